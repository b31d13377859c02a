import type { Route } from '../route.ts';
import { getSupervision } from './get-supervision.ts';
import { listByRisk } from './list-by-risk.ts';
import { listLastResorts } from './list-last-resorts.ts';
import { nameLastResort } from './name-last-resort.ts';
import { previewLastResort } from './preview-last-resort.ts';

export const SUPERVISION_ROUTES: readonly Route[] = [
  getSupervision,
  listByRisk,
  listLastResorts,
  previewLastResort,
  nameLastResort,
];
