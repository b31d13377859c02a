import { addDays, dayOf, daysBetween, endOfDay, type Day, type Instant } from '../time/shanghai.ts';
import type { LegalDate } from './deadlines.ts';
import { periodOf, type RuleId } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** What holds a purchase up: no contract of it is signed while one of them stands. */
export const HOLD_CAUSES = ['challenge', 'complaint', 'decision', 'force-majeure'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** Why a hold was over. */
export const HOLD_ENDS = [
  'answered',
  'carried-out',
  'decided',
  'resumed',
  'withdrawn',
  'cap',
  'purchase-ended',
] as const;
export type HoldEnd = (typeof HOLD_ENDS)[number];

interface HoldRule {
  readonly title: Bilingual;
  /** The rule that it rests on. */
  readonly rule: RuleId;
  /** The rule whose period is the most it may last; without one it stands until what it waits for has come. */
  readonly cap?: RuleId;
}

/**
 * A challenge holds by itself, from its receipt until its answer, because it may affect the result (REG 54); whoever
 * answers may find that it does, and then it stands until that is carried out. A complaint holds only when the finance
 * department suspends the purchase, and for no longer than the law lets it (GPL 57). One that is upheld and affects the
 * result holds until the decision is carried out (M94 31-32).
 */
export const HOLD_RULES: Readonly<Record<HoldCause, HoldRule>> = {
  challenge: { title: { zh: '质疑处理中', en: 'A challenge is open' }, rule: 'CO-11' },
  complaint: {
    title: { zh: '财政部门暂停采购活动', en: 'Suspended by the finance department' },
    rule: 'CH-11',
    cap: 'CH-11',
  },
  decision: {
    title: { zh: '投诉处理决定尚未落实', en: 'A decision on a complaint is not carried out yet' },
    rule: 'CH-13',
  },
  'force-majeure': { title: { zh: '因不可抗力暂停采购活动', en: 'Suspended by force majeure' }, rule: 'PB-06' },
};

/** A suspension that was, or is. */
export interface Suspension {
  readonly since: Instant;
  /** Undefined while it stands. */
  readonly endedAt?: Instant | undefined;
}

/**
 * The last instant of a suspension that begins now, all earlier ones of the same complaint counted into the cap of
 * calendar days (CH-11). It is a cap on the office, so a last day on a weekend is not moved on (CN-02 is for periods in
 * which somebody must act). Undefined when nothing of the cap is left.
 */
export function suspensionEnd(from: Instant, earlier: readonly Suspension[]): LegalDate | undefined {
  const on = dayOf(from);
  const left = periodOf('CH-11', 'suspension', on).count - suspendedDays(earlier, on);
  if (left < 1) return undefined;
  const last = addDays(on, left);
  return { rule: 'CH-11', on: last, at: endOfDay(last), provisional: false };
}

/** Calendar days of the suspensions up to `today`, the day on which each began not counted (CN-01). */
export function suspendedDays(suspensions: readonly Suspension[], today: Day): number {
  return suspensions.reduce((sum, { since, endedAt }) => {
    return sum + Math.max(0, daysBetween(dayOf(since), endedAt === undefined ? today : dayOf(endedAt)));
  }, 0);
}
