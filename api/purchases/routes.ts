import type { Route } from '../route.ts';
import { getCatalogue } from './catalogue.ts';
import { createPurchase } from './create-purchase.ts';
import { getPurchase } from './get-purchase.ts';
import { listPurchases } from './list-purchases.ts';
import { purchaseTimeline } from './timeline.ts';

export const PURCHASE_ROUTES: readonly Route[] = [
  createPurchase,
  listPurchases,
  getPurchase,
  purchaseTimeline,
  getCatalogue,
];
