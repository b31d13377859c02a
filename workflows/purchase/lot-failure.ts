import type { RuleId } from '../../domain/procurement/rules.ts';
import { local } from '../activity-proxies.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';

/** Ends one lot without a winner; the reason is published and every bidder is told (EV-19). */
export async function failLot(course: Course, lot: LotCourse, rule: RuleId): Promise<void> {
  lot.phase = 'failed';
  await local.failLot.executeWithOptions({ summary: `lot ${lot.seq} failed · ${rule}` }, [
    { ...course.task, lotId: lot.lotId, rule },
  ]);
  course.note(`lot ${lot.seq} failed`, rule);
}

/** A purchase fails when no lot is left. */
export function failedIfNoLotLeft(course: Course): PurchaseEnd | undefined {
  return course.openLots.length === 0 ? 'failed' : undefined;
}
