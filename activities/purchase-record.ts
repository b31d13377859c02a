import type { PurchaseEventKind } from '../domain/procurement/purchase-events.ts';
import type { RuleId } from '../domain/procurement/rules.ts';
import type { Stage } from '../domain/procurement/stages.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { found } from './not-found.ts';
import { endSuspensions } from './suspension-end.ts';

export interface PurchaseRef {
  readonly purchaseId: string;
}

export interface PurchaseEventInput {
  readonly purchaseId: string;
  /** Makes the line appear once, however often its activity runs. */
  readonly key: string;
  readonly kind: PurchaseEventKind;
  readonly lotId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly rule?: RuleId | undefined;
  readonly detail?: Prisma.InputJsonObject;
}

/** One line of the purchase's timeline, dated in its business time. Call it in the transaction of what it tells. */
export async function recordEvent(tx: Tx, event: PurchaseEventInput): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO purchase_event (purchase_id, key, kind, stage, lot_id, task_id, rule_id, at, detail)
    SELECT id, ${event.key}, ${event.kind}, stage, ${event.lotId ?? null}::uuid, ${event.taskId ?? null},
           ${event.rule ?? null}, business_time(clock_epoch, clock_scale, clock_catches_up, now()), ${JSON.stringify(event.detail ?? {})}::jsonb
    FROM purchase WHERE id = ${event.purchaseId}::uuid
    ON CONFLICT (purchase_id, key) DO NOTHING`;
}

/** What a person entered in a task's form; the api has validated it against the kind's schema. */
export async function formOf<Form>(tx: Tx, taskId: string): Promise<Form> {
  const task = found(await tx.task.findUnique({ where: { id: taskId }, select: { form: true } }), 'task');
  return found(task.form, 'task form') as Form;
}

/** Stage and state of the purchase and of its lots, and what is published about them. */
export function purchaseRecordActivities({ prisma }: Database) {
  return {
    /** Moves the purchase on; the database refuses an edge that the stage model does not have. */
    async enterStage({ purchaseId, stage }: PurchaseRef & { readonly stage: Stage }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.purchase.updateMany({ where: { id: purchaseId, stage: { not: stage } }, data: { stage } });
        await recordEvent(tx, { purchaseId, key: `stage:${stage}`, kind: 'stage' });
      });
    },

    async endPurchase({ purchaseId, state }: PurchaseRef & { readonly state: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.purchase.updateMany({ where: { id: purchaseId, state: 'running' }, data: { state } });
        await endSuspensions(tx, purchaseId);
        await recordEvent(tx, { purchaseId, key: 'end', kind: 'end', detail: { state } });
      });
    },

    /** A lot without a winner: its failure is published with the reason (EV-19). */
    async failLot({
      purchaseId,
      lotId,
      rule,
      taskId,
    }: PurchaseRef & { readonly lotId: string; readonly rule: RuleId; readonly taskId?: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const decided = taskId === undefined ? {} : await formOf<{ readonly reason?: string }>(tx, taskId);
        const reason = decided.reason === undefined ? {} : { reason: decided.reason };
        const { seq } = await tx.lot.update({ where: { id: lotId }, data: { state: 'failed', failureRule: rule } });
        await publish(tx, { purchaseId, kind: 'failure-notice', part: lotId, body: { lot: seq, rule, ...reason } });
        await recordEvent(tx, { purchaseId, key: `lot-failed:${lotId}`, kind: 'lot-failed', lotId, rule });
      });
    },
  };
}

/** Publishes once per purchase, kind and part of it; the title is the purchase's name. */
export async function publish(
  tx: Tx,
  notice: {
    readonly purchaseId: string;
    readonly kind: string;
    /** Id of the lot or contract, where a kind is published for each. */
    readonly part?: string;
    readonly body: Prisma.InputJsonObject;
  },
): Promise<void> {
  const key = notice.part === undefined ? notice.kind : `${notice.kind}/${notice.part}`;
  await tx.$executeRaw`
    INSERT INTO notice (purchase_id, key, kind, title, body, published_at)
    SELECT id, ${key}, ${notice.kind}, name, ${JSON.stringify(notice.body)}::jsonb,
           business_time(clock_epoch, clock_scale, clock_catches_up, now())
    FROM purchase WHERE id = ${notice.purchaseId}::uuid
    ON CONFLICT (purchase_id, key) DO NOTHING`;
}
