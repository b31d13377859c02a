import { countBack, deadline, type LegalDate } from '../domain/procurement/deadlines.ts';
import { periodWithout, type ExcludedTime } from '../domain/procurement/excluded-time.ts';
import type { TaskPeriod } from '../domain/tasks/task-kind.ts';
import { taskWindow, toBusiness, toWall, type BusinessClock } from '../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Instant } from '../domain/time/shanghai.ts';
import { calendarFromJson, type WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Database } from '../prisma/database.ts';
import { newestCalendar } from '../prisma/newest-calendar.ts';
import { found } from './not-found.ts';

/** A legal date on both clocks: what the law says, and when the wall clock gets there. */
export interface LegalInstant {
  readonly rule: string;
  readonly legal: Instant;
  readonly wall: Instant;
  readonly provisional: boolean;
}

/** Whose business clock a task's periods run on: its purchase's, or that of a case of its own. */
export type TaskCase =
  | { readonly purchaseId: string; readonly clock?: never }
  | { readonly purchaseId?: never; readonly clock: BusinessClock };

const CALENDAR_TTL_MS = 60_000;

/**
 * Legal dates for workflows, which hold instants only: computed here from the calendar table and the purchase's
 * business clock. The calendar is read again every minute, so that a newly published year counts from then on.
 */
export class LegalTime {
  readonly #database: Database;
  readonly #clocks = new Map<string, BusinessClock>();
  #calendar: { readonly value: WorkingCalendar; readonly readAt: number } | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The clock of one purchase; it never changes, so it is kept. */
  async clockOf(purchaseId: string): Promise<BusinessClock> {
    const kept = this.#clocks.get(purchaseId);
    if (kept !== undefined) return kept;
    const row = found(
      await this.#database.prisma.purchase.findUnique({
        where: { id: purchaseId },
        select: { clockEpoch: true, clockScale: true, clockCatchesUp: true },
      }),
      'purchase',
    );
    const clock = {
      epoch: instantOfMillis(row.clockEpoch.getTime()),
      scale: row.clockScale,
      catchesUp: row.clockCatchesUp,
    };
    if (this.#clocks.size > 10_000) this.#clocks.clear();
    this.#clocks.set(purchaseId, clock);
    return clock;
  }

  /** Business time now. */
  async businessNow(purchaseId: string): Promise<Instant> {
    return toBusiness(await this.clockOf(purchaseId), wallNow());
  }

  /** A legal date on both clocks. */
  async onBothClocks(purchaseId: string, date: LegalDate): Promise<LegalInstant> {
    const clock = await this.clockOf(purchaseId);
    return { rule: date.rule, legal: date.at, wall: toWall(clock, date.at), provisional: date.provisional };
  }

  /**
   * When a task asked now is due, and when to remind of it (HS-02); the reminder is omitted where time is too short. The
   * period counts from `since` where the law lets it begin with an earlier event than the asking, and leaves out the days
   * `without` which it runs. `until` is an instant that a person has fixed instead of the period.
   */
  async taskTimes(
    { purchaseId, clock: own }: TaskCase,
    period: TaskPeriod,
    {
      since,
      without = [],
      until,
    }: { readonly since?: Instant; readonly without?: readonly ExcludedTime[]; readonly until?: Instant } = {},
  ): Promise<LegalInstant & { readonly remindAt: Instant | null }> {
    const clock = own ?? (await this.clockOf(purchaseId));
    const askedAt = wallNow();
    const asked = since ?? toBusiness(clock, askedAt);
    const calendar = await this.calendar();
    const due =
      until !== undefined
        ? { rule: period.rule, on: dayOf(until), at: until, provisional: false }
        : without.length === 0
          ? deadline(period.rule, period.figure, asked, calendar, dayOf(asked))
          : periodWithout(period, asked, without, calendar, dayOf(toBusiness(clock, askedAt))).due;
    const window = taskWindow(clock, askedAt, due.at);
    const reminder = toWall(clock, countBack('HS-02', 'lead', due.on, calendar, dayOf(asked)).at);
    return {
      rule: due.rule,
      legal: window.dueAtBusiness,
      wall: window.dueAtWall,
      provisional: due.provisional,
      remindAt: reminder > askedAt && reminder < window.dueAtWall ? reminder : null,
    };
  }

  /** The newest published working-day calendar. */
  async calendar(): Promise<WorkingCalendar> {
    if (this.#calendar !== undefined && Date.now() - this.#calendar.readAt < CALENDAR_TTL_MS)
      return this.#calendar.value;
    const value = calendarFromJson(await newestCalendar(this.#database));
    this.#calendar = { value, readAt: Date.now() };
    return value;
  }
}

export function wallNow(): Instant {
  return instantOfMillis(Date.now());
}
