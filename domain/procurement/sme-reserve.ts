import type { MethodCode } from './methods.ts';
import { figure } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';
import type { Day } from '../time/shanghai.ts';

/**
 * What a bidder declares itself to be in the statement of the law (中小企业声明函, K2046 附1). Small and micro enterprises are
 * treated alike (K2046 9); a medium one counts for a reserve and has no deduction. Whoever declares nothing is none.
 */
export const ENTERPRISE_SIZES = {
  small: { zh: '小型或者微型企业', en: 'small or micro enterprise' },
  medium: { zh: '中型企业', en: 'medium enterprise' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type EnterpriseSize = keyof typeof ENTERPRISE_SIZES;
export const ENTERPRISE_SIZE_CODES = Object.keys(ENTERPRISE_SIZES) as EnterpriseSize[];

export function isEnterpriseSize(value: unknown): value is EnterpriseSize {
  return typeof value === 'string' && Object.hasOwn(ENTERPRISE_SIZES, value);
}

/** Cases in which the law lets a purchase be open to others (K2046 6); everything else is suitable for SMEs. */
export const RESERVE_EXCEPTIONS = {
  'social-organisations': {
    zh: '优先或者应当面向事业单位、社会组织等非企业主体采购（第六条第一项）',
    en: 'bought preferentially from institutions, social organisations and the like (item 1)',
  },
  'only-others': {
    zh: '只能从中小企业之外的供应商处采购（第六条第二项）',
    en: 'only others than SMEs can supply it (item 2)',
  },
  competition: {
    zh: '预留无法确保充分供应、充分竞争，或者可能影响采购目标实现（第六条第三项）',
    en: 'a reserve would leave too little supply or competition, or endanger the purpose (item 3)',
  },
  provincial: {
    zh: '省级以上财政部门规定的其他情形（第六条第五项）',
    en: 'another case that the finance department of the province or above has laid down (item 5)',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ReserveException = keyof typeof RESERVE_EXCEPTIONS;

/** What a plan decides: for SMEs alone, open to all, or open for a reason of the law. */
export type SmeReserve = 'reserved' | 'open' | ReserveException;

/**
 * due: reserved unless an exception is named; free: above the amount a plan may reserve the whole purchase; none: below the
 * procurement limit, to which the rule does not apply.
 */
export type ReserveDuty = 'due' | 'free' | 'none';

/**
 * Whether a purchase of services has to be reserved for SMEs (PL-15). Where nobody has entered a procurement limit, every
 * method of the law counts as above it. Money in fen.
 */
export function reserveDuty(
  {
    method,
    budgetFen,
    procurementFen,
  }: { readonly method: MethodCode; readonly budgetFen: number; readonly procurementFen?: number | undefined },
  onDay: Day,
): ReserveDuty {
  if (method === 'below-threshold' || (procurementFen !== undefined && budgetFen < procurementFen)) return 'none';
  return budgetFen <= figure('PL-15', 'amount', onDay).fen ? 'due' : 'free';
}
