/** What the credit platform is told of a ban (DB-10). */
export const REPORT_CHANGES = ['added', 'repaired', 'lifted'] as const;
export type ReportChange = (typeof REPORT_CHANGES)[number];

/** The problem of a report when the platform was away, too slow, or spoke something else; others quote its answer. */
export const NO_ANSWER = 'no answer';
