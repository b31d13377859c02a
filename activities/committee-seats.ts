import { PoolTooSmall } from '../domain/procurement/draw.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { drawRound, invite } from './committee.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

interface InvitationAnswer extends PurchaseRef {
  readonly userId: string;
  readonly taskId: string;
  /** accept | decline | expired */
  readonly outcome: string;
}

const STATES = { accept: 'accepted', decline: 'declined', expired: 'silent' } as const;

export function committeeSeatActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Keeps what a drawn expert answered. Returns who is asked next in the drawn order, or null: the seat is taken, or
     * nobody is left in reserve (EV-09). Who refused is told to nobody but the office (EV-08). A second run answers the same.
     */
    async answerInvitation(answer: InvitationAnswer): Promise<string | null> {
      const { purchaseId, userId, taskId, outcome } = answer;
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
        const key = { purchaseId_expertId: { purchaseId, expertId: userId } };
        const seat = await tx.committeeSeat.findUniqueOrThrow({ where: key });
        const state = STATES[outcome as keyof typeof STATES];
        if (seat.state === 'invited') {
          const reason = outcome === 'decline' ? (await formOf<{ readonly reason: string }>(tx, taskId)).reason : null;
          await tx.committeeSeat.update({ where: key, data: { state, reason, answeredAt: new Date() } });
        }
        if (state === 'accepted') return null;
        return replacementFor(tx, answer, seat.round);
      });
    },

    /**
     * Draws for the empty seats from those who have not declined (EV-09); whoever only stayed silent may be drawn again.
     * Empty when the bank has too few: the office mends the bank, then asks again. A second run returns the drawn ones.
     */
    async drawAgain({ purchaseId, round, count }: PurchaseRef & { round: number; count: number }): Promise<string[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const before = await tx.expertDraw.findUnique({ where: { purchaseId_round: { purchaseId, round } } });
        if (before !== null) return before.drawn;
        const seats = await tx.committeeSeat.findMany({ where: { purchaseId, state: { not: 'silent' } } });
        const asked = seats.map(({ expertId }) => expertId);
        try {
          return await drawRound(tx, { purchaseId, round, count, asked, onDay });
        } catch (error) {
          if (error instanceof PoolTooSmall) return [];
          throw error;
        }
      });
    },
  };
}

/** The next of the round's reserves who has no seat yet, invited in place of whoever does not come. */
async function replacementFor(tx: Tx, { purchaseId, userId }: PurchaseRef & { userId: string }, round: number) {
  const invited = await tx.committeeSeat.findUnique({
    where: { purchaseId_replaces: { purchaseId, replaces: userId } },
  });
  if (invited !== null) return invited.expertId;
  const draw = await tx.expertDraw.findUniqueOrThrow({ where: { purchaseId_round: { purchaseId, round } } });
  const seats = await tx.committeeSeat.findMany({ where: { purchaseId } });
  const asked = new Set(
    seats.filter((seat) => seat.state !== 'silent' || seat.round === round).map((seat) => seat.expertId),
  );
  const next = draw.reserves.find((id) => !asked.has(id)) ?? null;
  if (next !== null) await invite(tx, { purchaseId, expertId: next, round, replaces: userId });
  return next;
}
