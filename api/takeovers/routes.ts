import type { Route } from '../route.ts';
import { getTakeover } from './get-takeover.ts';
import { listCases } from './list-cases.ts';
import { listTakeovers } from './list-takeovers.ts';
import { previewTakeover } from './preview-takeover.ts';
import { reportFailure } from './report-failure.ts';
import { listTriggers, reportInability } from './triggers.ts';
import { requestTakeover } from './request-takeover.ts';

export const TAKEOVER_ROUTES: readonly Route[] = [
  requestTakeover,
  previewTakeover,
  listTakeovers,
  getTakeover,
  listCases,
  reportFailure,
  listTriggers,
  reportInability,
];
