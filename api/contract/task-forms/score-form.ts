import { z } from 'zod';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { text } from './text-fields.ts';

interface TechnicalCriterion {
  readonly code: string;
  readonly titleZh: string;
  /** Most points. */
  readonly weight: number;
}

interface ScoreFacts {
  readonly bids: readonly { readonly id: string; readonly name: string }[];
  readonly criteria: readonly TechnicalCriterion[];
}

const CONFLICT =
  '有利害关系的不得打分，请回避（EV-06） / whoever has a conflict of interest does not score and withdraws (EV-06)';

/** Points of the example as a share of the full marks, so that the bids differ. */
const EXAMPLE_SHARES = [0.92, 0.85, 0.8, 0.77];

/** One expert's points for every qualified bid and technical criterion; the price is scored by formula (EV-10). */
export const scoreBidsForm: TaskForm<ScoreFacts> = {
  facts: async (context, task) => {
    const bids = await rowsOf<{ id: string; name: string }>(
      context,
      `SELECT b.id, o.name FROM bid b JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL AND b.qualified ORDER BY b.id`,
      [subjectId(task, 'lotId')],
    );
    const documents = await theRow<{ criteria: (TechnicalCriterion & { kind: string })[] }>(
      context,
      task,
      'SELECT criteria FROM procurement_document WHERE purchase_id = $1 ORDER BY version DESC LIMIT 1',
      [task.purchaseId],
    );
    return { bids, criteria: documents.criteria.filter(({ kind }) => kind === 'technical') };
  },
  schema: ({ bids, criteria }) =>
    z.strictObject({
      scores: z
        .array(z.strictObject({ bidId: oneOf(bids, '投标', '合格的投标。'), points: pointsSchema(criteria) }))
        .length(bids.length, everyBid(bids.length))
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ bidId }) => bidId))) {
            refuse(payload, [position, 'bidId'], { zh: '每份投标只打一次分。', en: 'Each bid is scored once.' });
          }
        })
        .meta({ title: '评分', description: '每份投标一行，每项技术因素一个分数。' }),
      conflict: z.literal(false, CONFLICT).meta({
        title: '利害关系',
        description: '签字即声明三年内与参加的供应商没有应当回避的利害关系；有利害关系的不得打分，请回避（EV-06）。',
      }),
      comment: text('评审意见', '可不填；不同意见须写明理由（EV-13）。').optional(),
    }),
  example: ({ bids, criteria }) => ({
    scores: bids.map(({ id }, position) => ({ bidId: id, points: examplePoints(criteria, position) })),
    conflict: false,
    comment: '按采购文件的评审因素独立打分。',
  }),
};

function pointsSchema(criteria: readonly TechnicalCriterion[]) {
  const shape = Object.fromEntries(
    criteria.map(({ code, titleZh, weight }) => [
      code,
      z
        .number()
        .min(0, outside(weight))
        .max(weight, outside(weight))
        .multipleOf(0.01)
        .meta({ title: titleZh, description: `0 至 ${weight} 分，最多两位小数。` }),
    ]),
  );
  const most = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return z.strictObject(shape).meta({ title: '分数', description: '单位：分。', 'x-sum': { most } });
}

function everyBid(count: number): string {
  return `合格的投标有 ${count} 份，每份都要打分（EV-10） / every one of the ${count} qualified bids is scored (EV-10)`;
}

/** A committee has to correct what it finds out of range (EV-11); here it cannot come about. */
function outside(weight: number): string {
  return `评分范围是 0 至 ${weight} 分，超出范围的分数无效（EV-11） / points go from 0 to ${weight}; others are void (EV-11)`;
}

function examplePoints(criteria: readonly TechnicalCriterion[], position: number): Record<string, number> {
  const share = EXAMPLE_SHARES[position % EXAMPLE_SHARES.length] ?? 1;
  return Object.fromEntries(criteria.map(({ code, weight }) => [code, Math.round(weight * share * 100) / 100]));
}
