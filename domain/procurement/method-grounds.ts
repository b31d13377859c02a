import type { InvitationWay, MethodCode } from './methods.ts';
import type { RuleId } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** A case in which the law allows a method, and its article. */
export interface MethodGround {
  readonly code: string;
  readonly rule: RuleId;
  readonly title: Bilingual;
}

function ground(rule: RuleId, code: string, zh: string, en: string): MethodGround {
  return { code, rule, title: { zh, en } };
}

const NO_SPECIFICATION = [
  '技术复杂或者性质特殊，不能确定详细规格或者具体要求',
  'No detailed specification is possible',
] as const;
const NO_TOTAL = ['不能事先计算出价格总额', 'The total price cannot be computed beforehand'] as const;

/** The negotiation of the two suppliers that an open tender was left with (M74 27 para 2). */
export const AFTER_TENDER_WITH_TWO = 'two-after-tender';
export const ONLY_SUPPLIER = 'only-supplier';

/** The cases of each method; a method without any needs none. The ordinary case stands first. */
export const METHOD_GROUNDS: Readonly<Record<MethodCode, readonly MethodGround[]>> = {
  'open-tender': [],
  'invited-tender': [
    ground('ME-33', 'limited-range', '具有特殊性，只能从有限范围的供应商处采购', 'Only a limited range of suppliers'),
    ground('ME-33', 'cost-share', '公开招标费用占项目总价值的比例过大', 'An open tender would cost out of proportion'),
  ],
  'competitive-negotiation': [
    ground(
      'ME-34',
      'urgent',
      '非采购人原因、不可预见的紧急需要',
      'Urgent, not foreseeable and not caused by the buyer',
    ),
    ground(
      'ME-34',
      'no-bids',
      '招标后没有供应商投标、没有合格标的或者重新招标未能成立',
      'A tender had no bid or no qualified one',
    ),
    ground('ME-34', 'no-specification', ...NO_SPECIFICATION),
    ground('ME-34', 'no-total', ...NO_TOTAL),
    ground(
      'ME-34',
      AFTER_TENDER_WITH_TWO,
      '公开招标只有两家符合要求，经财政部门批准',
      'An open tender was left with exactly two',
    ),
  ],
  'competitive-consultation': [
    ground('ME-31', 'government-service', '政府购买服务项目', 'A government purchase of services'),
    ground('ME-31', 'no-specification', ...NO_SPECIFICATION),
    ground('ME-31', 'no-total', ...NO_TOTAL),
  ],
  'single-source': [
    ground('ME-35', ONLY_SUPPLIER, '只能从唯一供应商处采购', 'Only one supplier exists'),
    ground(
      'ME-35',
      'emergency',
      '发生不可预见的紧急情况，不能从其他供应商处采购',
      'An unforeseeable emergency, no other supplier',
    ),
    ground(
      'ME-35',
      'addition',
      '为保持服务一致，须从原供应商处添购，且不超过原合同金额百分之十',
      'An addition within the lawful share of the original contract',
    ),
  ],
  'below-threshold': [ground('HS-10', 'below-limit', '采购限额标准以下的项目', 'Below the procurement limit')],
};

/** What distinguishes one purchase among those of its method; ids and codes only, so that a workflow may hold it. */
export interface MethodTerms {
  readonly invitation: InvitationWay;
  /** The finance department approves the method before the start (ME-32, M74 27). */
  readonly approval: boolean;
  /** Publicity of a single source (ME-03). */
  readonly publicity: boolean;
  /** Two suppliers suffice for this negotiation (ME-14). */
  readonly afterTenderWithTwo: boolean;
}

/** The facts of a purchase that its terms follow from. */
export interface MethodChoice {
  readonly method: MethodCode;
  readonly ground: string | null;
  readonly invitation: InvitationWay;
  /** At or above the province's open-tender threshold (PL-17), as the opener declares and finance confirms. */
  readonly atThreshold: boolean;
}

/**
 * What a choice entails. A negotiation is approved in any case: there the lowest price decides, and §2.4 wants to know why
 * the consultation, which scores quality too, is not taken.
 */
export function termsOf({ method, ground: code, invitation, atThreshold }: MethodChoice): MethodTerms {
  const another = method !== 'open-tender' && method !== 'below-threshold';
  return {
    invitation,
    approval: (another && atThreshold) || method === 'competitive-negotiation',
    publicity: method === 'single-source' && atThreshold && code === ONLY_SUPPLIER,
    afterTenderWithTwo: code === AFTER_TENDER_WITH_TWO,
  };
}
