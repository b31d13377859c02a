import { reportState, type ReportState } from '../../domain/contracts/report-state.ts';
import { reportDue, serviceMonths, type ServiceMonth } from '../../domain/contracts/service-months.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { endOfDay, instantOfMillis, type Day, type Instant } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { DeliveryReport, Prisma } from '../../prisma/generated/client.ts';

/** A month of a contract's service with what is known of its report. */
export interface ContractMonth extends ServiceMonth {
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly state: ReportState;
  readonly report: DeliveryReport | undefined;
}

export const WITH_REPORTS = {
  reports: { orderBy: { month: 'asc' } },
  purchase: { select: { clockEpoch: true, clockScale: true, clockCatchesUp: true } },
} satisfies Prisma.ContractInclude;

type Row = Prisma.ContractGetPayload<{ include: typeof WITH_REPORTS }>;

/** Business time now, on the clock of the contract's purchase. */
export function businessNow({ purchase }: Pick<Row, 'purchase'>): Instant {
  const { clockEpoch, clockScale: scale, clockCatchesUp: catchesUp } = purchase;
  return toBusiness({ epoch: instantOfMillis(clockEpoch.getTime()), scale, catchesUp }, instantOfMillis(Date.now()));
}

/**
 * The months of service; none before the contract is signed, nor for an interim one, whose takeover is watched by the hour.
 * After a termination only the months count that were over by then, which nobody can tell from here: those reported.
 */
export function monthsOf(row: Row, calendar: WorkingCalendar): readonly ContractMonth[] {
  if (row.kind !== 'main' || row.startsOn === null || row.endsOn === null) return [];
  const now = businessNow(row);
  const months = serviceMonths(dayIn(row.startsOn), dayIn(row.endsOn)).map((month): ContractMonth => {
    const due = reportDue(month, calendar);
    const report = row.reports.find((candidate) => candidate.month === month.month);
    const handedIn = report && { at: instantIn(report.handedInAt), dueAt: instantIn(report.dueAt) };
    const state = reportState(endOfDay(month.to), due.at, handedIn, now);
    return { ...month, dueAt: due.at, provisional: due.provisional, state, report };
  });
  return row.state === 'terminated' ? months.filter(({ report }) => report !== undefined) : months;
}

function dayIn(date: Date): Day {
  return date.toISOString().slice(0, 10) as Day;
}

function instantIn(date: Date): Instant {
  return instantOfMillis(date.getTime());
}
