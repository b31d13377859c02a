import { addDays, addMillis, dayOf, daysBetween, type Day, type Instant } from '../time/shanghai.ts';
import { isCovered, isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../time/working-calendar.ts';

const DAY_MS = 86_400_000;

/** A purchase stood still, from the day on which force majeure was found to the day on which it went on. */
export interface StandStill {
  readonly since: Day;
  readonly resumed: Day;
}

/** When something is due after a standstill. */
export interface PutOff {
  readonly on: Day;
  /** At the hour of the old one. */
  readonly at: Instant;
  /** Beyond the published working-day calendar. */
  readonly provisional: boolean;
}

/**
 * What was due at an instant is due later by the time that did not run: as many calendar days and as many working days are
 * left as there were, neither the day on which it began nor the one on which it ended counts, and it ends on a working day
 * (as for the ledger’s other holds, REG 54; CN-02). What was due before the standstill stays.
 */
export function afterStandStill(due: Instant, { since, resumed }: StandStill, calendar: WorkingCalendar): PutOff {
  const dueOn = dayOf(due);
  if (dueOn < since) return { on: dueOn, at: due, provisional: !isCovered(calendar, dueOn) };
  const working = workingDaysBetween(calendar, since, dueOn).workingDays + (isWorkingDay(calendar, since) ? 1 : 0);
  let on = addDays(resumed, daysBetween(since, dueOn) + 1);
  while (!isWorkingDay(calendar, on) || workingDaysBetween(calendar, resumed, on).workingDays < working)
    on = addDays(on, 1);
  return { on, at: addMillis(due, daysBetween(dueOn, on) * DAY_MS), provisional: !isCovered(calendar, on) };
}
