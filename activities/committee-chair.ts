import { electedChair } from '../domain/experts/chair.ts';
import type { Database } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

/** The chair of a committee, elected by its members from among them (EV-07). */
export function committeeChairActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** A member's vote. Append-only: a second run adds nothing. */
    async adoptChairVote(request: PurchaseRef & { readonly userId: string; readonly taskId: string }): Promise<void> {
      const { purchaseId, userId: expertId, taskId } = request;
      const { member: candidateId } = await formOf<{ readonly member: string }>(prisma, taskId);
      await prisma.chairVote.createMany({ data: [{ purchaseId, expertId, candidateId }], skipDuplicates: true });
    },

    /** Counts the votes; a tie, and silence, go by the drawn order. A second run changes nothing. Returns the chair. */
    async concludeChair({ purchaseId }: PurchaseRef): Promise<string> {
      const electedAt = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        const before = await tx.committeeChair.findUnique({ where: { purchaseId } });
        if (before !== null) return before.expertId;
        const [votes, seats, draws] = await Promise.all([
          tx.chairVote.findMany({ where: { purchaseId } }),
          tx.committeeSeat.findMany({ where: { purchaseId, state: 'accepted' } }),
          tx.expertDraw.findMany({ where: { purchaseId, round: { gt: 0 } }, orderBy: { round: 'asc' } }),
        ]);
        const seated = new Set(seats.map(({ expertId }) => expertId));
        const order = [...new Set(draws.flatMap(({ drawn, reserves }) => [...drawn, ...reserves]))];
        const chair = electedChair(
          votes,
          order.filter((expertId) => seated.has(expertId)),
        );
        await tx.committeeChair.create({ data: { purchaseId, ...chair, electedAt } });
        const detail = { votes: chair.votes, of: seated.size };
        await recordEvent(tx, { purchaseId, key: 'chair', kind: 'chair', rule: 'EV-07', detail });
        return chair.expertId;
      });
    },
  };
}
