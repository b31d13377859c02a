import { purchaseFrom } from '../../../dev/demo/purchase-input.ts';
import { DEMO_PURCHASE } from '../../../prisma/seed/demo/purchase.ts';

/** The demo purchase (two lots) under another number, as POST /purchases takes it. */
export function purchaseBody(number: string): unknown {
  return purchaseFrom(DEMO_PURCHASE.notice, number);
}
