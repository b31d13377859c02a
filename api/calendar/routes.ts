import type { Route } from '../route.ts';
import { getCalendar } from './get-calendar.ts';
import { getTime } from './get-time.ts';

export const CALENDAR_ROUTES: readonly Route[] = [getCalendar, getTime];
