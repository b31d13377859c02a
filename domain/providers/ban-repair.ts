import { figure, ruleInForce } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addMonths, type Day } from '../time/shanghai.ts';
import { shortestBan, type DebarmentRule } from './debarment.ts';
import { banMonths } from './penalty.ts';

/** What the repair of a ban may end before its last day: its publication alone, or also what is left of the ban. */
export const REPAIR_SCOPES = ['publication', 'lifting'] as const;
export type RepairScope = (typeof REPAIR_SCOPES)[number];

export const REPAIR_SCOPE_LABELS: Readonly<Record<RepairScope, Bilingual>> = {
  publication: { zh: '提前停止公示', en: 'End the publication' },
  lifting: { zh: '解除剩余禁止期', en: 'Lift what is left of the ban' },
};

/** How far a repair has come. `void`: the ban was over by other means before it could be granted. */
export const REPAIR_STATES = {
  draft: { zh: '待递交', en: 'Not handed in yet' },
  open: { zh: '核查中', en: 'Under examination' },
  examined: { zh: '已核查，待决定', en: 'Examined, to be decided' },
  granted: { zh: '准予修复', en: 'Granted' },
  refused: { zh: '不予修复', en: 'Refused' },
  void: { zh: '决定已失效，无需修复', en: 'The ban was over' },
} as const satisfies Record<string, Bilingual>;
export type RepairState = keyof typeof REPAIR_STATES;
export const REPAIR_STATE_CODES = Object.keys(REPAIR_STATES) as [RepairState, ...RepairState[]];

export type RepairProposal = 'grant' | 'refuse';
export type RepairEnd = 'granted' | 'refused' | 'void';

/** What a region has published of repairs; whole months from the first day of a ban. */
export interface RepairTerms {
  readonly publicationMonths: number;
  /** Null where the region lifts no ban. */
  readonly liftingMonths: number | null;
  /** Its document; null for the house rule (CR-03), which lifts none. */
  readonly source: string | null;
}

/** Where no office has published terms: the publication as any bad event of a credit file (CR-03); no ban is lifted. */
export function houseTerms(on: Day): RepairTerms {
  return { publicationMonths: figure('CR-03', 'repairFrom', on).count, liftingMonths: null, source: null };
}

/** Why something of a ban cannot be repaired now. */
export type RepairHindrance =
  /** The region's terms lift no ban. */
  | 'not-lifted'
  /** The law fixes the ban at so long, and it is over then. */
  | 'least-is-all'
  /** Not before its day. */
  | 'too-early';

export interface RepairChance {
  readonly scope: RepairScope;
  /** First day on which it may be handed in; null where there is none. */
  readonly from: Day | null;
  readonly hindrance: RepairHindrance | null;
}

interface Term {
  readonly rule: DebarmentRule;
  readonly fromDay: Day;
  readonly untilDay: Day;
}

/**
 * What of a ban may be repaired, and from when. The ban itself never before the least that the law fixes (DB-01 to
 * DB-03): an authority that could not have decided on less cannot lift it before.
 */
export function repairChance(scope: RepairScope, ban: Term, terms: RepairTerms, today: Day): RepairChance {
  if (scope === 'lifting' && terms.liftingMonths === null) return { scope, from: null, hindrance: 'not-lifted' };
  const own = addMonths(ban.fromDay, scope === 'lifting' ? terms.liftingMonths! : terms.publicationMonths);
  const least = shortestBan(ban.rule, ban.fromDay);
  const from = scope === 'lifting' && own < least ? least : own;
  if (from >= ban.untilDay) {
    return { scope, from: null, hindrance: scope === 'lifting' ? 'least-is-all' : 'too-early' };
  }
  return { scope, from, hindrance: today < from ? 'too-early' : null };
}

/** The sentence that says why not. */
export function whyNot({ scope, from, hindrance }: RepairChance, ban: Term): Bilingual {
  const least = shortestBan(ban.rule, ban.fromDay);
  const months = banMonths(ban.rule, ban.fromDay).least;
  const { source } = ruleInForce(ban.rule, ban.fromDay);
  const law = {
    zh: `法律规定禁止期不少于 ${months} 个月（${ban.rule}，${source}）`,
    en: `The law fixes a ban at ${months} months or more (${ban.rule}; ${source})`,
  };
  if (hindrance === 'not-lifted') {
    return {
      zh: '本地区没有公布可以解除禁止期的规定，禁止期到期自动终止；可以申请提前停止公示。',
      en: 'No terms of this region lift a ban; it ends by itself on its last day. You may ask that its publication ends.',
    };
  }
  if (hindrance === 'least-is-all') {
    return {
      zh: `${law.zh}，${least} 前不得解除；该禁止期 ${ban.untilDay} 届满，没有可以解除的剩余期限。可以申请提前停止公示。`,
      en: `${law.en}, here until ${least}; it ends by itself on ${ban.untilDay}, so nothing is left to lift. You may ask that its publication ends.`,
    };
  }
  if (from === null) {
    return {
      zh: `可以申请修复之前，该禁止期（至 ${ban.untilDay}）已经届满，公示随之停止。`,
      en: `Before a repair may be asked for the ban ends by itself on ${ban.untilDay}, and its publication with it.`,
    };
  }
  return scope === 'lifting' && from === least
    ? {
        zh: `${law.zh}，自 ${from} 起才可以申请解除剩余禁止期。`,
        en: `${law.en}: what is left may be lifted from ${from} on.`,
      }
    : {
        zh: `自 ${from} 起可以申请；之前认为决定有误的，可以申请行政复议或者提起行政诉讼。`,
        en: `It may be asked for from ${from} on. If the decision is wrong, reconsideration and the court are open.`,
      };
}
