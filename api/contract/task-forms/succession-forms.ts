import { z } from 'zod';
import {
  BRIDGE_BASES,
  longestBridgeDays,
  mostBridgeFen,
  mostRatePercent,
  type BridgeBasisCode,
} from '../../../domain/contracts/bridge.ts';
import { formatYuan } from '../../../domain/money.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { businessDay } from '../../contracts/business-day.ts';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { choice, line, opinionSchema, reasonForm, text } from './text-fields.ts';

interface PlanFacts {
  /** Fen. */
  readonly amountFen: number;
  readonly costCapPercent: number | null;
  readonly today: Day;
}

const LABELS = Object.fromEntries(
  Object.entries(BRIDGE_BASES).map(([code, { title, rule }]) => [code, `${title.zh}（${rule}）`]),
) as Record<BridgeBasisCode, string>;

const DAYS_OF_EXAMPLE = 90;

/** Basis, rate, ceiling and term of the interim contracts: each within what clause and law allow (CT-01, CT-04, CT-05). */
export const planSuccessionForm: TaskForm<PlanFacts> = {
  async facts(context, task) {
    const row = await theRow<{ amount: string; cap: number | null; purchase: string }>(
      context,
      task,
      `SELECT c.amount_fen::text AS amount, (c.takeover_plan ->> 'costCapPercent')::int AS cap, c.purchase_id AS purchase
       FROM takeover t JOIN contract c ON c.id = t.contract_id WHERE t.id = $1`,
      [subjectId(task, 'takeoverId')],
    );
    const today = await businessDay(context.database.prisma, row.purchase);
    return { amountFen: Number(row.amount), costCapPercent: row.cap, today };
  },
  schema({ amountFen, costCapPercent, today }) {
    const cap = costCapPercent ?? undefined;
    const rate = mostRatePercent(cap);
    const days = longestBridgeDays(today);
    return z
      .strictObject({
        basis: choice(LABELS, '法律依据', '合同履行开始后不得由下一候选人递补；经营失败本身不构成紧急采购情形。'),
        reason: text('理由', '说明为何适用该依据，以及重新采购的安排。', 10),
        document: line('紧急情况认定文件', '以紧急采购为依据时必填：认定机关和文号。').optional(),
        ratePercent: z
          .int()
          .min(1)
          .max(rate)
          .meta({ title: '费率上限', description: `单位：%，原合同价格为 100，按接管条款最高 ${rate}。` }),
        mostFen: z
          .int()
          .min(0)
          .max(mostBridgeFen('clause', amountFen, cap, today))
          .meta({ title: '过渡服务费用上限', description: '单位：分；紧急采购追加不得超过原合同金额的规定比例。' }),
        days: z
          .int()
          .min(1)
          .max(days)
          .meta({
            title: '最长期限',
            description: `单位：日历天，自批准之日起，最长 ${days}；到期仍无长期承接主体的由乡镇兜底。`,
          }),
      })
      .superRefine(({ basis, document, mostFen }, issues) => {
        if (basis !== 'emergency') return;
        if (document === undefined) {
          issues.addIssue({ ...custom('CT-05'), path: ['document'], message: '请写明认定紧急情况的机关和文号。' });
        }
        const most = mostBridgeFen(basis, amountFen, cap, today);
        if (mostFen > most) {
          const message = `紧急采购的追加不得超过 ${formatYuan(most)}（财库〔2026〕12号）。`;
          issues.addIssue({ ...custom('CT-05'), path: ['mostFen'], message });
        }
      });
  },
  example: ({ amountFen, costCapPercent, today }) => ({
    basis: 'clause',
    reason: '按原合同临时接管条款由备选承接主体过渡，同时按公开程序重新采购（示例）。',
    ratePercent: mostRatePercent(costCapPercent ?? undefined),
    mostFen: Math.floor(amountFen / 2),
    days: Math.min(DAYS_OF_EXAMPLE, longestBridgeDays(today)),
  }),
};

function custom(rule: string) {
  return { code: 'custom', params: { rule } } as const;
}

/** Whoever planned the bridge does not approve it. */
export const approveSuccessionForm = staticForm(
  opinionSchema,
  { opinion: '依据适用，费用和期限合理，同意（示例）。' },
  { return: reasonForm('请补充重新采购的时间安排。') },
);

/** First visits under the contract that has taken the recipients over for good (CT-06). */
export const confirmSuccessorVisitsForm: TaskForm<{ readonly covered: number }> = {
  facts: (context, task) =>
    theRow<{ covered: number }>(
      context,
      task,
      `SELECT count(DISTINCT recipient_id)::int AS covered FROM handover_case
       WHERE takeover_id = $1 AND successor_contract_id = $2`,
      [subjectId(task, 'takeoverId'), subjectId(task, 'contractId')],
    ),
  schema: ({ covered }) =>
    z.strictObject({
      visited: z
        .int()
        .min(0)
        .max(covered)
        .meta({ title: '已上门人数', description: `单位：人，至多 ${covered}（本合同接回的人数）。` }),
      note: text('说明', '可不填；未上门的写明原因和安排，不写姓名。').optional(),
    }),
  example: ({ covered }) => ({ visited: covered }),
};
