import { ATTACHMENT_ROUTES } from './attachments/routes.ts';
import { BID_ROUTES } from './bids/routes.ts';
import { CALENDAR_ROUTES } from './calendar/routes.ts';
import { CHALLENGE_ROUTES } from './challenges/routes.ts';
import { COMPLAINT_ROUTES } from './complaints/routes.ts';
import { CONTRACT_ROUTES } from './contracts/routes.ts';
import { DIRECTORY_ROUTES } from './directory/routes.ts';
import { DOCUMENT_ROUTES } from './documents/routes.ts';
import { EVALUATION_ROUTES } from './evaluations/routes.ts';
import { EVENT_ROUTES } from './events/get-events.ts';
import { EXPERT_ROUTES } from './experts/routes.ts';
import { EXPORT_ROUTES } from './exports/routes.ts';
import { MOBILE_ROUTES } from './people/mobile.ts';
import { NOTIFICATION_ROUTES } from './people/notifications.ts';
import { USER_ROUTES } from './people/users.ts';
import { PROJECT_ROUTES } from './projects/routes.ts';
import { LEAVE_ROUTES } from './leaves/routes.ts';
import { FUND_ROUTES } from './funds/routes.ts';
import { LIMIT_ROUTES } from './limits/routes.ts';
import { OPENING_ROUTES } from './openings/routes.ts';
import { PROVIDER_ROUTES } from './providers/routes.ts';
import { PROCEDURE_ROUTES } from './procedure/routes.ts';
import { PURCHASE_ROUTES } from './purchases/routes.ts';
import { QUESTION_ROUTES } from './questions/routes.ts';
import { REPORT_ROUTES } from './reports/routes.ts';
import type { Route } from './route.ts';
import { SEARCH_ROUTES } from './search.ts';
import { SESSION_ROUTES } from './sessions/routes.ts';
import { SPLITTING_ROUTES } from './splitting/routes.ts';
import { SUPERVISION_ROUTES } from './supervision/routes.ts';
import { STATISTICS_ROUTES } from './statistics/routes.ts';
import { TAKEOVER_ROUTES } from './takeovers/routes.ts';
import { TASK_ROUTES } from './tasks/routes.ts';
import { VISIT_ROUTES } from './visits/routes.ts';
import { WATCH_ROUTES } from './watch/routes.ts';

/** Every route there is; router and OpenAPI document are made from this table, so none exists without a policy. */
export const ROUTES: readonly Route[] = [
  ...SESSION_ROUTES,
  ...TASK_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...PURCHASE_ROUTES,
  ...PROCEDURE_ROUTES,
  ...DIRECTORY_ROUTES,
  ...PROJECT_ROUTES,
  ...LIMIT_ROUTES,
  ...FUND_ROUTES,
  ...SPLITTING_ROUTES,
  ...BID_ROUTES,
  ...OPENING_ROUTES,
  ...QUESTION_ROUTES,
  ...CONTRACT_ROUTES,
  ...TAKEOVER_ROUTES,
  ...SUPERVISION_ROUTES,
  ...PROVIDER_ROUTES,
  ...EXPERT_ROUTES,
  ...CHALLENGE_ROUTES,
  ...COMPLAINT_ROUTES,
  ...REPORT_ROUTES,
  ...VISIT_ROUTES,
  ...EVALUATION_ROUTES,
  ...WATCH_ROUTES,
  ...USER_ROUTES,
  ...MOBILE_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...LEAVE_ROUTES,
  ...CALENDAR_ROUTES,
  ...SEARCH_ROUTES,
  ...EVENT_ROUTES,
  ...STATISTICS_ROUTES,
  ...EXPORT_ROUTES,
  ...DOCUMENT_ROUTES,
];
