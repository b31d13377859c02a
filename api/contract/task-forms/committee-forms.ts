import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

/** A bid as a member of the committee names it. */
interface JudgedBid {
  readonly id: string;
  readonly name: string;
}

/** Whoever accepts declares to have no conflict; whoever declines says why, and the office alone reads it (EV-06, EV-08). */
export const attendEvaluationForm = staticForm(
  z.strictObject({
    conflict: z.literal(false).meta({
      title: '利害关系',
      description: '声明：三年内与参加本项目的供应商没有劳动、任职、控股关系，也没有应当回避的亲属关系（EV-06）。',
    }),
  }),
  { conflict: false },
  { decline: reasonForm('与参加的供应商有应当回避的关系，请递补。') },
);

/** One of the members who have taken their seats; a buyer's own people are none of them (EV-07). */
export const electChairForm: TaskForm<readonly JudgedBid[]> = {
  facts: (context, task) =>
    rowsOf<JudgedBid>(
      context,
      `SELECT u.id, u.display_name AS name FROM committee_seat s JOIN app_user u ON u.id = s.expert_id
       WHERE s.purchase_id = $1 AND s.state = 'accepted' ORDER BY u.display_name, u.id`,
      [task.purchaseId],
    ),
  schema: (members) =>
    z.strictObject({ member: oneOf(members, '组长人选', '本次评审的成员；结果公告前名单保密（EV-08）。') }),
  example: (members) => ({ member: members[0]?.id }),
};

export const refillCommitteeForm = staticForm(opinionSchema, { opinion: '已核实专家库，再次抽取。' });

/** Every qualified bid exactly once; whoever refuses one says which demand of the documents it misses (EV-25). */
export const reviewConformityForm: TaskForm<readonly JudgedBid[]> = {
  facts: (context, task) =>
    rowsOf<JudgedBid>(
      context,
      `SELECT b.id, o.name FROM bid b JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL AND b.qualified ORDER BY b.id`,
      [subjectId(task, 'lotId')],
    ),
  schema: (bids) =>
    judgements(bids, {
      passes: z.boolean().meta({ title: '是否通过', description: '是否满足采购文件的全部实质性要求。' }),
      doubtsPrice: z.boolean().optional().meta({
        title: '报价存疑',
        description: '认为报价可能影响服务质量或者不能诚信履约的，勾选后启动异常低价审查。',
      }),
    }),
  example: (bids) => ({ results: bids.map(({ id }) => ({ bidId: id, passes: true })) }),
};

interface ExplainedBid extends JudgedBid {
  readonly priceFen: string;
  readonly explanation: string;
}

/** Every explained price exactly once; an unproven one makes the bid invalid, with the reason archived (EV-12). */
export const judgeLowPriceForm: TaskForm<readonly ExplainedBid[]> = {
  facts: (context, task) =>
    rowsOf<ExplainedBid>(
      context,
      `SELECT b.id, o.name, coalesce(b.last_price_fen, b.price_fen) AS "priceFen", r.explanation
       FROM price_review r JOIN bid b ON b.id = r.bid_id JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND r.explanation IS NOT NULL ORDER BY b.id`,
      [subjectId(task, 'lotId')],
    ),
  schema: (bids) =>
    judgements(
      bids.map(({ id, name, priceFen }) => ({ id, name: `${name}（${formatYuan(Number(priceFen))}）` })),
      { passes: z.boolean().meta({ title: '是否合理', description: '说明是否证明报价合理、能够诚信履约。' }) },
    ),
  example: (bids) => ({ results: bids.map(({ id }) => ({ bidId: id, passes: true })) }),
};

function judgements(bids: readonly JudgedBid[], judgement: z.core.$ZodLooseShape & { passes: z.ZodBoolean }) {
  const row = z.strictObject({
    bidId: oneOf(bids, '投标', '待评议的投标。'),
    ...judgement,
    reason: text('理由', '不通过时必填，将告知供应商并存档。').optional(),
  });
  return z.strictObject({
    results: z
      .array(row)
      .length(bids.length)
      .check((payload) => {
        for (const position of repeatedAt(payload.value.map(({ bidId }) => bidId))) {
          refuse(payload, [position, 'bidId'], { zh: '同一投标只能评议一次。', en: 'Each bid is judged once.' });
        }
        payload.value.forEach(({ passes, reason }, position) => {
          if (!passes && !reason) refuse(payload, [position, 'reason'], WITHOUT_REASON, 'EV-13');
        });
      })
      .meta({ title: '评议结果', description: '每份投标一行。' }),
  });
}

const WITHOUT_REASON = {
  zh: '不通过的须写明理由，告知供应商并存档。',
  en: 'A refused bid is told why: give the reason.',
};

interface PriceFacts {
  readonly priceFen: number;
  readonly triggers: readonly string[];
}

const TRIGGERS: Readonly<Record<string, string>> = {
  mean: '低于全部通过符合性审查供应商报价平均值的规定比例',
  'second-lowest': '低于次低报价的规定比例',
  ceiling: '低于最高限价（未设限价的为预算金额）的规定比例',
  committee: '评审委员会多数成员认为报价存疑',
};

/** What the bidder answers to the review of the price: costs, not promises (EV-12). */
export const explainPriceForm: TaskForm<PriceFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ priceFen: string; triggers: string[] }>(
      context,
      task,
      `SELECT coalesce(b.last_price_fen, b.price_fen) AS "priceFen", r.triggers
       FROM price_review r JOIN bid b ON b.id = r.bid_id WHERE b.id = $1`,
      [subjectId(task, 'bidId')],
    );
    return { priceFen: Number(row.priceFen), triggers: row.triggers };
  },
  schema: ({ priceFen, triggers }) => {
    const because = triggers.map((trigger) => TRIGGERS[trigger]).join('；');
    const description = `报价 ${formatYuan(priceFen)}，触发审查的原因：${because}。请用人员、物料、管理等成本构成证明。`;
    return z.strictObject({ explanation: text('报价合理性说明', description, 10) });
  },
  example: () => ({ explanation: '人员工资按本地标准计算，办公场所为自有，详见成本构成说明。' }),
};
