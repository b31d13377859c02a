import { z } from 'zod';
import { questionsEnd } from '../../domain/procurement/deadlines.ts';
import { toWall } from '../../domain/time/business-clock.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Purchase } from '../../prisma/generated/client.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { clockOfPurchase } from '../purchases/purchase-clock.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { movedDeadline } from './moved-deadline.ts';
import { windowClosed } from './procedure-refusals.ts';
import { ownPurchase } from './own-purchase.ts';

const changeInput = z
  .strictObject({
    item: z.string().trim().min(1).max(200).meta({ description: 'What is changed or clarified' }),
    before: z.string().trim().min(1).max(2000).optional(),
    after: z.string().trim().min(1).max(2000),
    reason: z.string().trim().min(4).max(1000).meta({ description: 'Published' }),
    affectsBids: z
      .boolean()
      .meta({ description: 'May it affect how bids are made? Then enough days must be left (REG 31)' }),
    keepsObjectAndTerms: z
      .literal(true)
      .meta({ description: 'Neither the object nor the qualification terms change (PB-04)' }),
  })
  .meta({
    id: 'DocumentChangeInput',
    example: {
      item: '首次上门时限',
      before: '四十八小时内',
      after: '二十四小时内',
      reason: '示例：根据供应商提问澄清服务要求。',
      affectsBids: true,
      keepsObjectAndTerms: true,
    },
  });

const changedSchema = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    deadlineBefore: z.iso.datetime(),
    deadlineAfter: z.iso.datetime().nullable().meta({ description: 'Null when enough days were left' }),
    rule: z.string(),
  })
  .meta({ id: 'DocumentChanged' });

/** The deadline moves in the same transaction, on the database's clock: no bid is refused in between. */
export const changeDocuments = route({
  method: 'post',
  path: '/purchases/{purchaseId}/changes',
  operationId: 'changeDocuments',
  summary: '澄清或修改采购文件 · Clarify or change the documents',
  description: 'A correction notice follows. With too few days left the deadline is put off to the first lawful day.',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  params: purchaseParams,
  body: changeInput,
  success: { status: 201, schema: changedSchema, description: 'What became of the deadline' },
  problems: ['not-found', 'window-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body, caller, create }, { database }) {
    const calendar = await workingCalendar(database);
    return create(async (tx) => {
      const purchase = await ownPurchase(tx, caller, purchaseId);
      if (!(await stillOpen(tx, purchaseId))) throw windowClosed('changes', 'EV-02');
      const moved = await moveDeadline(tx, purchase, body.affectsBids, calendar);
      const seq = (await tx.documentChange.count({ where: { purchaseId } })) + 1;
      const { item, before = null, after, reason, affectsBids } = body;
      const { id } = await tx.documentChange.create({
        data: { purchaseId, seq, item, before, after, reason, affectsBids, ...moved, by: caller.userId },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'officer', action: 'documents.changed', detail: { seq } },
          ...{ objectType: 'purchase', objectId: purchaseId },
        },
      });
      return {
        ...{ id, seq, rule: moved.rule, deadlineBefore: moved.deadlineBefore.toISOString() },
        deadlineAfter: moved.deadlineAfter?.toISOString() ?? null,
      };
    });
  },
});

/** Bids and the opening hold the row shared or exclusive; here it waits for both, then asks the clock. */
async function stillOpen(tx: Tx, purchaseId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid AND stage = 'bidding' AND state = 'running'
      AND bids_opened_at IS NULL AND bid_deadline_at > clock_timestamp()`;
  return rows.length > 0;
}

/** Legal instants, and the rule that decided. */
interface Moved {
  readonly rule: string;
  readonly deadlineBefore: Date;
  readonly deadlineAfter: Date | null;
}

async function moveDeadline(
  tx: Tx,
  purchase: Purchase,
  affectsBids: boolean,
  calendar: WorkingCalendar,
): Promise<Moved> {
  const deadlineBefore = purchase.bidDeadlineLegal!;
  if (!affectsBids) return { rule: 'PB-04', deadlineBefore, deadlineAfter: null };
  const moved = movedDeadline(purchase, calendar);
  if (moved === undefined) throw windowClosed('changes', 'ME-30');
  const { extended, rule, changedOn } = moved;
  if (extended === undefined) return { rule, deadlineBefore, deadlineAfter: null };
  const clock = clockOfPurchase(purchase);
  const questions = questionsEnd(extended.on, calendar, changedOn);
  await tx.purchase.update({
    where: { id: purchase.id },
    data: {
      ...{ bidDeadlineAt: toWall(clock, extended.at), bidDeadlineLegal: extended.at },
      ...{ questionsUntilAt: toWall(clock, questions.at), questionsUntilLegal: questions.at },
    },
  });
  return { rule, deadlineBefore, deadlineAfter: new Date(extended.at) };
}
