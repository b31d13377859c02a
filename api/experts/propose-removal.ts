import { z } from 'zod';
import { REMOVAL_GROUND_CODES } from '../../domain/experts/expert-state.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { route } from '../route.ts';
import { expertScope } from './expert-answer.ts';
import { expertNotFound, notInBank, removalRunning } from './expert-refusals.ts';

const removalInput = z
  .strictObject({
    ground: z.enum(REMOVAL_GROUND_CODES),
    reason: z.string().trim().min(10).max(2000).meta({ description: 'Facts; the expert reads them' }),
  })
  .meta({
    id: 'ExpertRemovalInput',
    example: { ground: 'hid-interest', reason: '与投标人有股权关系，抽取时未申报回避（示例）。' },
  });

const proposed = z
  .object({ id: z.uuid(), seq: z.int(), state: z.literal('proposed') })
  .meta({ id: 'ExpertRemovalProposed' });

/** Nobody is removed by this: the expert is heard, then an approver decides. The row is its workflow's own outbox. */
export const proposeExpertRemoval = route({
  method: 'post',
  path: '/experts/{userId}/removals',
  operationId: 'proposeExpertRemoval',
  summary: '提出移出专家库 · Propose to remove an expert',
  description: 'The expert is heard first; an approver other than the proposer decides.',
  tag: 'experts',
  access: ['work', 'Expert'],
  params: z.object({ userId: z.uuid() }),
  body: removalInput,
  success: { status: 202, schema: proposed, description: 'Recorded; the expert is asked to state' },
  problems: ['not-found', 'expert-state', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { userId }, body, caller, create }, { environment }) {
    const now = instantOfMillis(Date.now());
    const { scale } = clockOf(environment.daySeconds, now);
    const clock = { clockEpoch: new Date(now), clockScale: Math.round(scale) };
    return create((tx) => record(tx, caller, userId, { ...body, ...clock }));
  },
});

async function record(
  tx: Tx,
  caller: Caller,
  userId: string,
  rest: z.output<typeof removalInput> & { readonly clockEpoch: Date; readonly clockScale: number },
): Promise<z.input<typeof proposed>> {
  const person = await tx.user.findFirst({ where: { AND: [{ id: userId }, expertScope(caller)] } });
  if (person === null || userId === caller.userId) throw expertNotFound();
  await tx.$queryRaw`SELECT 1 FROM expert WHERE user_id = ${userId}::uuid FOR UPDATE`;
  const expert = await tx.expert.findUnique({ where: { userId }, include: { removals: { select: { state: true } } } });
  if (expert === null || expert.state !== 'admitted') throw notInBank();
  if (expert.removals.some(({ state }) => state === 'proposed' || state === 'heard')) throw removalRunning();
  const seq = expert.removals.length + 1;
  const { id } = await tx.expertRemoval.create({
    data: { ...rest, userId, seq, regionCode: expert.regionCode, proposedBy: caller.userId },
  });
  await tx.auditEvent.create({
    data: {
      ...{ actorId: caller.userId, actorRole: 'officer', action: 'expert.removal-proposed' },
      ...{ objectType: 'expert', objectId: userId, detail: { seq, ground: rest.ground } },
    },
  });
  return { id, seq, state: 'proposed' };
}
