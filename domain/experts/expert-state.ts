import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

/** How one application for the bank of experts stands. */
export const EXPERT_APPLICATION_STATES = ['reviewing', 'admitted', 'returned', 'refused'] as const;
export type ExpertApplicationState = (typeof EXPERT_APPLICATION_STATES)[number];
export type ExpertApplicationEnd = Exclude<ExpertApplicationState, 'reviewing'>;

/** How a person stands in the bank of experts (专家库). `over`: the term has ended and was not renewed. */
export const EXPERT_STATES = ['admitted', 'over', 'removed'] as const;
export type ExpertState = (typeof EXPERT_STATES)[number];

/** How a removal goes: whoever is to be removed is heard before somebody else than the proposer decides. */
export const REMOVAL_STATES = ['proposed', 'heard', 'removed', 'kept'] as const;
export type RemovalState = (typeof REMOVAL_STATES)[number];

interface RemovalGround {
  readonly title: Bilingual;
  readonly rule: RuleId;
  /** Never admitted again (REG 75: the result of an evaluation was affected). */
  readonly forGood: boolean;
}

/** Why an expert leaves the bank before the end of the term. */
export const REMOVAL_GROUNDS = {
  'own-wish': {
    title: { zh: '本人申请退出', en: 'At their own wish' },
    rule: 'EV-04',
    forGood: false,
  },
  'no-longer-qualified': {
    title: { zh: '不再具备任职条件', en: 'No longer qualified' },
    rule: 'EV-04',
    forGood: false,
  },
  'false-material': {
    title: { zh: '提供虚假申请材料', en: 'False material in the application' },
    rule: 'EV-04',
    forGood: false,
  },
  'hid-interest': {
    title: { zh: '应当回避而不回避', en: 'Hid an interest in a supplier' },
    rule: 'EV-06',
    forGood: false,
  },
  disclosed: {
    title: { zh: '泄露评审情况、商业秘密', en: 'Disclosed the evaluation or a trade secret' },
    rule: 'DB-05',
    forGood: false,
  },
  'result-affected': {
    title: { zh: '违法行为影响中标、成交结果', en: 'An offence that affected the result' },
    rule: 'DB-05',
    forGood: true,
  },
} as const satisfies Readonly<Record<string, RemovalGround>>;

export type RemovalGroundCode = keyof typeof REMOVAL_GROUNDS;
export const REMOVAL_GROUND_CODES = Object.keys(REMOVAL_GROUNDS) as RemovalGroundCode[];
