import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import {
  checkOtherSource,
  otherSourceExample,
  otherSourceField,
  outsideFacts,
  type OutsideFacts,
} from './other-source.ts';
import { subjectId, subjectNumber, theRow } from './form-facts.ts';
import type { FormTask, TaskForm } from './task-form.ts';
import type { ApiContext } from '../../context.ts';
import { line, reasonForm, text } from './text-fields.ts';

interface DisputeFacts {
  /** Fen that were withheld. */
  readonly disputedFen: number;
  /** Fen that are paid after all; null before the decision. */
  readonly releasedFen: number | null;
  /** Why it was withheld. */
  readonly why: string;
  readonly outside?: OutsideFacts;
}

/** In full, in part or not at all, with the reason that the contractor reads (DL-08, DL-10). */
export const decideDisputeForm: TaskForm<DisputeFacts> = {
  facts: disputeFacts,
  schema: ({ disputedFen, why }) =>
    z.strictObject({
      releasedFen: z
        .int()
        .min(1)
        .max(disputedFen)
        .meta({
          title: '支付金额',
          description: `有争议的金额 ${formatYuan(disputedFen)}；暂不支付的理由：${why}`,
        }),
      reason: text('理由', '核实的经过和结论；承接主体可见。', 4),
    }),
  example: ({ disputedFen }) => ({
    releasedFen: disputedFen,
    reason: '已核对服务记录，工作量属实，应予支付（示例）。',
  }),
  otherOutcomes: () => ({ keep: reasonForm('已核对服务记录，该部分服务没有提供，不予支付。') }),
};

/** The amount stands in the decision and is not typed in again. */
export const payDisputeForm: TaskForm<DisputeFacts> = {
  facts: disputeFacts,
  schema: ({ releasedFen, outside }) =>
    z
      .strictObject({
        voucher: line('付款凭证号', `国库集中支付凭证编号；应付 ${formatYuan(releasedFen ?? 0)}，逾期的另付利息。`),
        ...otherSourceField(outside),
      })
      .check((payload) => checkOtherSource(payload, releasedFen ?? 0, outside)),
  example: ({ outside }) => ({ voucher: '示例支付凭证0002', ...otherSourceExample(outside) }),
};

async function disputeFacts(context: ApiContext, task: FormTask): Promise<DisputeFacts> {
  const values = [subjectId(task, 'contractId'), subjectNumber(task, 'seq')];
  const row = await theRow<{ disputed: string; released: string | null; why: string | null }>(
    context,
    task,
    FACTS,
    values,
  );
  const outside = await outsideFacts(context, values[0] as string, values[1] as number);
  return {
    ...(outside && { outside }),
    disputedFen: Number(row.disputed),
    releasedFen: row.released === null ? null : Number(row.released),
    why: row.why ?? '—',
  };
}

const FACTS = `
  SELECT d.disputed_fen AS disputed, d.released_fen AS released,
         (SELECT t.form ->> 'reason' FROM task t
          WHERE t.kind = 'pay-instalment' AND t.outcome = 'withhold' AND t.state = 'done'
            AND t.subject ->> 'contractId' = d.contract_id::text AND (t.subject ->> 'seq')::int = d.payment_seq
          ORDER BY t.done_at DESC LIMIT 1) AS why
  FROM payment_dispute d WHERE d.contract_id = $1 AND d.payment_seq = $2`;
