import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { CASE_RULES, mayTurnToNext } from '../../domain/procurement/case-effects.ts';
import { minimumSuppliers } from '../../domain/procurement/methods.ts';
import { local } from '../activity-proxies.ts';
import { settledBond } from '../bond.ts';
import { tellBridges } from '../purchase-told.ts';
import { awardRank, publishNextWinner } from './award.ts';
import { BESIDE } from './bid-bonds.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse, LotOrder } from './lot.ts';
import { failLot } from './lot-failure.ts';

/**
 * Runs a lot's steps. An order cancels what people were asked for and is carried out; where it leads to another winner the
 * steps are done with that one.
 */
export async function underOrders(course: Course, lot: LotCourse, steps: () => Promise<void>): Promise<void> {
  for (;;) {
    const through = !isOrdered(lot) && (await ranThrough(() => isOrdered(lot), steps));
    if (through && !isOrdered(lot)) return;
    if ((await carriedOut(course, lot)) === 'failed' || through) return;
  }
}

/** A signed contract is published and filed before anything else; what is ordered of it comes with its delivery. */
function isOrdered({ orders, phase }: LotCourse): boolean {
  return orders.length > 0 && phase !== 'contracted';
}

/** True when the steps came to their end; false when they were cancelled because of an order. */
async function ranThrough(ordered: () => boolean, steps: () => Promise<unknown>): Promise<boolean> {
  const running = new CancellationScope();
  const watching = new CancellationScope();
  let cancelled = false;
  const watched = watching
    .run(async () => {
      await condition(ordered);
      cancelled = true;
      running.cancel();
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    await running.run(steps);
    return true;
  } catch (error) {
    if (!cancelled || !isCancellation(error)) throw error;
    return false;
  } finally {
    watching.cancel();
    await watched;
  }
}

/** Carries out what was ordered for a lot, one after the other, until it has failed or nothing is left to do. */
export async function carriedOut(course: Course, lot: LotCourse): Promise<'failed' | 'goes-on'> {
  for (let order = lot.orders.shift(); order !== undefined; order = lot.orders.shift()) {
    if (lot.phase !== 'failed') await done(course, lot, order);
    order.waiting.delete(lot.lotId);
    if (order.waiting.size === 0) {
      const { caseId, by } = order;
      await local.orderCarriedOut.executeWithOptions({ summary: 'order carried out' }, [
        { ...course.task, caseId, by },
      ]);
      // What waited for this case to be over looks again.
      course.holdsEnded += 1;
      await tellBridges(course.input.purchaseId);
    }
  }
  return lot.phase === 'failed' ? 'failed' : 'goes-on';
}

/** Award or contract annulled; then the next candidate where enough are left, else the lot is bought anew (CH-13). */
async function done(course: Course, lot: LotCourse, { caseId, by, then }: LotOrder): Promise<void> {
  const rule = CASE_RULES[by];
  const annulled = await local.annul.executeWithOptions({ summary: `lot ${lot.seq} · ${rule}` }, [
    { ...course.task, lotId: lot.lotId, caseId, by },
  ]);
  course.note(`lot ${lot.seq}: ${annulled === 'stands' ? 'contract stands' : `${annulled} annulled`}`, rule);
  if (annulled === 'stands') return;
  if (annulled === 'contract') {
    // A rescinded contract's bridge needs nothing to end any more.
    await tellBridges(course.input.purchaseId);
    await lot.endContract?.();
  }
  if (lot.bondOf !== undefined) await settledBond(course.desk, course.task, lot.bondOf);
  delete lot.bondOf;
  const rank = lot.awarded?.rank ?? lot.bids.length;
  delete lot.contract;
  const { afterTenderWithTwo } = course.terms;
  const least = minimumSuppliers(course.input.method, { governmentServicePurchase: true, afterTenderWithTwo });
  if (annulled === 'nothing' || then === 'restart' || !mayTurnToNext(lot.bids.length - rank, least)) {
    await failLot(course, lot, rule);
    return;
  }
  await awardRank(course, lot, rank + 1, false);
  if (lot.resultAt !== undefined) await publishNextWinner(course, lot);
}

/** What was ordered while a step of the whole purchase ran; true when no lot is left. */
export async function ordersDone(course: Course): Promise<boolean> {
  for (const lot of course.openLots) if (lot.orders.length > 0) await carriedOut(course, lot);
  return course.openLots.length === 0;
}

/**
 * Runs the stages unless every lot is to be bought anew before there is a winner: then nobody goes on bidding, opening or
 * scoring for nothing (CH-13).
 */
export async function orRestarted(
  course: Course,
  stages: () => Promise<PurchaseEnd | undefined>,
): Promise<PurchaseEnd | undefined> {
  let end: PurchaseEnd | undefined;
  const through = await ranThrough(
    () => nothingIsLeft(course),
    async () => {
      end = await stages();
    },
  );
  if (through) return end;
  await condition(() => course.desk.idle(BESIDE));
  await ordersDone(course);
  return 'failed';
}

function nothingIsLeft({ openLots }: Course): boolean {
  return openLots.length > 0 && openLots.every(({ phase, orders }) => phase === 'open' && orders.length > 0);
}
