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
  /** The documents demand a bond, and this bid has none (PB-08). */
  readonly withoutBond?: boolean;
}

const WITHOUT_BOND = `(NOT EXISTS (SELECT FROM bid_bond g WHERE g.bid_id = b.id) AND coalesce((
  SELECT bid_bond_percent FROM procurement_document d WHERE d.purchase_id = b.purchase_id ORDER BY version DESC LIMIT 1), 0) > 0)`;

/** Every opened bid of the lot exactly once; whoever fails is told why (EV-03). */
export const examineQualificationsForm: TaskForm<readonly OpenedBid[]> = {
  facts: async (context, task) => {
    const bids = await rowsOf<OpenedBid & { readonly providerId: string }>(
      context,
      `SELECT b.id, o.id AS "providerId", o.name || CASE o.admission WHEN 'admitted' THEN '' ELSE '（未准入）' END || CASE WHEN is_debarred(o.credit_code) THEN '（禁止期内）' ELSE '' END
                     || CASE WHEN ${WITHOUT_BOND} THEN '（未按要求提交投标保证金）' ELSE '' END AS name, ${WITHOUT_BOND} AS "withoutBond"
       FROM bid b JOIN organisation o ON o.id = b.provider_id
       WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL ORDER BY b.id`,
      [subjectId(task, 'lotId')],
    );
    // For information: a level excludes nobody here (DB-11).
    const providers = bids.map(({ providerId, name }) => ({ id: providerId, name }));
    const names = await withStandings(context, providers);
    return bids.map(({ id, withoutBond = false }, at) => ({ id, name: names[at]!.name, withoutBond }));
  },
  schema: (bids) => {
    const unbonded = new Set(bids.filter(({ withoutBond }) => withoutBond === true).map(({ id }) => id));
    return z.strictObject({
      results: z
        .array(resultSchema(bids))
        .length(bids.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ bidId }) => bidId))) {
            refuse(payload, [position, 'bidId'], { zh: '同一投标只能审查一次。', en: 'Each bid is examined once.' });
          }
          payload.value.forEach(({ qualified, reason }, position) => {
            if (!qualified && !reason) refuse(payload, [position, 'reason'], WITHOUT_REASON, 'EV-03');
            if (qualified && unbonded.has(payload.value[position]!.bidId))
              refuse(payload, [position, 'qualified'], NO_BOND, 'PB-08');
          });
        })
        .meta({ title: '审查结果', description: '每份投标一行。' }),
    });
  },
  example: (bids) => ({
    results: bids.map(({ id, withoutBond }) =>
      withoutBond === true
        ? { bidId: id, qualified: false, reason: '未按采购文件要求提交投标保证金。' }
        : { bidId: id, qualified: true },
    ),
  }),
};

const NO_BOND = {
  zh: '没有按采购文件要求提交投标保证金的，投标无效。',
  en: 'A bid without the bond that the documents demand is invalid.',
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
