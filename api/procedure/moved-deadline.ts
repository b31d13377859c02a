import { deadlineAfterChange } from '../../domain/procurement/document-change.ts';
import type { LegalDate } from '../../domain/procurement/deadlines.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Purchase } from '../../prisma/generated/client.ts';
import { clockOfPurchase } from '../purchases/purchase-clock.ts';

export interface MovedDeadline {
  readonly rule: LegalDate['rule'];
  /** Legal instant. */
  readonly before: Date;
  /** Today, on the purchase's own clock. */
  readonly changedOn: Day;
  /** Undefined when enough days are left. */
  readonly extended: LegalDate | undefined;
}

/** What becomes of the deadline if the documents were changed now, in a way that may affect bids; undefined where they cannot be. */
export function movedDeadline(purchase: Purchase, calendar: WorkingCalendar): MovedDeadline | undefined {
  const before = purchase.bidDeadlineLegal;
  if (before === null) return undefined;
  const changedOn = dayOf(toBusiness(clockOfPurchase(purchase), instantOfMillis(Date.now())));
  const deadlineOn = dayOf(instantOfMillis(before.getTime()));
  const result = deadlineAfterChange(purchase.method as MethodCode, deadlineOn, changedOn, calendar);
  return result && { ...result, before, changedOn };
}
