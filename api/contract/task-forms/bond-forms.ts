import { z } from 'zod';
import { bondOf } from '../../../domain/contracts/change.ts';
import { formatYuan } from '../../../domain/money.ts';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { choice, day, line, opinionSchema, reasonForm, text } from './text-fields.ts';

/** Never cash (CO-05, REG 48). */
export const BOND_FORMS = {
  transfer: '银行转账',
  cheque: '支票',
  draft: '汇票或者本票',
  guarantee: '银行保函',
  insurance: '保证保险',
} as const;

interface BondFacts {
  /** Fen, as documents and price make it. */
  readonly amountFen: number;
}

/** The amount is no field: it follows from the documents and the price. */
export const receiveBondForm: TaskForm<BondFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ amountFen: string; percent: number }>(
      context,
      task,
      `SELECT c.amount_fen AS "amountFen", d.performance_bond_percent AS percent
       FROM contract c JOIN procurement_document d ON d.purchase_id = c.purchase_id
       WHERE c.id = $1 ORDER BY d.version DESC LIMIT 1`,
      [subjectId(task, 'contractId')],
    );
    return { amountFen: Number(bondOf(BigInt(row.amountFen), row.percent)) };
  },
  schema: ({ amountFen }) =>
    z.strictObject({
      form: choice(BOND_FORMS, '提交形式', `应收 ${formatYuan(amountFen)}，不得以现金形式提交（CO-05）。`),
      reference: line('凭证号', '转账流水号、票据号或者保函编号。'),
      receivedOn: day('收到日期', '款项到账或者保函收到的日期。'),
    }),
  example: () => ({ form: 'guarantee', reference: '示例保函2027-001', receivedOn: '2027-04-20' }),
  otherOutcomes: () => ({ unpaid: reasonForm('经催告，在规定期限内没有提交履约保证金。') }),
};

export const settleBondForm: TaskForm = staticForm(
  z.strictObject({ reference: line('退还凭证', '退款流水号或者保函退回的凭证。') }),
  { reference: '示例退款2028-001' },
  {
    forfeit: {
      schema: z.strictObject({ reason: text('理由', '违约事实、合同条款和金额依据，承接主体会看到。', 10) }),
      example: { reason: '经两次书面催告仍未整改，按合同违约责任条款不予退还。' },
    },
  },
);

export const approveForfeitureForm = staticForm(
  opinionSchema,
  { opinion: '违约事实清楚，合同依据明确，同意不予退还。' },
  { return: reasonForm('违约责任尚未查清，先按约定退还。') },
);
