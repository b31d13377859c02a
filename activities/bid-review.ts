import { refusedByMajority } from '../domain/procurement/committee-votes.ts';
import { lowPriceFindings } from '../domain/procurement/low-price.ts';
import type { RuleId } from '../domain/procurement/rules.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { priceOf, qualifiedBids } from './evaluation.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import type { BidRef } from './opening.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

type Subject = 'conformity' | 'low-price';

interface LotRef extends PurchaseRef {
  readonly lotId: string;
}

interface VotesForm {
  readonly results: readonly {
    readonly bidId: string;
    readonly passes: boolean;
    readonly doubtsPrice?: boolean;
    readonly reason?: string;
  }[];
}

/** What the committee decides about single bids before they are scored, by majority (EV-12, EV-13, EV-25). */
export function bidReviewActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** One member's signed judgement. Rows are append-only: a second run adds nothing. */
    async adoptVotes({ taskId, subject }: { readonly taskId: string; readonly subject: Subject }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const expertId = found(task.submittedBy, 'expert');
        const { results } = await formOf<VotesForm>(tx, taskId);
        const data = results.map(({ bidId, passes, doubtsPrice = false, reason }) => {
          return { bidId, expertId, subject, passes, doubtsPrice, reason: reason ?? null };
        });
        await tx.bidVote.createMany({ data, skipDuplicates: true });
      });
    },

    /** Refuses the bids that the majority finds not to meet the substance; returns the others (EV-25). */
    async concludeConformity({ purchaseId, lotId }: LotRef): Promise<BidRef[]> {
      return prisma.$transaction(async (tx) => {
        await refuseVotedOut(tx, { lotId, subject: 'conformity', rule: 'EV-25' });
        const line = { key: `conformity:${lotId}`, kind: 'conformity', lotId, rule: 'EV-25' } as const;
        await recordEvent(tx, { purchaseId, ...line });
        return qualifiedBids(tx, lotId);
      });
    },

    /**
     * The bids whose price must be explained: by the figures of EV-12, or because most of the committee doubt it. The
     * ceiling is the lot's, or its budget where there is none. A second run returns the same bids.
     */
    async findLowPrices({ purchaseId, lotId }: LotRef): Promise<BidRef[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const key = `low-price:${lotId}`;
        const done = await tx.purchaseEvent.findUnique({ where: { purchaseId_key: { purchaseId, key } } });
        if (done === null) {
          const triggers = await triggersOf(tx, lotId, onDay);
          const data = [...triggers].map(([bidId, found]) => ({ bidId, triggers: found }));
          await tx.priceReview.createMany({ data, skipDuplicates: true });
          const line = { key, kind: 'low-price', lotId, rule: 'EV-12' } as const;
          await recordEvent(tx, { purchaseId, ...line, detail: { reviewed: data.length } });
        }
        const reviews = await tx.priceReview.findMany({
          where: { bid: { lotId } },
          orderBy: { bidId: 'asc' },
          include: { bid: true },
        });
        return reviews.map(({ bid }) => ({ bidId: bid.id, providerId: bid.providerId }));
      });
    },

    /** What the bidder says about the price; silence leaves none, and an unproven price is invalid (EV-12). */
    async adoptExplanation({ bidId, taskId }: { readonly bidId: string; readonly taskId: string }): Promise<void> {
      const { explanation } = await formOf<{ readonly explanation: string }>(prisma, taskId);
      const data = { explanation, explainedAt: new Date() };
      await prisma.priceReview.updateMany({ where: { bidId, explanation: null }, data });
    },

    /** Refuses the prices that nobody explained and those that the majority finds unproven; returns the other bids. */
    async concludeLowPrices({ purchaseId, lotId }: LotRef): Promise<BidRef[]> {
      return prisma.$transaction(async (tx) => {
        const unexplained = await tx.priceReview.findMany({ where: { bid: { lotId }, explanation: null } });
        const silent = unexplained.map(({ bidId }) => bidId);
        await refuse(tx, silent, '报价异常低，未在规定时间内说明合理性（EV-12）。');
        const refused = await refuseVotedOut(tx, { lotId, subject: 'low-price', rule: 'EV-12' });
        const reviewed = await tx.priceReview.findMany({ where: { bid: { lotId }, outcome: null } });
        for (const { bidId } of reviewed) {
          const outcome = silent.includes(bidId) || refused.includes(bidId) ? 'refused' : 'accepted';
          await tx.priceReview.update({ where: { bidId }, data: { outcome } });
        }
        const line = { key: `low-price-judged:${lotId}`, kind: 'low-price-judged', lotId, rule: 'EV-12' } as const;
        await recordEvent(tx, { purchaseId, ...line });
        return qualifiedBids(tx, lotId);
      });
    },
  };
}

/** Which comparisons hit which bid. The bids that are compared are those that passed the conformity review. */
async function triggersOf(tx: Tx, lotId: string, onDay: ReturnType<typeof dayOf>): Promise<Map<string, string[]>> {
  const lot = await tx.lot.findUniqueOrThrow({ where: { id: lotId } });
  const bids = await tx.bid.findMany({ where: { lotId, qualified: true }, include: { votes: true } });
  const compliant = bids.map((bid) => ({ bidId: bid.id, priceFen: priceOf(bid) }));
  const findings = lowPriceFindings(compliant, Number(lot.ceilingFen ?? lot.budgetFen), onDay);
  const triggers = new Map<string, string[]>(findings.map(({ bidId, triggers: found }) => [bidId, [...found]]));
  for (const { id, votes } of bids) {
    const cast = votes.filter(({ subject }) => subject === 'conformity');
    const doubts = cast.filter(({ doubtsPrice }) => doubtsPrice).length * 2 > cast.length;
    if (doubts) triggers.set(id, [...(triggers.get(id) ?? []), 'committee']);
  }
  return triggers;
}

/** Ids of the bids that the majority refuses, which are marked with the members' reasons for the bidder to read (EV-18). */
async function refuseVotedOut(
  tx: Tx,
  { lotId, subject, rule }: { readonly lotId: string; readonly subject: Subject; readonly rule: RuleId },
): Promise<string[]> {
  const votes = await tx.bidVote.findMany({ where: { bid: { lotId }, subject }, orderBy: { expertId: 'asc' } });
  const refused = refusedByMajority(votes);
  for (const bidId of refused) {
    const reasons = votes.filter((vote) => vote.bidId === bidId && !vote.passes).map(({ reason }) => reason);
    await refuse(tx, [bidId], `${[...new Set(reasons)].join('；')}（${rule}）`);
  }
  return refused;
}

async function refuse(tx: Tx, bidIds: readonly string[], refusalReason: string): Promise<void> {
  await tx.bid.updateMany({
    where: { id: { in: [...bidIds] }, qualified: true },
    data: { qualified: false, refusalReason },
  });
}
