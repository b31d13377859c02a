import { readCalendar } from '../../../prisma/seed/reference-data.ts';
import { bidDeadline, countBack, deadline, type LegalDate } from '../../../domain/procurement/deadlines.ts';
import { periodWithout, type ExcludedTime } from '../../../domain/procurement/excluded-time.ts';
import type { MethodCode } from '../../../domain/procurement/methods.ts';
import type { TaskPeriod } from '../../../domain/tasks/task-kind.ts';
import { taskWindow, toBusiness, toWall, type BusinessClock } from '../../../domain/time/business-clock.ts';
import { dayOf, type Day, type Instant } from '../../../domain/time/shanghai.ts';
import { calendarFromJson } from '../../../domain/time/working-calendar.ts';
import type { LegalInstant } from '../../../activities/legal-time.ts';

/** The real working days, as the seed brings them. */
export const CALENDAR = realCalendar();

function realCalendar() {
  const { holidays, makeUpWorkdays, ...file } = readCalendar();
  return calendarFromJson({
    ...file,
    holidays: Object.keys(holidays) as Day[],
    makeupWorkdays: Object.keys(makeUpWorkdays) as Day[],
  });
}

/** When a task is due and reminded of, on the wall clock. */
export interface TaskDue extends LegalInstant {
  readonly remindAt: Instant | null;
}

/** Legal dates from the domain's rules and the real calendar, for a wall clock that is not this computer's. */
export class StandInClock {
  /** What the server's clock shows. */
  readonly now: () => Promise<Instant>;
  readonly #business: BusinessClock;

  constructor(now: () => Promise<Instant>, business: BusinessClock) {
    this.now = now;
    this.#business = business;
  }

  async businessNow(): Promise<Instant> {
    return toBusiness(this.#business, await this.now());
  }

  /** First wall instant at which the business clock has reached this one. */
  wall(business: Instant): Instant {
    return toWall(this.#business, business);
  }

  async taskDue(
    period: TaskPeriod,
    {
      since,
      without = [],
      until,
    }: { readonly since?: Instant; readonly without?: readonly ExcludedTime[]; readonly until?: Instant } = {},
  ): Promise<TaskDue> {
    const askedAt = await this.now();
    const asked = since ?? toBusiness(this.#business, askedAt);
    const today = dayOf(toBusiness(this.#business, askedAt));
    const due: LegalDate =
      until !== undefined
        ? { rule: period.rule, on: dayOf(until), at: until, provisional: false }
        : without.length === 0
          ? deadline(period.rule, period.figure, asked, CALENDAR, dayOf(asked))
          : periodWithout(period, asked, without, CALENDAR, today).due;
    const window = taskWindow(this.#business, askedAt, due.at);
    const remindAt = this.wall(countBack('HS-02', 'lead', due.on, CALENDAR, dayOf(asked)).at);
    return {
      ...this.#legal(due, window.dueAtBusiness, window.dueAtWall),
      remindAt: remindAt > askedAt && remindAt < window.dueAtWall ? remindAt : null,
    };
  }

  /** When an intention that is published now was public long enough (PL-14). */
  async intentionEnd(): Promise<LegalInstant> {
    const on = dayOf(await this.businessNow());
    const date = deadline('PL-14', 'lead', on, CALENDAR, on);
    return this.#legal(date, date.at, this.wall(date.at));
  }

  /** The deadline for bids on documents that are issued now. */
  async bidDeadline(method: MethodCode): Promise<LegalInstant> {
    const date = bidDeadline(method, dayOf(await this.businessNow()), CALENDAR);
    return this.#legal(date, date.at, this.wall(date.at));
  }

  #legal(date: LegalDate, legal: Instant, wall: Instant): LegalInstant {
    return { rule: date.rule, legal, wall, provisional: date.provisional };
  }
}
