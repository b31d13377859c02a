import type { Route } from '../route.ts';
import { handInReport } from './hand-in-report.ts';
import { listOverdueReports, listReports } from './read-reports.ts';

export const REPORT_ROUTES: readonly Route[] = [listReports, handInReport, listOverdueReports];
