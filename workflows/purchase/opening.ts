import { patched } from '@temporalio/workflow';
import type { OpenedLot } from '../../activities/opening.ts';
import { leastToOpen } from '../../domain/procurement/methods.ts';
import { local, remote } from '../activity-proxies.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { failLot } from './lot-failure.ts';
import { collectShares } from './opening-shares.ts';

/** Every envelope, at the deadline and never before it on the database's clock (EV-01, EV-02). */
export async function opening(course: Course): Promise<PurchaseEnd | undefined> {
  if (patched('2026-11-too-few-stay-closed')) await leaveClosed(course);
  if (course.openLots.length === 0) return closed(course);
  const opened = patched('2026-11-opening-by-holders')
    ? await openWithHolders(course)
    : await remote.openBids.executeWithOptions({ summary: 'open bids' }, [course.task]);
  if (opened === undefined) {
    for (const lot of course.openLots) await failLot(course, lot, 'HS-17');
    return closed(course);
  }
  for (const lot of course.lots) {
    lot.bids = opened.find((result) => result.lotId === lot.lotId)?.bids ?? [];
  }
  course.note('bids opened', 'EV-01');
  return undefined;
}

/** A lot for which too few bid is not opened: its envelopes go back (M87 41); one without any bid ends here too (EV-19). */
async function leaveClosed(course: Course): Promise<void> {
  const { least, rule } = leastToOpen(course.input.method);
  const closed = await local.lotsLeftUnopened.executeWithOptions({ summary: `lots to open · ${rule}` }, [
    { ...course.task, least },
  ]);
  for (const lot of course.openLots) if (closed.includes(lot.lotId)) await failLot(course, lot, rule);
}

/** Nothing will be opened: what is left goes back, and the key is wiped. */
async function closed(course: Course): Promise<PurchaseEnd> {
  if (patched('2026-11-returned-unopened')) {
    await local.returnUnopened.executeWithOptions({ summary: 'bids returned unopened' }, [course.task]);
  }
  return 'failed';
}

/** Undefined when too many shares are lost, or were waited for too long, for the bids ever to be opened. */
async function openWithHolders(course: Course): Promise<OpenedLot[] | undefined> {
  const shares = await collectShares(course);
  if (shares === 'worker') return remote.openBids.executeWithOptions({ summary: 'open bids' }, [course.task]);
  if (shares === 'lost') return undefined;
  await remote.checkOpeningKey.executeWithOptions({ summary: 'combine and check the key' }, [course.task]);
  await remote.openEnvelopes.executeWithOptions({ summary: 'open envelopes' }, [course.task]);
  const opened = await remote.recordOpening.executeWithOptions({ summary: 'record the opening' }, [course.task]);
  await remote.signOpeningRecord.executeWithOptions({ summary: 'sign the record' }, [course.task]);
  return opened;
}
