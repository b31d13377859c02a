import { z } from 'zod';
import { withStandings } from './credit-standing.ts';
import { oneOf, rowsOf, subjectId } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { text } from './text-fields.ts';

/** An opened bid and who made it. */
interface OpenedBid {
  readonly id: string;
  readonly name: string;
}

/** Every opened bid of the lot exactly once; whoever fails is told why (EV-03). */
export const examineQualificationsForm: TaskForm<readonly OpenedBid[]> = {
  facts: async (context, task) => {
    const bids = await rowsOf<OpenedBid & { readonly providerId: string }>(
      context,
      `SELECT b.id, o.id AS "providerId", o.name || CASE o.admission WHEN 'admitted' THEN '' ELSE '（未准入）' END || CASE WHEN is_debarred(o.credit_code) THEN '（禁止期内）' ELSE '' END AS name FROM bid b JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL ORDER BY b.id`,
      [subjectId(task, 'lotId')],
    );
    // For information: a level excludes nobody here (DB-11).
    const providers = bids.map(({ providerId, name }) => ({ id: providerId, name }));
    const names = await withStandings(context, providers);
    return bids.map(({ id }, at) => ({ id, name: names[at]!.name }));
  },
  schema: (bids) =>
    z.strictObject({
      results: z
        .array(resultSchema(bids))
        .length(bids.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ bidId }) => bidId))) {
            refuse(payload, [position, 'bidId'], { zh: '同一投标只能审查一次。', en: 'Each bid is examined once.' });
          }
          payload.value.forEach(({ qualified, reason }, position) => {
            if (!qualified && !reason) refuse(payload, [position, 'reason'], WITHOUT_REASON, 'EV-03');
          });
        })
        .meta({ title: '审查结果', description: '每份投标一行。' }),
    }),
  example: (bids) => ({ results: bids.map(({ id }) => ({ bidId: id, qualified: true })) }),
};

const WITHOUT_REASON = {
  zh: '资格审查不合格的须写明理由并告知供应商。',
  en: 'Whoever does not qualify is told why: give the reason.',
};

function resultSchema(bids: readonly OpenedBid[]) {
  return z.strictObject({
    bidId: oneOf(bids, '投标', '已开启的投标。'),
    qualified: z.boolean().meta({ title: '是否合格', description: '资格是否符合采购文件要求。' }),
    reason: text('不合格理由', '不合格时必填，将告知供应商。').optional(),
  });
}
