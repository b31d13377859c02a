import type { ChallengeGround } from './challenge.ts';
import type { RuleId } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** How far a lot has come when a complaint about it is upheld. */
export const EFFECT_POINTS = ['no-winner', 'winner', 'signed', 'performed'] as const;
export type EffectPoint = (typeof EFFECT_POINTS)[number];

/** What was complained of: the documents, or the process and its result, which the law treats alike (M94 32). */
export type EffectGround = 'documents' | 'process';

export function effectGround(ground: ChallengeGround): EffectGround {
  return ground === 'documents' ? 'documents' : 'process';
}

export interface Effect {
  /** What is annulled first. */
  readonly annul: 'nothing' | 'award' | 'contract';
  /** Then: purchase anew, or the next candidate where enough are left, or nothing but damages. */
  readonly then: 'restart' | 'next-or-restart' | 'damages';
  readonly source: string;
  readonly title: Bilingual;
}

const DAMAGES: Bilingual = {
  zh: '合同已经履行：合同不因此终止，造成损失的由责任人依法赔偿',
  en: 'The contract is being performed: it stands, and whoever is at fault answers for the damage',
};
const RESTART: Bilingual = { zh: '责令重新开展采购活动', en: 'The purchase is made anew' };

/**
 * What follows when a complaint is upheld and the result is or may be affected, by ground and by how far the lot has come
 * (CH-13; M94 31-32). Recipients keep their service where a contract is performed.
 */
export const COMPLAINT_EFFECTS: Readonly<Record<EffectGround, Readonly<Record<EffectPoint, Effect>>>> = {
  documents: {
    'no-winner': { annul: 'nothing', then: 'restart', source: 'M94 31(1)', title: RESTART },
    winner: {
      ...{ annul: 'award', then: 'restart', source: 'M94 31(2)' },
      title: { zh: '认定成交结果无效，责令重新开展采购活动', en: 'The award is void; the purchase is made anew' },
    },
    signed: {
      ...{ annul: 'contract', then: 'restart', source: 'M94 31(3)' },
      title: { zh: '撤销合同，责令重新开展采购活动', en: 'The contract is rescinded; the purchase is made anew' },
    },
    performed: { annul: 'nothing', then: 'damages', source: 'M94 31(4)', title: DAMAGES },
  },
  process: {
    'no-winner': { annul: 'nothing', then: 'restart', source: 'M94 32(1)', title: RESTART },
    winner: {
      ...{ annul: 'award', then: 'next-or-restart', source: 'M94 32(2)' },
      title: {
        zh: '认定成交结果无效；合格供应商符合法定数量的，另行确定成交供应商，否则重新开展采购活动',
        en: 'The award is void; the next candidate where enough qualified suppliers are left, else the purchase is made anew',
      },
    },
    signed: {
      ...{ annul: 'contract', then: 'next-or-restart', source: 'M94 32(3)' },
      title: {
        zh: '撤销合同；合格供应商符合法定数量的，另行确定成交供应商，否则重新开展采购活动',
        en: 'The contract is rescinded; the next candidate where enough qualified suppliers are left, else the purchase is made anew',
      },
    },
    performed: { annul: 'nothing', then: 'damages', source: 'M94 32(4)', title: DAMAGES },
  },
};

export function complaintEffect(ground: ChallengeGround, point: EffectPoint): Effect {
  return COMPLAINT_EFFECTS[effectGround(ground)][point];
}

/** Whose decision is carried out: the buyer's own answer to a challenge, or the finance department's on a complaint. */
export type CaseKind = 'challenge' | 'complaint';

/** What a case orders for lots of its purchase. Ids and codes only: histories hold it. */
export interface CaseOrder {
  readonly caseId: string;
  readonly by: CaseKind;
  readonly lots: readonly { readonly lotId: string; readonly then: Exclude<Effect['then'], 'damages'> }[];
}

/** The rule that a lot fails by, and an award is void by. */
export const CASE_RULES: Readonly<Record<CaseKind, RuleId>> = { challenge: 'CH-04', complaint: 'CH-13' };

/**
 * What follows when the buyer upholds a challenge that affects the result (CH-04; M94 16): as for a complaint until a
 * contract is signed. A signed one the buyer cannot rescind by its own answer: undefined.
 */
export function challengeEffect(ground: ChallengeGround, point: EffectPoint): Effect | undefined {
  if (point === 'signed' || point === 'performed') return undefined;
  return { ...complaintEffect(ground, point), source: 'M94 16' };
}

/**
 * Whether the next in rank may be chosen: there is one, and with it as many qualified candidates are left as the method
 * needs (M94 16, 32).
 */
export function mayTurnToNext(left: number, least: number): boolean {
  return left >= Math.max(1, least);
}
