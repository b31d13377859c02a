import { checkCreditCode } from '../credit-code.ts';
import { isStorableText } from '../storable-text.ts';
import type { Bilingual } from './rules/rule.ts';

/** A member of a consortium (联合体) beside the bidder, who leads it and answers for it (GPL 24, PB-11). */
export interface ConsortiumMember {
  /** Unified social credit code. */
  readonly creditCode: string;
  readonly name: string;
  /** What the member does of the service. */
  readonly work: string;
  /** Whole per cent of the contract, 1 to 99; what is left is the bidder's own. */
  readonly sharePercent: number;
}

export const MOST_MEMBERS = 5;
export const LONGEST_MEMBER_NAME = 100;
export const LONGEST_MEMBER_WORK = 500;

/** Why the law lets nobody find a bid with a consortium qualified; the codes are those of `consortium_faults` in the database. */
export const CONSORTIUM_FAULTS = {
  refused: {
    rule: 'PB-11',
    words: {
      zh: '采购文件载明不接受联合体，联合体的资格不合格（87号令第十九条）。',
      en: 'The documents say that no consortium is accepted (M87, art. 19).',
    },
  },
  'no-agreement': {
    rule: 'PB-11',
    words: {
      zh: '没有随响应文件提交联合协议，载明各方承担的工作和义务的，资格不合格（政府采购法第二十四条）。',
      en: 'The bid holds no agreement of the members on their work and duties (Government Procurement Law, art. 24).',
    },
  },
  debarred: {
    rule: 'DB-08',
    words: {
      zh: '联合体成员在禁止参加政府采购的期限内，视同联合体存在不良信用记录，资格不合格（财库〔2016〕125号）。',
      en: 'A member is debarred, which counts for the whole consortium (财库〔2016〕125号).',
    },
  },
  'bids-twice': {
    rule: 'PB-11',
    words: {
      zh: '联合体各方又单独参加或者与其他供应商另外组成联合体参加同一标段的，相关投标均无效（政府采购法实施条例第二十二条）。',
      en: 'A member also bids for the lot alone or with others: all such bids are invalid (Implementing Regulations, art. 22).',
    },
  },
} as const satisfies Readonly<Record<string, { readonly rule: 'PB-11' | 'DB-08'; readonly words: Bilingual }>>;

export type ConsortiumFault = keyof typeof CONSORTIUM_FAULTS;
export const CONSORTIUM_FAULT_CODES = Object.keys(CONSORTIUM_FAULTS) as ConsortiumFault[];

/**
 * The members that a bid names, and nothing else that stands beside them; undefined for anything that is no list as a bid may
 * have it: codes that check, each once, and a share left for the bidder.
 */
export function readMembers(value: unknown): ConsortiumMember[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_MEMBERS) return undefined;
  if (!value.every(isMember)) return undefined;
  const codes = new Set(value.map(({ creditCode }) => creditCode));
  if (codes.size < value.length || sharesOf(value) >= 100) return undefined;
  return value.map(({ creditCode, name, work, sharePercent }) => ({ creditCode, name, work, sharePercent }));
}

/** Whole per cent of all members together. */
export function sharesOf(members: readonly Pick<ConsortiumMember, 'sharePercent'>[]): number {
  return members.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
}

function isMember(value: unknown): value is ConsortiumMember {
  if (typeof value !== 'object' || value === null) return false;
  const { creditCode, name, work, sharePercent } = value as Record<string, unknown>;
  if (typeof creditCode !== 'string' || !checkCreditCode(creditCode).ok) return false;
  if (!isStorableText(name, LONGEST_MEMBER_NAME) || !isStorableText(work, LONGEST_MEMBER_WORK)) return false;
  return Number.isInteger(sharePercent) && (sharePercent as number) >= 1 && (sharePercent as number) <= 99;
}

/** `甲（联合体牵头人；成员：乙、丙）`; a bidder without members is its own name. */
export function bidderInWords(name: string, members: readonly Pick<ConsortiumMember, 'name'>[]): string {
  return members.length === 0 ? name : `${name}（联合体牵头人；成员：${members.map((one) => one.name).join('、')}）`;
}
