import type { Day } from '../time/shanghai.ts';
import { workingDaysBetween, type WorkingCalendar } from '../time/working-calendar.ts';
import type { CourseFacts } from './course-facts.ts';
import { laterDay, outlineOf, type OutlinedPeriod, type PeriodBound, type PeriodCode } from './period-outline.ts';
import type { RuleId } from './rules.ts';
import type { Period } from './rules/figure.ts';
import { STAGES, type Stage } from './stages.ts';

export const PERIOD_STAGES: Readonly<Record<PeriodCode, Stage>> = {
  planning: 'planning',
  documents: 'publication',
  notice: 'bidding',
  supply: 'bidding',
  clarification: 'bidding',
  preparation: 'bidding',
  evaluation: 'evaluation',
  decision: 'award',
  result: 'award',
  'result-notice': 'contract',
  challenge: 'contract',
  signing: 'contract',
  'contract-notice': 'contract',
  filing: 'contract',
  service: 'monitoring',
  acceptance: 'acceptance',
};

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** One period of a purchase: as planned when it was opened, as the rule says, and as it really went. */
export interface PeriodRow {
  readonly code: PeriodCode;
  /** Absent for what all lots share. */
  readonly lotId?: string;
  readonly rule: RuleId;
  readonly bound: PeriodBound;
  /** The figure of the rule; absent where several steps follow each other or the contract says how long. */
  readonly limit?: Period;
  /** Every step takes all the time it has, from the day the purchase was opened. */
  readonly planned: Span;
  /** Counted from the day it really began, or from the day it is now expected to begin. */
  readonly legal: Span;
  readonly actual?: { readonly from: Day; readonly to?: Day };
  readonly state: 'ahead' | 'running' | 'over';
  /** Took, or by now takes, longer than it may. */
  readonly exceeded: boolean;
  /** Rests on days that the State Council has not published yet, or on a beginning that is only expected. */
  readonly provisional: boolean;
  /** Working days of the legal span, its first day not counted (CN-01). */
  readonly workingDays: number;
}

/**
 * The periods of a purchase. `noticeOn` asks what would follow from a notice on that day; it counts only while there is no
 * notice, and not before today. A purchase or lot that has ended keeps the periods that began.
 */
export function periodsOf(facts: CourseFacts, calendar: WorkingCalendar, noticeOn?: Day): PeriodRow[] {
  const plan = outlineOf(asPlanned(facts), calendar);
  const course = outlineOf(facts, calendar, noticeOn);
  return course
    .map((row, position) => rowOf(row, plan[position]!, facts, calendar))
    .filter((row) => row.actual !== undefined || !isOver(facts, row.lotId));
}

function isOver({ endedOn, lots }: CourseFacts, lotId: string | undefined): boolean {
  return endedOn !== undefined || lots.some((lot) => lot.lotId === lotId && lot.ended);
}

/** The purchase as it lay ahead on the day it was opened. */
function asPlanned({ method, openedOn, lots }: CourseFacts): CourseFacts {
  const unopened = lots.map(({ lotId, term }) => ({ lotId, term, ended: false }));
  return { method, openedOn, today: openedOn, lots: unopened };
}

function rowOf(row: OutlinedPeriod, plan: OutlinedPeriod, facts: CourseFacts, calendar: WorkingCalendar): PeriodRow {
  const { code, lotId, rule, bound, limit, from, end, began } = row;
  const cutOff = began && isOver(facts, lotId) ? (facts.endedOn ?? facts.today) : undefined;
  const endedOn = row.endedOn ?? cutOff;
  const state = !began ? 'ahead' : endedOn === undefined ? 'running' : 'over';
  const counted = workingDaysBetween(calendar, from, end.on);
  return {
    code,
    rule,
    bound,
    planned: { from: plan.from, to: plan.end.on },
    legal: { from, to: end.on },
    state,
    exceeded: began && bound === 'max' && (endedOn ?? facts.today) > end.on,
    provisional: end.provisional || counted.provisional || state === 'ahead',
    workingDays: counted.workingDays,
    ...(lotId === undefined ? {} : { lotId }),
    ...(limit === undefined ? {} : { limit }),
    ...(began ? { actual: { from, ...(endedOn === undefined ? {} : { to: laterDay(endedOn, from) }) } } : {}),
  };
}

/** When a stage is to be entered and left at the latest; undefined where nothing lies ahead of it any more. */
export interface StageDates {
  readonly stage: Stage;
  /** The day it is expected to begin by the rules, or began. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** The rule whose period ends last. */
  readonly rule: RuleId | undefined;
  readonly provisional: boolean;
}

/** The stages by their periods. The challenge window (CH-01) runs beside the contract and holds up no stage. */
export function stageDatesOf(periods: readonly PeriodRow[]): StageDates[] {
  return STAGES.map((stage) => {
    const rows = periods.filter(({ code }) => PERIOD_STAGES[code] === stage && code !== 'challenge');
    const last = rows.reduce<PeriodRow | undefined>((a, b) => (a && a.legal.to >= b.legal.to ? a : b), undefined);
    const from = rows.map(({ legal }) => legal.from).sort()[0];
    return { stage, from, to: last?.legal.to, rule: last?.rule, provisional: rows.some((row) => row.provisional) };
  });
}
