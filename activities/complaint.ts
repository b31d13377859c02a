import { addDays, dayOf, endOfDay, parseDay, type Day, type Instant } from '../domain/time/shanghai.ts';
import { toWall } from '../domain/time/business-clock.ts';
import type { Database } from '../prisma/database.ts';
import { endHolds } from './holds.ts';
import {
  instantOf,
  lockedComplaint,
  recordOfComplaint,
  tellComplainant,
  tellConcerned,
  type ComplaintRef,
} from './complaint-record.ts';
import { suspend } from './complaint-suspension.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf } from './purchase-record.ts';

interface Decided extends ComplaintRef {
  readonly taskId: string;
}

interface CorrectionForm {
  readonly correction: string;
  /** Last day, in Asia/Shanghai. */
  readonly until: string;
}

interface AcceptForm {
  readonly suspend: boolean;
  readonly suspensionReason?: string;
}

/** From the receipt of a complaint to its acceptance, refusal or withdrawal. */
export function complaintActivities({ prisma }: Database, time: LegalTime) {
  return {
    async recordComplaint(ref: ComplaintRef): Promise<void> {
      await prisma.$transaction((tx) => recordOfComplaint(tx, ref, { kind: 'complaint-received', rule: 'CH-05' }));
    },

    /**
     * Sent back for correction, once (CH-07).
     *
     * @returns the last wall instant for the correction, and the business day on which it was sent
     */
    async askCorrection(request: Decided): Promise<{ readonly until: Instant; readonly on: Day }> {
      const now = await time.businessNow(request.purchaseId);
      const clock = await time.clockOf(request.purchaseId);
      return prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        const { correction, until } = await formOf<CorrectionForm>(tx, request.taskId);
        const sentAt = complaint.correctionSentAt === null ? now : instantOf(complaint.correctionSentAt);
        // A correction is always possible on the next day at least, whatever day was entered.
        const next = addDays(dayOf(sentAt), 1);
        const lastAt = endOfDay(parseDay(until) > next ? parseDay(until) : next);
        if (complaint.state === 'received') {
          await tx.complaint.update({
            where: { id: complaint.id },
            data: { state: 'returned', correctionAsked: correction, correctionSentAt: sentAt, correctionUntil: lastAt },
          });
          await recordOfComplaint(tx, request, { kind: 'complaint-returned', rule: 'CH-07' });
          await tellComplainant(tx, complaint, 'complaint-returned');
        }
        return { until: toWall(clock, lastAt), on: dayOf(sentAt) };
      });
    },

    /** @returns the business day on which the correction came */
    async correctionReceived(ref: ComplaintRef): Promise<{ readonly on: Day }> {
      const { correctedAt } = await prisma.complaint.findUniqueOrThrow({ where: { id: ref.complaintId } });
      return { on: dayOf(instantOf(found(correctedAt, 'correction'))) };
    },

    /** Accepted: the answer notice and the copies go out, and the purchase is suspended where the office says so (CH-08, CH-11). */
    async acceptComplaint(request: Decided): Promise<{ readonly suspended: boolean }> {
      const at = await time.businessNow(request.purchaseId);
      return prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        const form = await formOf<AcceptForm>(tx, request.taskId);
        if (complaint.state !== 'received' && complaint.state !== 'returned') return { suspended: form.suspend };
        if (complaint.withdrawnAt !== null) return { suspended: false };
        await tx.complaint.update({ where: { id: complaint.id }, data: { state: 'accepted', acceptedAt: at } });
        await recordOfComplaint(tx, request, { kind: 'complaint-accepted', rule: 'CH-08' });
        await tellComplainant(tx, complaint, 'complaint-accepted');
        await tellConcerned(tx, complaint, 'complaint-copy');
        if (form.suspend) await suspend(tx, complaint, found(form.suspensionReason, 'reason of the suspension'), at);
        return { suspended: form.suspend };
      });
    },

    /** Not accepted: the reason goes to the complainant in writing (CH-07). Without a correction in time that is the reason. */
    async refuseComplaint(request: Decided): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        if (complaint.state !== 'received' && complaint.state !== 'returned') return;
        const { reason } = await formOf<{ readonly reason?: string }>(tx, request.taskId);
        const refusal = reason ?? '未在补正期限内补正。';
        await tx.complaint.update({ where: { id: complaint.id }, data: { state: 'refused', refusal } });
        await recordOfComplaint(tx, request, { kind: 'complaint-refused', rule: 'CH-07' });
        await tellComplainant(tx, complaint, 'complaint-refused');
      });
    },

    /** Taken back: the handling ends, whoever is concerned is told, and a suspension is over (CH-12). */
    async endWithdrawn(ref: ComplaintRef): Promise<void> {
      const at = await time.businessNow(ref.purchaseId);
      await prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, ref.complaintId);
        if (complaint.state === 'decided' || complaint.state === 'withdrawn') return;
        await tx.complaint.update({ where: { id: complaint.id }, data: { state: 'withdrawn' } });
        await endHolds(tx, complaint.id, at, 'withdrawn');
        await recordOfComplaint(tx, ref, { kind: 'complaint-withdrawn', rule: 'CH-12' });
        await tellComplainant(tx, complaint, 'complaint-ended');
        if (complaint.state === 'accepted') await tellConcerned(tx, complaint, 'complaint-ended');
      });
    },
  };
}
