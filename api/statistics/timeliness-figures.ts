import type pg from 'pg';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { addDays, parseDay, type Day } from '../../domain/time/shanghai.ts';
import { isWorkingDay, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Area } from './area.ts';
import { quantile, type Histogram } from './histogram.ts';

/** An office (a role in a region), or an organisation that tasks are asked of by its name. */
export interface Unit {
  readonly region: string;
  readonly regionName: string;
  readonly role: Role;
  readonly organisation: string | null;
}

/** How a task stands to its due date. `expired`: ended by silence that the law gives a meaning (EV-15, HS-04). */
export const STANDINGS = ['inTime', 'late', 'expired', 'openOverdue', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a unit keeps its due dates, and in how many working days half of its decisions are made. */
export interface UnitFigure extends Unit, Record<Standing, number> {
  readonly medianWorkingDays: number | null;
}

/** How many working days one kind of task takes a unit; without a unit, all of them together. */
export interface KindFigure {
  readonly kind: TaskKind;
  readonly unit: Unit | null;
  readonly decided: number;
  readonly medianWorkingDays: number;
  /** Nine of ten decisions were made within so many. */
  readonly nineInTen: number;
}

/** Tasks that fell or fall due in the year. */
export interface Span {
  readonly area: Area;
  readonly year: number;
  readonly calendar: WorkingCalendar;
}

/** So many tasks of one unit and kind that stand alike and took as long. */
interface Group extends Unit {
  readonly kind: TaskKind;
  readonly standing: Standing;
  /** From the task to its decision; null while there is none. */
  readonly workingDays: number | null;
  readonly tasks: number;
}

/** Figures by unit, those with most overdue first, and by kind, the slowest first. */
export async function timelinessFigures(
  pool: pg.Pool,
  span: Span,
): Promise<{ units: UnitFigure[]; kinds: KindFigure[] }> {
  const { rows } = await pool.query<Group>({ name: 'statistics-timeliness', text: GROUPS, values: valuesOf(span) });
  return { units: unitFigures(rows), kinds: kindFigures(rows) };
}

function unitFigures(groups: readonly Group[]): UnitFigure[] {
  return [...partition(groups, unitKey).values()]
    .map((own) => ({
      ...unitOf(own[0]!),
      ...(Object.fromEntries(STANDINGS.map((standing) => [standing, tasksOf(own, standing)])) as Record<
        Standing,
        number
      >),
      medianWorkingDays: quantile(histogramOf(own), 0.5) ?? null,
    }))
    .sort((a, b) => b.openOverdue - a.openOverdue || b.late - a.late || (unitKey(a) < unitKey(b) ? -1 : 1));
}

function kindFigures(groups: readonly Group[]): KindFigure[] {
  const decided = groups.filter(({ workingDays }) => workingDays !== null);
  const figure = (own: readonly Group[], unit: Unit | null): KindFigure => {
    const histogram = histogramOf(own);
    return {
      kind: own[0]!.kind,
      unit,
      decided: own.reduce((sum, { tasks }) => sum + tasks, 0),
      medianWorkingDays: quantile(histogram, 0.5)!,
      nineInTen: quantile(histogram, 0.9)!,
    };
  };
  const together = [...partition(decided, ({ kind }) => kind).values()].map((own) => figure(own, null));
  const apart = [...partition(decided, (group) => `${group.kind} ${unitKey(group)}`).values()];
  const slowestFirst = (a: KindFigure, b: KindFigure) =>
    b.medianWorkingDays - a.medianWorkingDays || b.nineInTen - a.nineInTen || (a.kind < b.kind ? -1 : 1);
  return [...together.sort(slowestFirst), ...apart.map((own) => figure(own, unitOf(own[0]!))).sort(slowestFirst)];
}

function partition<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const parts = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const part = parts.get(key);
    if (part) part.push(row);
    else parts.set(key, [row]);
  }
  return parts;
}

function unitKey({ region, role, organisation }: Unit): string {
  return `${region} ${role} ${organisation ?? ''}`;
}

function unitOf({ region, regionName, role, organisation }: Unit): Unit {
  return { region, regionName, role, organisation };
}

function tasksOf(groups: readonly Group[], wanted: Standing): number {
  return groups.reduce((sum, { standing, tasks }) => (standing === wanted ? sum + tasks : sum), 0);
}

function histogramOf(groups: readonly Group[]): Histogram {
  const histogram = new Map<number, number>();
  for (const { workingDays: days, tasks } of groups) {
    if (days !== null) histogram.set(days, (histogram.get(days) ?? 0) + tasks);
  }
  return histogram;
}

/** A task of the year was asked for, or is decided, at most so long before or after. */
const YEARS_AROUND = 3;

function valuesOf({ area, year, calendar }: Span): unknown[] {
  const first = parseDay(`${year - YEARS_AROUND}-01-01`);
  return [...area, year, first, workingDaysUntil(calendar, first, parseDay(`${year + YEARS_AROUND}-12-31`))];
}

/** For each day from the first on, how many working days have passed with its end: the difference of two lies between (CN-01). */
function workingDaysUntil(calendar: WorkingCalendar, first: Day, last: Day): number[] {
  const passed: number[] = [];
  for (let day = first, count = 0; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
    passed.push(count);
  }
  return passed;
}

/** Counted by the clock of their purchase. $1–$2 area, $3 year, $4 first day, $5 working days passed with each day's end. */
const GROUPS = `
  WITH due AS (
    SELECT t.region_code, t.candidate_role, t.candidate_org_id, t.kind,
           CASE WHEN t.submitted_at <= t.due_at THEN 'inTime' WHEN t.submitted_at IS NOT NULL THEN 'late'
                WHEN t.outcome = 'expired' THEN 'expired' WHEN t.due_at < now() THEN 'openOverdue' ELSE 'open' END AS standing,
           (business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, t.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS asked_on,
           (business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, t.submitted_at) AT TIME ZONE 'Asia/Shanghai')::date AS decided_on
    FROM task t JOIN purchase p ON p.id = t.purchase_id
    WHERE t.region_code BETWEEN $1 AND $2
      AND t.due_legal >= make_timestamptz($3::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      AND t.due_legal < make_timestamptz($3::int + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      AND (t.state <> 'cancelled' OR t.outcome = 'expired')
  ), grouped AS (
    SELECT region_code, candidate_role, candidate_org_id, kind, standing, count(*)::int AS tasks,
           ($5::int[])[decided_on - $4::date + 1] - ($5::int[])[asked_on - $4::date + 1] AS working_days
    FROM due
    GROUP BY region_code, candidate_role, candidate_org_id, kind, standing, working_days
  )
  SELECT g.region_code AS region, r.name AS "regionName", g.candidate_role AS role, o.name AS organisation,
         g.kind, g.standing, g.working_days AS "workingDays", g.tasks
  FROM grouped g JOIN region r ON r.code = g.region_code LEFT JOIN organisation o ON o.id = g.candidate_org_id`;
