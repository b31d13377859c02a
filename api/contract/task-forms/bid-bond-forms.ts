import { z } from 'zod';
import { bidBondOf, BOND_KEPT_GROUNDS, type BondKeptGround } from '../../../domain/procurement/bid-bond.ts';
import { formatYuan } from '../../../domain/money.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { BOND_FORMS } from './bond-forms.ts';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { choice, day, line, opinionSchema, reasonForm, text } from './text-fields.ts';

export interface BidBondsFacts {
  readonly bids: readonly { readonly id: string; readonly name: string }[];
  /** Fen that each bidder owes. */
  readonly amountFen: number;
  /** Last day on which a bond was in time: that of the bid deadline. */
  readonly lastDay: Day;
}

/** Every opened bid of the lot once: had its bond come by the deadline? The amount is no field (PB-08). */
export const recordBidBondsForm: TaskForm<BidBondsFacts> = {
  facts: async (context, task) => {
    const lotId = subjectId(task, 'lotId');
    const { budgetFen, percent, deadline } = await theRow<{ budgetFen: string; percent: number; deadline: Date }>(
      context,
      task,
      `SELECT l.budget_fen AS "budgetFen", d.bid_bond_percent AS percent, p.bid_deadline_legal AS deadline
       FROM lot l JOIN purchase p ON p.id = l.purchase_id JOIN procurement_document d ON d.purchase_id = p.id
       WHERE l.id = $1 ORDER BY d.version DESC LIMIT 1`,
      [lotId],
    );
    const bids = await rowsOf<{ id: string; name: string }>(
      context,
      `SELECT b.id, o.name FROM bid b JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL ORDER BY b.id`,
      [lotId],
    );
    return {
      bids,
      amountFen: Number(bidBondOf(BigInt(budgetFen), percent)),
      lastDay: dayOf(instantOfMillis(deadline.getTime())),
    };
  },
  schema: (facts) =>
    z.strictObject({
      results: z
        .array(resultSchema(facts))
        .length(facts.bids.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ bidId }) => bidId)))
            refuse(payload, [position, 'bidId'], ONCE, 'PB-08');
        })
        .meta({ title: '到账情况', description: `每家应收 ${formatYuan(facts.amountFen)}，不得以现金形式提交。` }),
    }),
  example: ({ bids, lastDay }) => ({
    results: bids.map(({ id }, position) => ({
      ...{ bidId: id, received: true, form: 'transfer', reference: `示例转账${position + 1}`, receivedOn: lastDay },
    })),
  }),
};

function resultSchema({ bids, lastDay }: BidBondsFacts) {
  return z
    .strictObject({
      bidId: oneOf(bids, '投标', '已开启的投标。'),
      received: z.boolean().meta({ title: '截止前是否到账', description: '提交截止时间前足额收到的填“是”。' }),
      form: choice(BOND_FORMS, '提交形式', '收到的必填。').optional(),
      reference: line('凭证号', '转账流水号、票据号或者保函编号；收到的必填。').optional(),
      receivedOn: day('收到日期', `不晚于 ${lastDay}；收到的必填。`).optional(),
    })
    .check((payload) => {
      const { received, form, reference, receivedOn } = payload.value;
      if (!received) return;
      if (form === undefined) refuse(payload, ['form'], NEEDED, 'PB-08');
      if (reference === undefined) refuse(payload, ['reference'], NEEDED, 'PB-08');
      if (receivedOn === undefined) refuse(payload, ['receivedOn'], NEEDED, 'PB-08');
      else if (receivedOn > lastDay) refuse(payload, ['receivedOn'], TOO_LATE, 'PB-08');
    });
}

const ONCE = { zh: '同一投标只登记一次。', en: 'Each bid is recorded once.' };
const NEEDED = { zh: '收到保证金的，填写形式、凭证号和收到日期。', en: 'For a bond that came: form, voucher and day.' };
const TOO_LATE = {
  zh: '截止时间后到账的视为没有提交，请填“否”。',
  en: 'What came after the deadline counts as not paid: answer no.',
};

export interface SettleFacts {
  readonly amountFen: number;
  readonly bidder: string;
  /** It won and refused to sign without a lawful reason. */
  readonly refused: boolean;
}

/** The refund with its voucher; or the case of the law in which it is kept, for somebody else to approve (PB-09). */
export const settleBidBondForm: TaskForm<SettleFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ amountFen: string; bidder: string; refused: boolean }>(
      context,
      task,
      `SELECT g.amount_fen AS "amountFen", o.name AS bidder, bid_refused_to_sign(b.id) AS refused
       FROM bid_bond g JOIN bid b ON b.id = g.bid_id JOIN organisation o ON o.id = b.provider_id WHERE b.id = $1`,
      [subjectId(task, 'bidId')],
    );
    return { ...row, amountFen: Number(row.amountFen) };
  },
  schema: ({ amountFen, bidder }) =>
    z.strictObject({
      reference: line('退还凭证', `退还${bidder} ${formatYuan(amountFen)} 的退款流水号或者保函退回的凭证。`),
    }),
  example: () => ({ reference: '示例退款2027-001' }),
  otherOutcomes: ({ refused }) => ({
    keep: {
      schema: z
        .strictObject({
          ground: choice(GROUNDS, '法定情形', '财政部令第74号第二十条、财库〔2014〕214号第三十一条，此外不得扣留。'),
          reason: text('事实和依据', '事实、证明材料和采购文件条款，供应商会看到。', 10),
        })
        .check((payload) => {
          if (payload.value.ground === 'refused-to-sign' && !refused) refuse(payload, ['ground'], NOT_REFUSED, 'PB-09');
        }),
      example: { ground: 'collusion', reason: '财政部门已认定其与另一供应商恶意串通（示例决定书）。' },
    },
  }),
};

const GROUNDS = Object.fromEntries(Object.entries(BOND_KEPT_GROUNDS).map(([code, { zh }]) => [code, zh])) as Readonly<
  Record<BondKeptGround, string>
>;

const NOT_REFUSED = {
  zh: '该供应商没有成交后放弃，或者其放弃有正当理由。',
  en: 'It did not refuse to sign, or had a lawful reason.',
};

export const approveBidBondKeptForm = staticForm(
  opinionSchema,
  { opinion: '事实清楚，属于法定不予退还的情形，同意。' },
  { return: reasonForm('事实尚未查清，按期退还。') },
);
