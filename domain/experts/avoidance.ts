import { figure, type RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addMonths, type Day } from '../time/shanghai.ts';

/** What ties an expert to an organisation (实施条例 art. 9). `lapses`: it counts for the years of EV-06 after its end. */
export const RELATIONS = {
  labour: { title: { zh: '劳动关系', en: 'Employment' }, lapses: true },
  board: { title: { zh: '担任董事、监事', en: 'Director or supervisor' }, lapses: true },
  shareholder: { title: { zh: '控股股东或者实际控制人', en: 'Controlling shareholder' }, lapses: true },
  kinship: {
    title: { zh: '与其法定代表人或者负责人有亲属关系', en: 'Kin of its legal representative' },
    lapses: false,
  },
  other: { title: { zh: '其他可能影响公平公正的关系', en: 'Another tie' }, lapses: false },
} as const satisfies Readonly<Record<string, { readonly title: Bilingual; readonly lapses: boolean }>>;

export type Relation = keyof typeof RELATIONS;
export const RELATION_CODES = Object.keys(RELATIONS) as Relation[];

/** An organisation whose bids the expert may not judge. */
export interface Avoidance {
  /** As it is registered. */
  readonly name: string;
  /** Null where the expert does not know it; then the name decides. */
  readonly creditCode: string | null;
  readonly relation: Relation;
  /** Last day of the tie; null while it lasts. */
  readonly endedOn: Day | null;
}

/** An organisation that bids or is named. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
}

export const AVOIDANCE_RULE: RuleId = 'EV-06';

/** True if the tie keeps the expert from judging on that day: while it lasts, and three years after (EV-06). */
export function bindsOn({ relation, endedOn }: Avoidance, on: Day): boolean {
  if (endedOn === null || !RELATIONS[relation].lapses) return true;
  const years = figure(AVOIDANCE_RULE, 'lookBack', on).count;
  return addMonths(endedOn, years * 12) >= on;
}

/** True if both name the same organisation: by code where both have one, else by name. */
export function names({ name, creditCode }: Pick<Avoidance, 'name' | 'creditCode'>, supplier: Supplier): boolean {
  if (creditCode !== null && supplier.creditCode !== null) return creditCode === supplier.creditCode;
  return name.trim() === supplier.name.trim();
}
