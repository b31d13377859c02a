import type { Route } from '../route.ts';
import { getLimits, setLimits } from './limits.ts';
import { getAlert, listAlerts } from './read-alerts.ts';

export const WATCH_ROUTES: readonly Route[] = [listAlerts, getAlert, getLimits, setLimits];
