import { excludedBy } from '../../../domain/procurement/complaint.ts';
import { suspensionEnd } from '../../../domain/procurement/holds.ts';
import { addDays, dayOf, endOfDay } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import { pointOf } from './case-orders.ts';
import type { World } from './world.ts';

type Complaints = Pick<
  Activities,
  | 'recordComplaint'
  | 'askCorrection'
  | 'correctionReceived'
  | 'acceptComplaint'
  | 'refuseComplaint'
  | 'endWithdrawn'
  | 'suspendPurchase'
  | 'resumePurchase'
  | 'recordStatement'
  | 'sendInquiry'
  | 'recordInquiry'
  | 'serveDecision'
  | 'decisionCarriedOut'
>;

/** Days that a complainant has for its correction. */
const CORRECTION_DAYS = 10;

/** What complaints do to the world. A suspension is capped as the database caps it; a decision holds until carried out. */
export function complaints(world: World): Complaints {
  return { ...examination(world), ...handling(world), ...decision(world) };
}

function examination(
  world: World,
): Pick<
  Complaints,
  | 'recordComplaint'
  | 'askCorrection'
  | 'correctionReceived'
  | 'acceptComplaint'
  | 'refuseComplaint'
  | 'endWithdrawn'
  | 'suspendPurchase'
  | 'resumePurchase'
> {
  return {
    async recordComplaint() {},
    async askCorrection() {
      const on = dayOf(await world.clock.businessNow());
      return { until: world.clock.wall(endOfDay(addDays(on, CORRECTION_DAYS))), on };
    },
    async correctionReceived() {
      return { on: dayOf(await world.clock.businessNow()) };
    },
    async acceptComplaint({ complaintId }) {
      if (world.suspends) await suspend(world, complaintId);
      return { suspended: world.suspends };
    },
    async refuseComplaint() {},
    async endWithdrawn({ complaintId }) {
      await release(world, complaintId);
    },
    suspendPurchase: ({ complaintId }) => suspend(world, complaintId),
    async resumePurchase({ complaintId }) {
      await release(world, complaintId);
    },
  };
}

function handling(world: World): Pick<Complaints, 'recordStatement' | 'sendInquiry' | 'recordInquiry'> {
  return {
    async recordStatement() {},
    async sendInquiry() {
      world.inquiries.push({ kind: world.inquiry, sentAt: await world.clock.businessNow() });
      return { seq: world.inquiries.length };
    },
    async recordInquiry({ seq }) {
      const inquiry = world.inquiries[seq - 1]!;
      const [excluded = null] = excludedBy([{ ...inquiry, answeredAt: await world.clock.businessNow() }]);
      return { excluded };
    },
  };
}

function decision(world: World): Pick<Complaints, 'serveDecision' | 'decisionCarriedOut'> {
  return {
    async serveDecision({ complaintId: caseId, verdict }) {
      const since = await world.clock.businessNow();
      await release(world, caseId);
      if (verdict === 'rejected') return { order: null, holds: false };
      const lots = world.openLots().flatMap((lotId) => {
        const then = pointOf(world, lotId, dayOf(since)) === 'performed' ? undefined : world.orderThen;
        return then === undefined ? [] : [{ lotId, then }];
      });
      if (lots.length === 0) return { order: null, holds: false };
      world.holds.push({ caseId, since });
      return { order: { caseId, by: 'complaint', lots }, holds: true };
    },
    async decisionCarriedOut({ complaintId }) {
      await release(world, complaintId);
    },
  };
}

async function suspend(world: World, caseId: string): Promise<boolean> {
  const since = await world.clock.businessNow();
  const earlier = world.holds.filter((hold) => hold.caseId === caseId && hold.until !== undefined);
  if (earlier.some(({ endedAt, until }) => endedAt === undefined && until! > since)) return true;
  const end = suspensionEnd(
    since,
    earlier.map((hold) => ({ since: hold.since, endedAt: hold.endedAt ?? hold.until })),
  );
  if (end === undefined) return false;
  world.holds.push({ caseId, since, until: end.at });
  return true;
}

async function release(world: World, caseId: string): Promise<void> {
  const now = await world.clock.businessNow();
  for (const hold of world.holds.filter((one) => one.caseId === caseId)) {
    hold.endedAt ??= hold.until !== undefined && hold.until < now ? hold.until : now;
  }
}
