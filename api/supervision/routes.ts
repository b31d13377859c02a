import type { Route } from '../route.ts';
import { getSupervision } from './get-supervision.ts';
import { listByRisk } from './list-by-risk.ts';

export const SUPERVISION_ROUTES: readonly Route[] = [getSupervision, listByRisk];
