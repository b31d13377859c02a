import { SOON_WORKING_DAYS } from '../../domain/tasks/due-soon.ts';
import { dayOf, instantOfMillis, millisOf, type Instant } from '../../domain/time/shanghai.ts';
import { workingDaysBetween, type WorkingCalendar } from '../../domain/time/working-calendar.ts';

export interface DueDates {
  readonly dueAt: string;
  readonly dueLegal: string;
  readonly clockScale: number;
  readonly provisional: boolean;
}

export interface DueLight {
  readonly light: 'overdue' | 'today' | 'soon' | 'fine';
  /** Working days that are left after today, or that have passed since the due day; on the legal clock. */
  readonly workingDays: number;
  /** Beyond the published calendar: may still move. */
  readonly provisional: boolean;
}

/** How urgent a task is at a wall-clock instant (milliseconds), counted in working days on the clock of its purchase. */
export function dueLight(task: DueDates, calendar: WorkingCalendar, nowMillis: number): DueLight {
  const leftOnWall = millisOf(task.dueAt as Instant) - nowMillis;
  const due = task.dueLegal as Instant;
  const legalNow = instantOfMillis(millisOf(due) - Math.round(leftOnWall * task.clockScale));
  const { workingDays, provisional } = workingDaysBetween(calendar, dayOf(legalNow), dayOf(due));
  const uncertain = provisional || task.provisional;
  if (leftOnWall < 0) return { light: 'overdue', workingDays: Math.abs(workingDays), provisional: uncertain };
  if (dayOf(legalNow) === dayOf(due)) return { light: 'today', workingDays: 0, provisional: uncertain };
  return { light: workingDays <= SOON_WORKING_DAYS ? 'soon' : 'fine', workingDays, provisional: uncertain };
}
