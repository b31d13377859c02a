import { z } from 'zod';
import { CONSORTIUM_FAULTS, type ConsortiumFault } from '../../../domain/procurement/consortium.ts';
import type { RuleId } from '../../../domain/procurement/rules.ts';
import type { Bilingual } from '../../../domain/procurement/rules/rule.ts';
import { RELATION_SIGNS, type RelationSign } from '../../../domain/providers/relations.ts';
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
  /** The purchase is for SMEs alone, and the bidder does not declare to be one (PL-15). */
  readonly outsideReserve?: boolean;
  /** What is wrong with the consortium behind it (PB-11, DB-08). */
  readonly consortium?: readonly ConsortiumFault[];
  /** Bidders of the same lot that it is related to, with how (PB-12). */
  readonly related?: readonly { readonly provider: string; readonly sign: RelationSign }[];
}

const WITHOUT_BOND = `(NOT EXISTS (SELECT FROM bid_bond g WHERE g.bid_id = b.id) AND coalesce((
  SELECT bid_bond_percent FROM procurement_document d WHERE d.purchase_id = b.purchase_id ORDER BY version DESC LIMIT 1), 0) > 0)`;

const OUTSIDE_RESERVE = `(coalesce(p.sme_reserve = 'reserved', false) AND b.enterprise_size IS NULL)`;

const OPENED = `
  SELECT b.id, o.id AS "providerId",
         o.name || CASE o.admission WHEN 'admitted' THEN '' ELSE '（未准入）' END
                || CASE WHEN is_debarred(o.credit_code) THEN '（禁止期内）' ELSE '' END
                || CASE WHEN ${WITHOUT_BOND} THEN '（未按要求提交投标保证金）' ELSE '' END
                || CASE WHEN ${OUTSIDE_RESERVE} THEN '（未声明为中小企业）' ELSE '' END
                || CASE WHEN EXISTS (SELECT FROM consortium_member m WHERE m.bid_id = b.id) THEN '（联合体牵头人）' ELSE '' END
                || CASE WHEN EXISTS (SELECT FROM bid_relation r WHERE r.bid_id = b.id) THEN '（与同标段供应商关联）' ELSE '' END AS name,
         consortium_faults(b.id) AS consortium,
         coalesce((SELECT json_agg(json_build_object('provider', other.name, 'sign', r.sign) ORDER BY other.name, r.sign)
                   FROM bid_relation r JOIN bid c ON c.id = r.other_id JOIN organisation other ON other.id = c.provider_id
                   WHERE r.bid_id = b.id), '[]') AS related,
         ${WITHOUT_BOND} AS "withoutBond", ${OUTSIDE_RESERVE} AS "outsideReserve"
  FROM bid b JOIN organisation o ON o.id = b.provider_id JOIN purchase p ON p.id = b.purchase_id
  WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL ORDER BY b.id`;

/** Every opened bid of the lot exactly once; whoever fails is told why (EV-03). */
export const examineQualificationsForm: TaskForm<readonly OpenedBid[]> = {
  facts: async (context, task) => {
    const bids = await rowsOf<OpenedBid & { readonly providerId: string }>(context, OPENED, [subjectId(task, 'lotId')]);
    // For information: a level excludes nobody here (DB-11).
    const providers = bids.map(({ providerId, name }) => ({ id: providerId, name }));
    const names = await withStandings(context, providers);
    return bids.map((bid, at) => ({ ...bid, name: names[at]!.name }));
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
          payload.value.forEach(({ bidId, qualified, reason }, position) => {
            if (!qualified && !reason) refuse(payload, [position, 'reason'], WITHOUT_REASON, 'EV-03');
            if (!qualified) return;
            for (const { rule, words } of barsTo(bids.find(({ id }) => id === bidId)))
              refuse(payload, [position, 'qualified'], words, rule);
          });
        })
        .meta({ title: '审查结果', description: '每份投标一行。' }),
    }),
  example: (bids) => ({
    results: bids.map((bid) => {
      const reason = barsTo(bid)[0]?.words.zh;
      return reason === undefined ? { bidId: bid.id, qualified: true } : { bidId: bid.id, qualified: false, reason };
    }),
  }),
};

interface Bar {
  readonly rule: RuleId;
  readonly words: Bilingual;
}

/** Why the law lets nobody find this bid qualified. */
function barsTo(bid: OpenedBid | undefined): readonly Bar[] {
  return [
    ...(bid?.withoutBond === true ? [NO_BOND] : []),
    ...(bid?.outsideReserve === true ? [NO_SME] : []),
    ...(bid?.consortium ?? []).map((fault) => CONSORTIUM_FAULTS[fault]),
    ...(bid?.related ?? []).map(related),
  ];
}

const NO_BOND: Bar = {
  rule: 'PB-08',
  words: {
    zh: '没有按采购文件要求提交投标保证金的，投标无效。',
    en: 'A bid without the bond that the documents demand is invalid.',
  },
};
const NO_SME: Bar = {
  rule: 'PL-15',
  words: {
    zh: '本项目专门面向中小企业采购，响应文件没有声明为中小企业的，资格不合格（财库〔2020〕46号第七条、第十一条）。',
    en: 'The purchase is for small and medium enterprises alone, and this bid does not declare one (财库〔2020〕46号, art. 7, 11).',
  },
};
/** Both fail: neither may bid where the other does. */
function related({ provider, sign }: NonNullable<OpenedBid['related']>[number]): Bar {
  const { zh, en } = RELATION_SIGNS[sign];
  return {
    rule: 'PB-12',
    words: {
      zh: `与同一标段的${provider}存在“${zh}”的情形，均不得参加，资格不合格（政府采购法实施条例第十八条）。`,
      en: `Related to ${provider}, which bids for the same lot (${en}): neither may take part (Implementing Regulations, art. 18).`,
    },
  };
}

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
