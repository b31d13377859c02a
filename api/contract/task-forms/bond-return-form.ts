import { z } from 'zod';
import { bidBondOf } from '../../../domain/procurement/bid-bond.ts';
import { formatYuan } from '../../../domain/money.ts';
import { BOND_FORMS } from './bond-forms.ts';
import { subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { choice, day, line, reasonForm, text } from './text-fields.ts';

export interface BondReturnFacts {
  readonly bidder: string;
  readonly number: string;
  readonly lot: number;
  readonly cause: 'withdrawn' | 'unopened';
  /** Fen that the documents demand; the most that may have come (PB-08). */
  readonly amountFen: number;
  /** The same bidder has a bid for the lot that stands. */
  readonly standing: boolean;
}

interface Row extends Omit<BondReturnFacts, 'amountFen'> {
  readonly budgetFen: string;
  readonly percent: number;
}

const ROW = `
  SELECT o.name AS bidder, p.number, l.seq AS lot, r.cause, l.budget_fen AS "budgetFen", d.bid_bond_percent AS percent,
         bidder_has_standing_bid(r.bid_id) AS standing
  FROM bid_bond_return r JOIN bid b ON b.id = r.bid_id JOIN lot l ON l.id = b.lot_id
  JOIN purchase p ON p.id = b.purchase_id JOIN organisation o ON o.id = b.provider_id
  JOIN procurement_document d ON d.purchase_id = p.id
  WHERE r.id = $1 ORDER BY d.version DESC LIMIT 1`;

/**
 * Receipt and return in one, because nothing could be recorded before: whoever bids is secret until the opening (PB-05). Or
 * nothing had come; or the bidder wants it to secure the bid that it has handed in anew.
 */
export const returnBidBondForm: TaskForm<BondReturnFacts> = {
  facts: async (context, task) => {
    const { budgetFen, percent, ...row } = await theRow<Row>(context, task, ROW, [subjectId(task, 'bondReturnId')]);
    return { ...row, amountFen: Number(bidBondOf(BigInt(budgetFen), percent)) };
  },
  schema: (facts) =>
    z
      .strictObject({
        amountFen: z
          .int()
          .min(1)
          .max(facts.amountFen)
          .meta({
            title: '收到金额',
            description: `${aboutOf(facts)}应交 ${formatYuan(facts.amountFen)}，按实际收到填写。`,
          }),
        form: choice(BOND_FORMS, '提交形式', '不得以现金形式提交。'),
        receivedOn: day('收到日期', '款项到账或者保函收到的日期。'),
        returnedOn: day('退还日期', '款项退出或者保函退回的日期；逾期的另付资金占用费。'),
        voucher: line('退还凭证', '退款流水号或者保函退回的凭证，供应商会看到。'),
      })
      .check((payload) => {
        const { receivedOn, returnedOn } = payload.value;
        if (returnedOn < receivedOn) refuse(payload, ['returnedOn'], BEFORE_RECEIPT, 'PB-09');
      }),
  example: ({ amountFen }) => ({
    ...{ amountFen, form: 'transfer', receivedOn: '2027-03-08', returnedOn: '2027-03-12' },
    voucher: '示例退款2027-002',
  }),
  otherOutcomes: ({ standing }) => ({
    none: reasonForm('经查账户和保函登记，没有收到该供应商的投标保证金。'),
    moved: {
      schema: z
        .strictObject({ reason: text('依据', '供应商书面要求转用的情况；其重新提交的投标须仍然有效。', 4) })
        .check((payload) => {
          if (!standing) refuse(payload, ['reason'], NO_BID, 'PB-09');
        }),
      example: { reason: '供应商已书面申请将保证金转作重新提交的投标使用（示例）。' },
    },
  }),
};

function aboutOf({ bidder, number, lot, cause }: BondReturnFacts): string {
  return `${bidder}，${number} 标段 ${lot}，${cause === 'withdrawn' ? '截止前撤回' : '未开启'}；`;
}

const BEFORE_RECEIPT = { zh: '退还日期不能早于收到日期。', en: 'It cannot go back before it came.' };
const NO_BID = {
  zh: '该供应商在本标段没有有效的投标，保证金应当退还。',
  en: 'It has no bid for this lot that stands: the bond goes back.',
};
