import { minimumSuppliers } from '../../domain/procurement/methods.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';
import { local } from '../activity-proxies.ts';
import { refundBidBonds } from './bid-bonds.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';

/**
 * Ends one lot without a winner; the reason is published and every bidder is told (EV-19). `taskId`: where somebody decided
 * so, with a reason in words.
 */
export async function failLot(course: Course, lot: LotCourse, rule: RuleId, taskId?: string): Promise<void> {
  lot.phase = 'failed';
  await local.failLot.executeWithOptions({ summary: `lot ${lot.seq} failed · ${rule}` }, [
    { ...course.task, lotId: lot.lotId, rule, ...(taskId !== undefined && { taskId }) },
  ]);
  course.note(`lot ${lot.seq} failed`, rule);
  refundBidBonds(course, lot);
}

/** Fails the lot when fewer bids are left than the method needs (ME-13 to ME-17, EV-19); false if it did. */
export async function failUnlessEnough(course: Course, lot: LotCourse): Promise<boolean> {
  const { afterTenderWithTwo } = course.terms;
  const least = minimumSuppliers(course.input.method, { governmentServicePurchase: true, afterTenderWithTwo });
  const enough = lot.bids.length >= least;
  if (!enough) await failLot(course, lot, 'EV-19');
  return enough;
}

/** Ends the whole purchase without a winner, before anybody could bid. */
export async function failAll(course: Course, rule: RuleId): Promise<PurchaseEnd> {
  await Promise.all(course.openLots.map((lot) => failLot(course, lot, rule)));
  return 'failed';
}
