import type { Route } from '../route.ts';
import { changeLimit, getLimits } from './limits.ts';
import { getAlert, listAlerts } from './read-alerts.ts';
import { getWatchedMonths } from './watched-months.ts';

export const WATCH_ROUTES: readonly Route[] = [listAlerts, getAlert, getLimits, changeLimit, getWatchedMonths];
