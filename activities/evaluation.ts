import { draw } from '../domain/procurement/draw.ts';
import { isScored, type MethodCode } from '../domain/procurement/methods.ts';
import { rankBids as rank, type ScoredBid } from '../domain/procurement/ranking.ts';
import { comparedPrice } from '../domain/procurement/small-enterprises.ts';
import { averageScore, priceScore } from '../domain/procurement/scoring.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Bid, ProcurementDocument, Score, ScoreCheck } from '../prisma/generated/client.ts';
import { publishedSeed } from './committee.ts';
import { newestDocuments } from '../prisma/newest-documents.ts';
import { found } from './not-found.ts';
import type { BidRef } from './opening.ts';
import type { Criterion } from './publication.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface LotTask extends PurchaseRef {
  readonly lotId: string;
  readonly taskId: string;
}

interface QualificationForm {
  readonly results: readonly { readonly bidId: string; readonly qualified: boolean; readonly reason?: string }[];
}

interface ScoresForm {
  readonly scores: readonly { readonly bidId: string; readonly points: Readonly<Record<string, number>> }[];
}

export function evaluationActivities({ prisma }: Database) {
  return {
    /** Keeps who is qualified and why the others are not; returns the qualified bids of the lot (EV-03, EV-18). */
    async adoptQualifications({ lotId, taskId }: LotTask): Promise<BidRef[]> {
      return prisma.$transaction(async (tx) => {
        const { results } = await formOf<QualificationForm>(tx, taskId);
        for (const { bidId, qualified, reason } of results) {
          const data = { qualified, refusalReason: qualified ? null : (reason ?? null) };
          await tx.bid.updateMany({ where: { id: bidId, lotId, openedAt: { not: null } }, data });
        }
        return qualifiedBids(tx, lotId);
      });
    },

    /** The last offer replaces the first price; silence leaves it, withdrawal ends the bid (K214 21). */
    async adoptLastOffer(request: {
      readonly bidId: string;
      readonly taskId: string;
      readonly outcome: string;
    }): Promise<void> {
      const { bidId, taskId, outcome } = request;
      if (outcome === 'withdraw') {
        await prisma.bid.update({ where: { id: bidId }, data: { qualified: false, refusalReason: 'withdrawn' } });
      } else if (outcome === 'offer') {
        const { priceFen } = await formOf<{ readonly priceFen: number }>(prisma, taskId);
        await prisma.bid.update({ where: { id: bidId }, data: { lastPriceFen: priceFen } });
      }
    },

    /** One expert's signed points. Rows are append-only: a second run adds nothing, nobody changes them (EV-11). */
    async adoptScores({ taskId }: { readonly lotId: string; readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const expertId = found(task.submittedBy, 'expert');
        const { scores } = await formOf<ScoresForm>(tx, taskId);
        const data = scores.flatMap(({ bidId, points }) =>
          Object.entries(points).map(([criterion, value]) => ({
            bidId,
            expertId,
            criterion,
            hundredths: Math.round(value * 100),
          })),
        );
        await tx.score.createMany({ data, skipDuplicates: true });
      });
    },

    /**
     * Ranks the qualified bids of a lot: experts' averages, price score, total; ties by price, then technical score,
     * then a drawn order (M87 57). Bids above the ceiling are out (EV-20). A second run finds the ranking and returns it.
     */
    async rankBids({ purchaseId, lotId }: PurchaseRef & { readonly lotId: string }): Promise<BidRef[]> {
      return prisma.$transaction(async (tx) => {
        if ((await tx.ranking.count({ where: { lotId } })) === 0) await rankLot(tx, purchaseId, lotId);
        const ranking = await tx.ranking.findMany({
          where: { lotId },
          orderBy: { rank: 'asc' },
          include: { bid: true },
        });
        return ranking.map(({ bid }) => ({ bidId: bid.id, providerId: bid.providerId }));
      });
    },
  };
}

