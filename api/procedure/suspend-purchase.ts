import { z } from 'zod';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { Caller } from '../access/caller.ts';
import type { Tx } from '../../prisma/database.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { ownPurchase } from './own-purchase.ts';
import { windowClosed } from './procedure-refusals.ts';

const suspensionInput = z
  .strictObject({
    reason: z.string().trim().min(10).max(2000).meta({ description: 'Published with the notice (PB-06)' }),
    evidence: z
      .string()
      .trim()
      .min(4)
      .max(500)
      .meta({ description: 'Who announced the event, and the number of the announcement; published' }),
  })
  .meta({
    id: 'SuspensionInput',
    example: {
      reason: '示例：洪水致全县道路和通信中断，供应商无法编制和递交响应文件。',
      evidence: '示例县防汛抗旱指挥部公告〔2027〕3号',
    },
  });

/** The officer asks; the approver decides; time stands still from then on (PB-06). */
export const requestSuspension = route({
  method: 'post',
  path: '/purchases/{purchaseId}/suspension',
  operationId: 'requestSuspension',
  summary: '申请因不可抗力暂停采购 · Ask to suspend a purchase for force majeure',
  description: 'Before a contract is signed, one at a time. Somebody else decides; the notice follows.',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  params: purchaseParams,
  body: suspensionInput,
  success: {
    status: 202,
    schema: z.object({ id: z.uuid() }).meta({ id: 'SuspensionRequested' }),
    description: 'Goes to the approver',
  },
  problems: ['not-found', 'window-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { reason, evidence }, caller, create }) {
    return create(async (tx) => {
      const { stage, state } = await lockedPurchase(tx, caller, purchaseId);
      const earlier = await tx.forceMajeure.findMany({ where: { purchaseId }, select: { state: true } });
      const signed = await tx.contract.count({ where: { purchaseId, state: { not: 'draft' } } });
      const late = STAGES.indexOf(stage as Stage) >= STAGES.indexOf('monitoring');
      const open = earlier.some((one) => one.state === 'requested' || one.state === 'standing');
      if (state !== 'running' || late || signed > 0 || open) throw windowClosed('suspension', 'PB-06');
      const seq = earlier.length + 1;
      const { id } = await tx.forceMajeure.create({
        data: { purchaseId, seq, reason, evidence, requestedBy: caller.userId },
      });
      await recorded(tx, caller, purchaseId, 'suspension.requested');
      return { id };
    });
  },
});

/** The event is over: time runs again, with new dates, published at once. */
export const resumePurchase = route({
  method: 'post',
  path: '/purchases/{purchaseId}/resumption',
  operationId: 'resumePurchase',
  summary: '恢复采购 · Let a suspended purchase go on',
  description: 'The bid deadline and the due dates are later by the time that stood still; the notice follows.',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  params: purchaseParams,
  body: z
    .strictObject({ reason: z.string().trim().min(4).max(2000).meta({ description: 'Published' }) })
    .meta({ id: 'ResumptionInput', example: { reason: '示例：道路和通信已恢复，公告解除。' } }),
  success: {
    status: 202,
    schema: z.object({ id: z.uuid() }).meta({ id: 'ResumptionRecorded' }),
    description: 'The purchase goes on',
  },
  problems: ['not-found', 'window-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { reason }, caller, create }) {
    return create(async (tx) => {
      await lockedPurchase(tx, caller, purchaseId);
      const standing = await tx.forceMajeure.findFirst({
        where: { purchaseId, state: 'standing', resumeReason: null },
      });
      if (standing === null) throw windowClosed('resumption', 'PB-06');
      await tx.forceMajeure.update({
        where: { id: standing.id },
        data: { resumeReason: reason, resumeBy: caller.userId },
      });
      await recorded(tx, caller, purchaseId, 'suspension.resumed');
      return { id: standing.id };
    });
  },
});

async function lockedPurchase(tx: Tx, caller: Caller, purchaseId: string) {
  await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
  return ownPurchase(tx, caller, purchaseId);
}

async function recorded(tx: Tx, { userId: actorId }: Caller, objectId: string, action: string): Promise<void> {
  await tx.auditEvent.create({ data: { actorId, actorRole: 'officer', action, objectType: 'purchase', objectId } });
}
