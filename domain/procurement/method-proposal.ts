import type { Limits } from './limits.ts';
import type { MethodCode } from './methods.ts';
import type { RuleId } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** Why a method is proposed, or what to see to before choosing it. */
export interface MethodReason {
  readonly rule: RuleId;
  readonly text: Bilingual;
}

export interface MethodProposal {
  readonly method: MethodCode;
  readonly reasons: readonly MethodReason[];
  readonly cautions: readonly MethodReason[];
}

/**
 * The method that the rules suggest for a purchase of services of this budget (fen); a person decides. The province's
 * limits are configuration (PL-17): without the open-tender threshold the proposal cannot tell whether the budget reaches
 * it, and says so.
 */
export function proposeMethod(budgetFen: number, { openTenderFen, procurementFen }: Limits = {}): MethodProposal {
  if (openTenderFen !== undefined && budgetFen >= openTenderFen) {
    return { method: 'open-tender', reasons: [AT_THRESHOLD], cautions: [APPROVAL] };
  }
  if (procurementFen !== undefined && budgetFen < procurementFen) {
    return { method: 'below-threshold', reasons: [BELOW_LIMIT], cautions: [NO_SPLITTING] };
  }
  return {
    method: 'competitive-consultation',
    reasons: [SERVICES],
    cautions: openTenderFen === undefined ? [THRESHOLD_UNKNOWN, APPROVAL, NO_SPLITTING] : [NO_SPLITTING],
  };
}

const BELOW_LIMIT: MethodReason = {
  rule: 'PL-17',
  text: {
    zh: '预算低于本省采购限额标准，可以公告后简易比选。',
    en: 'The budget stays below the province’s procurement limit: a published simple comparison is enough.',
  },
};

const SERVICES: MethodReason = {
  rule: 'ME-31',
  text: {
    zh: '属于政府购买服务项目，服务内容和质量需与供应商磋商细化，可以采用竞争性磋商。',
    en: 'It is a government purchase of services whose details are settled in talks with providers.',
  },
};

const AT_THRESHOLD: MethodReason = {
  rule: 'PL-17',
  text: { zh: '预算达到本省公开招标数额标准。', en: 'The budget reaches the province’s open-tender threshold.' },
};

const APPROVAL: MethodReason = {
  rule: 'ME-32',
  text: {
    zh: '达到公开招标数额标准而采用其他方式的，须在采购活动开始前获得批准。',
    en: 'At or above the threshold any other method needs approval before the purchase starts.',
  },
};

const THRESHOLD_UNKNOWN: MethodReason = {
  rule: 'PL-17',
  text: {
    zh: '系统没有本省公开招标数额标准，请自行核对预算是否达到；达到的应当公开招标。',
    en: 'The province’s open-tender threshold is not configured: check whether the budget reaches it.',
  },
};

const NO_SPLITTING: MethodReason = {
  rule: 'PL-08',
  text: {
    zh: '同一财政年度同一预算项目下的同一品目不得拆分以规避公开招标。',
    en: 'One budget item and category is not split within a fiscal year to avoid an open tender.',
  },
};

/** What to see to before a person takes another method than the proposed one. */
export function cautionsOf(method: MethodCode): readonly MethodReason[] {
  return method === 'competitive-negotiation' ? [LOWEST_PRICE] : [];
}

const LOWEST_PRICE: MethodReason = {
  rule: 'ME-31',
  text: {
    zh: '竞争性谈判由最后报价最低者成交，不能兼顾质量。政府购买服务项目可以采用竞争性磋商、综合评分（§2.4 不能简单以“价低者得”），请改用竞争性磋商；确需谈判的，须写明不采用磋商的理由并经财政部门批准。',
    en: 'In a negotiation the lowest last offer wins. A purchase of services may be made by consultation, which scores quality too (§2.4): take that, or say why not; finance approves it.',
  },
};