/** The bids of a lot that nothing has ruled out. */
export async function qualifiedBids(tx: Tx, lotId: string): Promise<BidRef[]> {
  const bids = await tx.bid.findMany({ where: { lotId, qualified: true }, orderBy: { id: 'asc' } });
  return bids.map((bid) => ({ bidId: bid.id, providerId: bid.providerId }));
}

async function rankLot(tx: Tx, purchaseId: string, lotId: string): Promise<void> {
  const lot = await tx.lot.findUniqueOrThrow({ where: { id: lotId } });
  const ceiling = Number(lot.ceilingFen ?? lot.budgetFen);
  const bids = await tx.bid.findMany({
    where: { lotId, qualified: true },
    include: { scores: true, scoreChecks: true },
    orderBy: { id: 'asc' },
  });
  const valid = bids.filter((bid) => priceOf(bid) <= ceiling);
  if (valid.length === 0) return;
  const { method } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const documents = await newestDocuments(tx, purchaseId);
  const criteria = isScored(method as MethodCode) ? criteriaIn(documents) : PRICE_ALONE;
  const percent = documents?.smallDeductionPercent ?? 0;
  const compared = (bid: Bid) => comparedPrice(priceOf(bid), { small: bid.enterpriseSize === 'small', percent });
  const lowest = Math.min(...valid.map(compared));
  const scored = valid.map((bid) => scoreBid(bid, criteria, { lowest, own: compared(bid) }));
  const ties = draw({
    seed: await publishedSeed(tx, purchaseId),
    pool: valid.map((bid) => bid.id),
    excluded: [],
    count: valid.length,
  });
  const ranked = rank(scored, ties.drawn);
  await tx.ranking.createMany({
    data: ranked.map((bid) => ({
      lotId,
      bidId: bid.bidId,
      rank: bid.rank,
      comparedFen: bid.priceFen,
      technicalHundredths: bid.technical,
      priceHundredths: bid.total - bid.technical,
      totalHundredths: bid.total,
    })),
  });
  await recordEvent(tx, { purchaseId, key: `ranking:${lotId}`, kind: 'ranking', lotId, rule: 'EV-14' });
}

/** A negotiation compares the last prices of those that meet every need, and a single source has one (ME-28, ME-30). */
const PRICE_ALONE: readonly Criterion[] = [
  { code: 'price', titleZh: '价格', titleEn: 'Price', weight: 100, kind: 'price' },
];

function scoreBid(
  bid: Bid & { scores: Score[]; scoreChecks: ScoreCheck[] },
  criteria: readonly Criterion[],
  price: { readonly lowest: number; readonly own: number },
): ScoredBid {
  const technical = criteria
    .filter((criterion) => criterion.kind === 'technical')
    .map((criterion) => {
      const given = bid.scores.filter((score) => score.criterion === criterion.code);
      return averageScore(
        given.map((score) => checkedPoints(bid.scoreChecks, score)),
        criterion.weight,
      );
    })
    .reduce((sum, points) => sum + points, 0);
  const priceWeight = criteria.find((criterion) => criterion.kind === 'price')?.weight ?? 0;
  const points = priceScore(price.lowest, price.own, priceWeight);
  return { bidId: bid.id, technical, total: technical + points, priceFen: price.own };
}

/** What an expert gave, as it stands after the check of outliers (EV-11). */
function checkedPoints(checks: readonly ScoreCheck[], { expertId, criterion, hundredths }: Score): number {
  const check = checks.find((one) => one.expertId === expertId && one.criterion === criterion);
  return check?.hundredths ?? hundredths;
}

/** Fen: the last offer where there was one. */
export function priceOf(bid: Pick<Bid, 'lastPriceFen' | 'priceFen'>): number {
  return Number(bid.lastPriceFen ?? found(bid.priceFen, 'opened bid'));
}

/** Criteria of the newest version of the documents. */
export async function criteriaOf(tx: Tx, purchaseId: string): Promise<readonly Criterion[]> {
  return criteriaIn(await newestDocuments(tx, purchaseId));
}

function criteriaIn(documents: ProcurementDocument | null): readonly Criterion[] {
  return found(documents, 'procurement document').criteria as unknown as readonly Criterion[];
}
