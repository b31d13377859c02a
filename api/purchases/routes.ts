import type { Route } from '../route.ts';
import { getCatalogue } from './catalogue.ts';
import { createPurchase } from './create-purchase.ts';
import { getPurchase } from './get-purchase.ts';
import { listPurchases } from './list-purchases.ts';
import { listRegions, listTownships } from './regions.ts';
import { purchaseAudit } from './purchase-audit.ts';
import { purchaseEvaluation } from './purchase-evaluation.ts';
import { purchaseHolds } from './purchase-holds.ts';
import { purchasePeriods } from './purchase-periods.ts';
import { purchaseTasks } from './purchase-tasks.ts';
import { purchaseTimeline } from './timeline.ts';
import { purchaseFile } from './whole-file/whole-file.ts';

export const PURCHASE_ROUTES: readonly Route[] = [
  createPurchase,
  listPurchases,
  getPurchase,
  purchaseTimeline,
  purchaseFile,
  purchasePeriods,
  purchaseHolds,
  purchaseTasks,
  purchaseEvaluation,
  purchaseAudit,
  listTownships,
  listRegions,
  getCatalogue,
];
