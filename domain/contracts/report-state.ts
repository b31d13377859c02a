import type { Instant } from '../time/shanghai.ts';

/** How the report on one month stands. */
export const REPORT_STATES = ['not-yet', 'due', 'overdue', 'in-time', 'late'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/**
 * @param monthEnds last instant of the month
 * @param now business time
 */
export function reportState(
  monthEnds: Instant,
  dueAt: Instant,
  handedIn: { readonly at: Instant; readonly dueAt: Instant } | undefined,
  now: Instant,
): ReportState {
  if (handedIn !== undefined) return handedIn.at <= handedIn.dueAt ? 'in-time' : 'late';
  if (now <= monthEnds) return 'not-yet';
  return now <= dueAt ? 'due' : 'overdue';
}
