import { BID_ROUTES } from './bids/routes.ts';
import { CALENDAR_ROUTES } from './calendar/get-calendar.ts';
import { CONTRACT_ROUTES } from './contracts/routes.ts';
import { NOTIFICATION_ROUTES } from './people/notifications.ts';
import { USER_ROUTES } from './people/users.ts';
import { PURCHASE_ROUTES } from './purchases/routes.ts';
import type { Route } from './route.ts';
import { SESSION_ROUTES } from './sessions/routes.ts';
import { TAKEOVER_ROUTES } from './takeovers/routes.ts';
import { TASK_ROUTES } from './tasks/routes.ts';

/** Every route there is; router and OpenAPI document are made from this table, so none exists without a policy. */
export const ROUTES: readonly Route[] = [
  ...SESSION_ROUTES,
  ...TASK_ROUTES,
  ...PURCHASE_ROUTES,
  ...BID_ROUTES,
  ...CONTRACT_ROUTES,
  ...TAKEOVER_ROUTES,
  ...USER_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...CALENDAR_ROUTES,
];
