import { excludedBy, type InquiryCode } from '../domain/procurement/complaint.ts';
import type { ExcludedTime } from '../domain/procurement/excluded-time.ts';
import type { Database } from '../prisma/database.ts';
import {
  instantOf,
  lockedComplaint,
  recordOfComplaint,
  tellComplainant,
  type ComplaintRef,
} from './complaint-record.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf } from './purchase-record.ts';

interface Step extends ComplaintRef {
  readonly taskId: string;
}

interface InquiryForm {
  readonly kind: InquiryCode;
  readonly addressee: string;
  readonly question: string;
}

/** What the finance department hears before it decides: the respondent, and whom it asks (CH-09, CH-10). */
export function complaintHandlingActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The buyer's statement, or that it waived it by silence. */
    async recordStatement(request: Step & { readonly given: boolean }): Promise<void> {
      const { purchaseId, complaintId, taskId, given } = request;
      const at = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const { buyerId: organisationId } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const text = given ? (await formOf<{ readonly statement: string }>(tx, taskId)).statement : null;
        const data = [{ complaintId, organisationId, text, taskId, at }];
        const { count } = await tx.complaintStatement.createMany({ data, skipDuplicates: true });
        if (count > 0) {
          const kind = given ? 'complaint-stated' : 'complaint-statement-waived';
          await recordOfComplaint(tx, request, { kind, rule: 'CH-09' });
        }
      });
    },

    async sendInquiry(request: Step): Promise<{ readonly seq: number }> {
      const { purchaseId, complaintId, taskId } = request;
      const sentAt = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, complaintId);
        const running = await tx.complaintInquiry.findFirst({ where: { complaintId, answeredAt: null } });
        if (running !== null) return { seq: running.seq };
        const seq = (await tx.complaintInquiry.count({ where: { complaintId } })) + 1;
        const { kind, addressee, question } = await formOf<InquiryForm>(tx, taskId);
        await tx.complaintInquiry.create({ data: { complaintId, seq, kind, addressee, question, sentAt } });
        await recordOfComplaint(tx, request, {
          kind: 'complaint-inquiry',
          rule: 'CH-10',
          taskId,
          detail: { inquiry: kind },
        });
        if (kind === 'evidence' || kind === 'hearing')
          await tellComplainant(tx, complaint, `complaint-${kind}`, `/${seq}`);
        return { seq };
      });
    },

    /** @returns the days that the inquiry stopped the clock for; null where they count (a hearing) */
    async recordInquiry(request: Step & { readonly seq: number }): Promise<{ readonly excluded: ExcludedTime | null }> {
      const { purchaseId, complaintId, seq, taskId } = request;
      const now = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        const key = { complaintId_seq: { complaintId, seq } };
        const inquiry = await tx.complaintInquiry.findUniqueOrThrow({ where: key });
        const answeredAt = inquiry.answeredAt === null ? now : instantOf(inquiry.answeredAt);
        if (inquiry.answeredAt === null) {
          const { result } = await formOf<{ readonly result: string }>(tx, taskId);
          await tx.complaintInquiry.update({ where: key, data: { answeredAt, result } });
          await recordOfComplaint(tx, request, { kind: 'complaint-inquiry-answered', rule: 'CH-10', taskId });
        }
        const kind = inquiry.kind as InquiryCode;
        const [excluded = null] = excludedBy([{ kind, sentAt: instantOf(inquiry.sentAt), answeredAt }]);
        return { excluded };
      });
    },
  };
}
