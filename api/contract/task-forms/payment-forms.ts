import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { deductionProposal } from '../../../prisma/deduction-proposal.ts';
import { oneOf, subjectId, subjectNumber, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import {
  checkOtherSource,
  otherSourceExample,
  otherSourceField,
  outsideFacts,
  type OutsideFacts,
} from './other-source.ts';
import type { TaskForm } from './task-form.ts';
import { line, text } from './text-fields.ts';

/** A line that the contract's rules propose; the id is the number of the item. */
interface ProposedLine {
  readonly id: string;
  readonly name: string;
  /** Fen. */
  readonly fen: number;
}

/** Every line as proposed or less, and why less (DL-05). */
export const decideDeductionsForm: TaskForm<readonly ProposedLine[]> = {
  facts: async ({ database }, task) => {
    const proposed = await deductionProposal(
      database.prisma,
      subjectId(task, 'contractId'),
      subjectNumber(task, 'seq'),
    );
    return proposed.map(({ seq, fen, found }) => ({ id: String(seq), name: found, fen: Number(fen) }));
  },
  schema: (lines) =>
    z.strictObject({
      deductions: z
        .array(
          z.strictObject({
            item: oneOf(lines, '扣款事项和理由', '验收结果和合同约定的扣款规则。'),
            amountFen: z
              .int()
              .min(0)
              .meta({ title: '扣款金额', description: '按合同规则提出的金额，可以减免，不得增加。' }),
            reason: text('减免理由', '少于提出金额的，写明理由；承接主体可见。', 4).optional(),
          }),
        )
        .length(lines.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ item }) => item))) {
            refuse(payload, [position, 'item'], EACH_ONCE, 'DL-05');
          }
          payload.value.forEach(({ item, amountFen, reason }, position) => {
            const proposed = lines.find(({ id }) => id === item)?.fen ?? 0;
            if (amountFen > proposed) refuse(payload, [position, 'amountFen'], NOT_MORE, 'DL-05');
            if (amountFen < proposed && reason === undefined) refuse(payload, [position, 'reason'], SAY_WHY, 'DL-05');
          });
        })
        .meta({ title: '逐项扣款', description: '每项一行。', default: rowsOf(lines) }),
      opinion: text('意见', '决定的依据，随决定一并存档。'),
    }),
  example: (lines) => ({ deductions: rowsOf(lines), opinion: '按合同约定扣款（示例）。' }),
};

function rowsOf(lines: readonly ProposedLine[]) {
  return lines.map(({ id, fen }) => ({ item: id, amountFen: fen }));
}

const EACH_ONCE = { zh: '每项只决定一次。', en: 'Each line is decided once.' };
const NOT_MORE = {
  zh: '扣款不得超过合同约定的规则提出的金额。',
  en: 'No more is deducted than the contract’s rule says.',
};
const SAY_WHY = { zh: '减免扣款的，写明理由。', en: 'Say why less is deducted.' };

/** Fen to pay: the instalment less its deductions. */
interface PaymentFacts {
  readonly amountFen: number;
  /** Of those, as in the schedule. */
  readonly deductedFen?: number;
  /** People served in the period whom no declared source may pay for (BU-03), and the sources that may serve them all. */
  readonly outside?: OutsideFacts;
}

/** The amount stands in the schedule, less what was deducted, and is not typed in again (DL-08). */
export const payInstalmentForm: TaskForm<PaymentFacts> = {
  facts: async (context, task) => {
    const [contractId, seq] = [subjectId(task, 'contractId'), subjectNumber(task, 'seq')];
    const { amount, deducted } = await theRow<{ amount: string; deducted: string }>(
      context,
      task,
      'SELECT amount_fen - deducted_fen AS amount, deducted_fen AS deducted FROM payment WHERE contract_id = $1 AND seq = $2',
      [contractId, seq],
    );
    const outside = await outsideFacts(context, contractId, seq);
    return { amountFen: Number(amount), deductedFen: Number(deducted), ...(outside && { outside }) };
  },
  schema: (facts) =>
    z
      .strictObject({ voucher: voucher(facts), ...otherSourceField(facts.outside) })
      .check((payload) => checkOtherSource(payload, facts.amountFen, facts.outside)),
  example: ({ amountFen, outside }) => ({ voucher: VOUCHER, ...(amountFen > 0 && otherSourceExample(outside)) }),
  otherOutcomes: (facts) => ({
    withhold: {
      schema: z
        .strictObject({
          disputedFen: z
            .int()
            .min(Math.min(1, facts.amountFen))
            .max(facts.amountFen)
            .meta({
              title: '有争议的金额',
              description: `本期应付 ${formatYuan(facts.amountFen)}；没有争议的部分照常支付（DL-08）。`,
            }),
          reason: text('理由', '承接主体将看到这段文字。不得以人员变更、内部流程、等待审计为由（DL-10）。', 4),
          voucher: voucher(facts).optional(),
          ...otherSourceField(facts.outside),
        })
        .check((payload) => {
          const { disputedFen, voucher: given } = payload.value;
          if (disputedFen < facts.amountFen && given === undefined) refuse(payload, ['voucher'], PAY_THE_REST, 'DL-08');
          checkOtherSource(payload, facts.amountFen - disputedFen, facts.outside);
        }),
      example: { disputedFen: facts.amountFen, reason: '当月检查问题尚未整改，双方对工作量有争议。' },
    },
  }),
};

const VOUCHER = '示例支付凭证0001';
const PAY_THE_REST = {
  zh: '没有争议的部分先行支付，填写付款凭证号。',
  en: 'What is not in dispute is paid first: enter the voucher.',
};

function voucher({ amountFen, deductedFen = 0 }: PaymentFacts) {
  const less = deductedFen === 0 ? '' : `（已扣款 ${formatYuan(deductedFen)}）`;
  return line('付款凭证号', `国库集中支付凭证编号；本期应付 ${formatYuan(amountFen)}${less}。`);
}
