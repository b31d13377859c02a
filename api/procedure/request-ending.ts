import { z } from 'zod';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { ownPurchase } from './own-purchase.ts';
import { windowClosed } from './procedure-refusals.ts';

const endingInput = z
  .strictObject({
    kind: z.enum(['task-cancelled', 'force-majeure']),
    reason: z.string().trim().min(10).max(2000).meta({ description: 'Published with the termination notice (PB-06)' }),
  })
  .meta({
    id: 'EndingInput',
    example: { kind: 'task-cancelled', reason: '示例：因行政区划调整，本年度该项服务任务取消。' },
  });

/** The officer asks; the approver decides; the reason is published (PB-06). */
export const requestEnding = route({
  method: 'post',
  path: '/purchases/{purchaseId}/ending',
  operationId: 'requestEnding',
  summary: '申请终止采购 · Ask to end a purchase',
  description: 'Before a contract is signed, for a cancelled task or force majeure only. Somebody else decides.',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  params: purchaseParams,
  body: endingInput,
  success: {
    status: 202,
    schema: z.object({ id: z.uuid() }).meta({ id: 'EndingRequested' }),
    description: 'Goes to the approver',
  },
  problems: ['not-found', 'window-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { kind, reason }, caller, create }) {
    return create(async (tx) => {
      const { stage, state } = await ownPurchase(tx, caller, purchaseId);
      await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
      const signed = await tx.contract.count({ where: { purchaseId, state: { not: 'draft' } } });
      const waiting = await tx.purchaseEnding.count({ where: { purchaseId, state: 'requested' } });
      const late = STAGES.indexOf(stage as Stage) >= STAGES.indexOf('monitoring');
      if (state !== 'running' || late || signed > 0 || waiting > 0) throw windowClosed('ending', 'PB-06');
      const { id } = await tx.purchaseEnding.create({
        data: { purchaseId, kind, reason, requestedBy: caller.userId },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'officer', action: 'ending.requested', detail: { kind } },
          ...{ objectType: 'purchase', objectId: purchaseId },
        },
      });
      return { id };
    });
  },
});
