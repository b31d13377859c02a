import { z } from 'zod';
import { outliers, type GivenPoints } from '../../../domain/procurement/committee-votes.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { staticForm, type FormTask, type TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

/** One score that is far from the others', as its expert names it. */
interface FarScore {
  readonly id: string;
  readonly name: string;
  readonly bidId: string;
  readonly criterion: string;
  readonly points: number;
  readonly weight: number;
}

/** Every far score exactly once, kept or corrected, with why (EV-11). */
export const confirmScoresForm: TaskForm<readonly FarScore[]> = {
  facts: async (context, task) => {
    const { criteria } = await theRow<{ criteria: { code: string; titleZh: string; weight: number }[] }>(
      context,
      task,
      'SELECT criteria FROM procurement_document WHERE purchase_id = $1 ORDER BY version DESC LIMIT 1',
      [task.purchaseId],
    );
    const given = await rowsOf<GivenPoints & { readonly provider: string }>(
      context,
      `SELECT s.bid_id AS "bidId", s.expert_id AS "expertId", s.criterion, s.hundredths, o.name AS provider
       FROM score s JOIN bid b ON b.id = s.bid_id JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.qualified ORDER BY s.bid_id, s.criterion`,
      [subjectId(task, 'lotId')],
    );
    const weights = Object.fromEntries(criteria.map(({ code, weight }) => [code, weight]));
    const today = dayOf(instantOfMillis(Date.now()));
    const far = outliers(given, weights, figure('HS-15', 'outlier', today).basisPoints);
    return far
      .filter(({ expertId }) => expertId === expertOf(task))
      .map((one) => {
        const { bidId, criterion, hundredths } = one;
        const title = criteria.find(({ code }) => code === criterion)?.titleZh ?? criterion;
        const provider = given.find((other) => other.bidId === bidId)?.provider ?? '';
        const points = hundredths / 100;
        const name = `${provider} · ${title} · ${points} 分`;
        return { id: `${bidId}/${criterion}`, name, bidId, criterion, points, weight: weights[criterion] ?? 0 };
      });
  },
  schema: (scores) =>
    z.strictObject({
      checks: z
        .array(
          z.strictObject({
            score: oneOf(scores, '评分', '与其他专家相差较大的评分。'),
            points: z
              .number()
              .min(0)
              .max(Math.max(0, ...scores.map(({ weight }) => weight)))
              .multipleOf(0.01)
              .meta({ title: '复核后的分数', description: '维持的填原分数。' }),
            reason: text('理由', '维持或者更正的理由，随评审报告存档。', 4),
          }),
        )
        .length(scores.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ score }) => score))) {
            refuse(payload, [position, 'score'], { zh: '同一评分只复核一次。', en: 'Each score is checked once.' });
          }
          payload.value.forEach(({ score, points }, position) => {
            const { weight } = scores.find(({ id }) => id === score) ?? { weight: 0 };
            if (points > weight) refuse(payload, [position, 'points'], tooMany(weight), 'EV-11');
          });
        })
        .meta({ title: '复核', description: '每个评分一行。' }),
    }),
  example: (scores) => ({
    checks: scores.map(({ id, points }) => ({
      score: id,
      points,
      reason: '依据响应文件的服务方案独立评判，予以维持。',
    })),
  }),
};

function expertOf({ assigneeId, candidateUserId }: FormTask): string | null {
  return candidateUserId ?? assigneeId;
}

function tooMany(weight: number) {
  return { zh: `不得超过该因素的满分 ${weight} 分。`, en: `At most ${weight} points for this criterion.` };
}

/** A member's signature; a dissent carries its reasons, which are kept with the report (EV-13). */
export const signReportForm = staticForm(
  opinionSchema,
  { opinion: '同意评审结论。' },
  { dissent: reasonForm('对第二名的服务方案评价有不同意见，认为其照料频次不满足需求。') },
);
