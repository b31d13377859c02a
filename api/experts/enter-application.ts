import { z } from 'zod';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { route } from '../route.ts';
import { expertScope } from './expert-answer.ts';
import { expertApplicationInput, refuseUnsound, type ExpertApplicationInput } from './expert-input.ts';
import { applicationRunning, barredForGood, expertNotFound } from './expert-refusals.ts';

const entered = z
  .object({ id: z.uuid(), userId: z.uuid(), seq: z.int(), state: z.literal('reviewing') })
  .meta({ id: 'ExpertApplicationEntered' });

/** The row is its workflow's own outbox. */
export const enterExpertApplication = route({
  method: 'post',
  path: '/experts/applications',
  operationId: 'enterExpertApplication',
  summary: '申请进入专家库 · Apply for the bank of experts, or for a new term',
  description:
    'By the person, or entered by the bank’s office. Somebody else examines it: neither the person nor whoever entered it.',
  tag: 'experts',
  access: ['create', 'Expert'],
  body: expertApplicationInput,
  success: { status: 202, schema: entered, description: 'Recorded; an officer is asked to examine it' },
  problems: ['not-found', 'expert-state', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, create }, { environment }) {
    const now = instantOfMillis(Date.now());
    refuseUnsound(body, dayOf(now));
    const { scale } = clockOf(environment.daySeconds, now);
    return create((tx) => record(tx, caller, body, { clockEpoch: new Date(now), clockScale: Math.round(scale) }));
  },
});

async function record(
  tx: Tx,
  caller: Caller,
  { userId = caller.userId, ...input }: ExpertApplicationInput,
  clock: { readonly clockEpoch: Date; readonly clockScale: number },
): Promise<z.input<typeof entered>> {
  const other = userId !== caller.userId;
  const person =
    other && !hasRole(caller, 'officer')
      ? null
      : await tx.user.findFirst({ where: { AND: [{ id: userId }, expertScope(caller)] }, include: { expert: true } });
  if (person === null) throw expertNotFound();
  await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`;
  if (person.expert?.barred === true) throw barredForGood();
  const before = await tx.expertApplication.findMany({ where: { userId }, select: { state: true } });
  if (before.some(({ state }) => state === 'reviewing')) throw applicationRunning();
  const seq = before.length + 1;
  const { id } = await tx.expertApplication.create({
    data: {
      ...{ ...input, ...clock, userId, seq, regionCode: person.regionCode, enteredBy: caller.userId },
      avoidances: input.avoidances.map((tie) => ({ ...tie })),
    },
  });
  await tx.auditEvent.create({
    data: {
      ...{ actorId: caller.userId, actorRole: other ? 'officer' : 'expert', action: 'expert.apply' },
      ...{ objectType: 'expert', objectId: userId, detail: { seq } },
    },
  });
  return { id, userId, seq, state: 'reviewing' };
}
