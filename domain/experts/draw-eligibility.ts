import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day, Instant } from '../time/shanghai.ts';
import { bindsOn, names, type Avoidance, type Supplier } from './avoidance.ts';
import type { ExpertState } from './expert-state.ts';

/** Why somebody with the role of an expert is struck out of a draw; the first that applies is kept with the draw. */
export const EXCLUSIONS = {
  'not-admitted': { title: { zh: '未入专家库', en: 'Not in the bank of experts' }, rule: 'EV-04' },
  'term-over': { title: { zh: '聘期已满，未续聘', en: 'The term is over' }, rule: 'EV-04' },
  removed: { title: { zh: '已移出专家库', en: 'Removed from the bank' }, rule: 'DB-05' },
  employer: { title: { zh: '所在单位参加本项目', en: 'The employer takes part' }, rule: 'EV-06' },
  avoidance: { title: { zh: '与参加单位有应当回避的关系', en: 'A tie to a supplier that takes part' }, rule: 'EV-06' },
  asked: { title: { zh: '本项目已经邀请过', en: 'Was asked for this purchase before' }, rule: 'EV-09' },
} as const satisfies Readonly<Record<string, { readonly title: Bilingual; readonly rule: RuleId }>>;

export type ExclusionReason = keyof typeof EXCLUSIONS;
export const EXCLUSION_REASONS = Object.keys(EXCLUSIONS) as ExclusionReason[];

/** One expert who was struck out, as it is kept with the draw. */
export interface Exclusion {
  readonly id: string;
  readonly reason: ExclusionReason;
}

/** An active person with the role of an expert, and how they stand in the bank. */
export interface PoolMember {
  readonly id: string;
  readonly organisationId: string;
  /** Null for whoever was never admitted. */
  readonly bank: BankEntry | null;
}

export interface BankEntry {
  readonly state: ExpertState;
  /** Wall-clock instant at which the term ends: it is over then, whether or not anything runs. */
  readonly until: Instant;
  readonly employer: string;
  readonly employerCode: string | null;
  readonly avoidances: readonly Avoidance[];
}

export interface DrawSituation {
  readonly suppliers: readonly Supplier[];
  /** Ids of those who were asked in an earlier round and declined or have a seat. */
  readonly asked: readonly string[];
  /** Day of the draw on the purchase's clock, which decides how far back ties count. */
  readonly onDay: Day;
  /** Wall-clock instant of the draw. */
  readonly now: Instant;
}

/** Everybody of the pool who may not be drawn, each with the reason. Pure: the same facts give the same list. */
export function exclusionsOf(pool: readonly PoolMember[], situation: DrawSituation): Exclusion[] {
  return pool.flatMap((member) => {
    const reason = reasonOf(member, situation);
    return reason === undefined ? [] : [{ id: member.id, reason }];
  });
}

function reasonOf(member: PoolMember, { suppliers, asked, onDay, now }: DrawSituation): ExclusionReason | undefined {
  const { bank } = member;
  if (bank === null) return 'not-admitted';
  if (bank.state === 'removed') return 'removed';
  if (bank.state === 'over' || bank.until <= now) return 'term-over';
  if (suppliers.some((supplier) => worksFor(member, bank, supplier))) return 'employer';
  const binding = bank.avoidances.filter((avoidance) => bindsOn(avoidance, onDay));
  if (binding.some((avoidance) => suppliers.some((supplier) => names(avoidance, supplier)))) return 'avoidance';
  return asked.includes(member.id) ? 'asked' : undefined;
}

function worksFor({ organisationId }: PoolMember, bank: BankEntry, supplier: Supplier): boolean {
  return organisationId === supplier.id || names({ name: bank.employer, creditCode: bank.employerCode }, supplier);
}
