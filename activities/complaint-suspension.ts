import { HOLD_RULES, suspensionEnd } from '../domain/procurement/holds.ts';
import type { Instant } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Complaint } from '../prisma/generated/client.ts';
import { instantOf, lockedComplaint, recordOfComplaint, type ComplaintRef } from './complaint-record.ts';
import { endHolds } from './holds.ts';
import type { LegalTime } from './legal-time.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface Decided extends ComplaintRef {
  readonly taskId: string;
}

/** The finance department suspends the purchase while it handles a complaint, thirty calendar days in all at most (CH-11). */
export function complaintSuspensionActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** @returns false where nothing is left of the thirty days */
    async suspendPurchase(request: Decided): Promise<boolean> {
      const at = await time.businessNow(request.purchaseId);
      return prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        if (complaint.state !== 'accepted') return false;
        const { reason } = await formOf<{ readonly reason: string }>(tx, request.taskId);
        return suspend(tx, complaint, reason, at);
      });
    },

    async resumePurchase(request: Decided): Promise<void> {
      const at = await time.businessNow(request.purchaseId);
      await prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        await endHolds(tx, complaint.id, at, 'resumed');
        await recordOfComplaint(tx, request, { kind: 'purchase-resumed', rule: 'CH-11', taskId: request.taskId });
        await tellOffice(tx, complaint, 'purchase-resumed', request.taskId);
      });
    },
  };
}

/** Holds the purchase up from now until the cap, earlier suspensions of this complaint counted in; false if none is left. */
export async function suspend(tx: Tx, complaint: Complaint, reason: string, at: Instant): Promise<boolean> {
  const { id: caseId, purchaseId } = complaint;
  // A capped hold is over at its last instant, whether or not anybody wrote it down.
  await tx.$executeRaw`
    UPDATE hold SET ended_at = until_at, ended_because = 'cap'
    WHERE case_id = ${caseId}::uuid AND ended_at IS NULL AND until_at <= ${at}::timestamptz`;
  const earlier = await tx.hold.findMany({ where: { caseId, cause: 'complaint' } });
  if (earlier.some(({ endedAt }) => endedAt === null)) return true;
  const end = suspensionEnd(
    at,
    earlier.map(({ since, endedAt }) => ({
      since: instantOf(since),
      endedAt: endedAt ? instantOf(endedAt) : undefined,
    })),
  );
  if (end === undefined) return false;
  const ruleId = HOLD_RULES.complaint.rule;
  await tx.hold.create({
    data: { purchaseId, cause: 'complaint', caseId, ruleId, reason, since: at, untilAt: end.at },
  });
  const ref = { purchaseId, complaintId: caseId };
  await recordOfComplaint(tx, ref, { kind: 'purchase-suspended', rule: 'CH-11', detail: { nth: earlier.length + 1 } });
  await tellOffice(tx, complaint, 'purchase-suspended', String(earlier.length + 1));
  return true;
}

async function tellOffice(tx: Tx, { id, purchaseId, regionCode: region }: Complaint, kind: string, nth: string) {
  const subject = { complaintId: id, purchaseId };
  await notify(tx, { key: `${id}/${kind}/${nth}`, inbox: { role: 'officer', region }, kind, subject });
}
