import type pg from 'pg';
import type { MonthFacts } from '../domain/contracts/record-rules.ts';
import { reportDue, serviceMonths, type ServiceMonth } from '../domain/contracts/service-months.ts';
import { overdueYear } from '../domain/providers/finance-report.ts';
import { figure } from '../domain/procurement/rules.ts';
import { toBusiness } from '../domain/time/business-clock.ts';
import {
  addDays,
  addMonths,
  dayOf,
  instantOfMillis,
  startOfDay,
  type Day,
  type Instant,
} from '../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { countMonth, type WatchedMonth } from './record-facts.ts';

/** The month that runs, and those whose report and late records may still be coming. */
const MONTHS = 3;

export interface WatchedContract {
  readonly id: string;
  readonly purchaseId: string;
  readonly providerId: string;
  /** First and last day of service. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly clockEpoch: Date;
  readonly clockScale: number;
  readonly clockCatchesUp: boolean;
  /** Months of service whose report has been handed in. */
  readonly reported: readonly number[];
  /** Years whose financial report the provider has handed in. */
  readonly financeYears: readonly number[];
}

/** The columns of a {@link WatchedContract}, of a contract `c` with a term and its purchase `p`. */
export const WATCHED_CONTRACT = `
  c.id, c.purchase_id AS "purchaseId", c.provider_id AS "providerId",
  c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", p.clock_epoch AS "clockEpoch",
  p.clock_scale AS "clockScale", p.clock_catches_up AS "clockCatchesUp",
  ARRAY(SELECT month FROM delivery_report r WHERE r.contract_id = c.id) AS reported,
  ARRAY(SELECT DISTINCT year FROM finance_report f WHERE f.organisation_id = c.provider_id) AS "financeYears"`;

export interface MonthOfFacts {
  readonly month: ServiceMonth;
  readonly watched: WatchedMonth;
  readonly facts: MonthFacts;
}

/** Now, on the clock of the contract's purchase. */
export function nowOf({ clockEpoch, clockScale: scale, clockCatchesUp: catchesUp }: WatchedContract): Instant {
  return toBusiness({ epoch: instantOfMillis(clockEpoch.getTime()), scale, catchesUp }, instantOfMillis(Date.now()));
}

/** The months of service that are watched now, the earliest first, each counted when it is asked for. */
export async function* watchedMonths(
  pool: pg.Pool,
  contract: WatchedContract,
  calendar: WorkingCalendar,
): AsyncGenerator<MonthOfFacts> {
  const now = nowOf(contract);
  const months = serviceMonths(contract.startsOn as Day, contract.endsOn as Day)
    .filter(({ from }) => from <= dayOf(now))
    .slice(-MONTHS);
  for (const month of months) {
    const watched = watchedMonth(contract, month);
    const facts = await factsOf(pool, contract, month, watched, reportDue(month, calendar).at <= now);
    yield { month, watched, facts };
  }
}

function watchedMonth({ id, purchaseId, providerId }: WatchedContract, { from, to }: ServiceMonth): WatchedMonth {
  return {
    ...{ contractId: id, purchaseId, providerId, from: startOfDay(from) },
    ...{ fromBefore: startOfDay(addMonths(from, -1)), until: startOfDay(addDays(to, 1)) },
  };
}

async function factsOf(
  pool: pg.Pool,
  contract: WatchedContract,
  service: ServiceMonth,
  watched: WatchedMonth,
  complete: boolean,
): Promise<MonthFacts> {
  const today = dayOf(instantOfMillis(Date.now()));
  const limits = {
    answers: figure('HS-18', 'ratingAnswers', today).count,
    longText: figure('HS-18', 'longText', today).count,
  };
  const counted = await countMonth(pool, watched, limits);
  const { startsOn, financeYears: handedIn, reported } = contract;
  const { month } = service;
  const year = overdueYear(service, { startsOn: startsOn as Day, today: dayOf(nowOf(contract)), handedIn });
  const reportOverdue = complete && !reported.includes(month);
  return { ...counted, month, complete, reportOverdue, financeOverdue: year !== null };
}
