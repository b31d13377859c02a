import { z } from 'zod';
import { hasRole, type Caller } from '../access/caller.ts';
import { notFound } from '../problem.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { windowClosed } from '../procedure/procedure-refusals.ts';
import type { OpeningPart } from './opening-answer.ts';
import { readOpening, type Opening } from './read-opening.ts';

const signOffInput = z
  .strictObject({
    recordHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'Of the record that was read' }),
    objection: z.string().trim().min(4).max(2000).optional().meta({ description: 'Raised on the spot (M87 42)' }),
  })
  .meta({
    id: 'OpeningSignOff',
    example: { recordHash: 'a'.repeat(64), objection: '示例：唱标报价与我方投标函不一致。' },
  });

/** Whoever takes part confirms the record or objects on the spot; whoever does not is taken to accept it (M87 42). */
export const signOpeningOff = route({
  method: 'post',
  path: '/purchases/{purchaseId}/opening/signatures',
  operationId: 'signOpeningOff',
  summary: '签署开标记录 · Sign the record of the opening off',
  tag: 'bids',
  access: ['work', 'Opening'],
  params: purchaseParams,
  body: signOffInput,
  success: { status: 204, description: 'On record' },
  problems: ['not-found', 'window-closed'],
  async handle({ params: { purchaseId }, body: { recordHash, objection }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const opening = await readOpening({ prisma: tx }, caller, purchaseId);
      if (opening.row.openingKey?.recordHash !== recordHash) throw windowClosed('sign-off', 'EV-01');
      const part = partOf(opening, caller);
      if (part === null) throw notFound({ zh: '可由您签署的开标记录', en: 'A record that is yours to sign off' });
      const { userId, organisationId } = caller;
      await tx.openingSignOff.create({
        data: { purchaseId, userId, organisationId, part, recordHash, objection: objection ?? null },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: userId, actorRole: caller.roles[0]!, action: 'opening.signed-off', detail: { part } },
          ...{ objectType: 'purchase', objectId: purchaseId },
        },
      });
      return undefined;
    });
  },
});

/** As what the caller signs the record off; null when it is not theirs to sign, or signed already. */
export function partOf({ row, official, readOut, bids }: Opening, caller: Caller): OpeningPart | null {
  if (row.openingKey?.signOffs.some(({ userId }) => userId === caller.userId)) return null;
  if (row.openingKey?.shares.some(({ holderId, releasedAt }) => holderId === caller.userId && releasedAt !== null))
    return 'holder';
  if (official && hasRole(caller, 'officer')) return 'host';
  if (official && hasRole(caller, 'supervisor')) return 'supervisor';
  const bid = bids.some((one) => one.providerId === caller.organisationId && one.returnedAt === null);
  return hasRole(caller, 'provider') && readOut && bid ? 'bidder' : null;
}
