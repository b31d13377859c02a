import type { Database } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface AwardRequest extends PurchaseRef {
  readonly lotId: string;
  /** 1 is the first-ranked candidate. */
  readonly rank: number;
  /** True when five working days of silence made the first-ranked the winner (EV-15). */
  readonly deemed: boolean;
}

export interface Awarded {
  readonly awardId: string;
  readonly providerId: string;
}

export function awardActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Awards the lot to the candidate of that rank. The database allows one live award a lot; a second run returns it. */
    async awardLot({ purchaseId, lotId, rank, deemed }: AwardRequest): Promise<Awarded> {
      const decidedAt = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM lot WHERE id = ${lotId}::uuid FOR UPDATE`;
        const ranking = await tx.ranking.findUnique({ where: { lotId_rank: { lotId, rank } }, include: { bid: true } });
        const { bid } = found(ranking, 'ranking');
        const live = await tx.award.findFirst({ where: { lotId, state: 'live' } });
        if (live?.bidId === bid.id) return { awardId: live.id, providerId: live.providerId };
        const amountFen = bid.lastPriceFen ?? found(bid.priceFen, 'opened bid');
        const award = await tx.award.create({
          data: { lotId, bidId: bid.id, providerId: bid.providerId, amountFen, deemed, decidedAt },
        });
        await tx.lot.update({ where: { id: lotId }, data: { state: 'awarded' } });
        const rule = deemed ? 'EV-15' : 'EV-17';
        await recordEvent(tx, {
          purchaseId,
          key: `award:${award.id}`,
          kind: 'award',
          lotId,
          rule,
          detail: { rank, deemed },
        });
        await tx.auditEvent.create({
          data: { action: 'lot.awarded', objectType: 'lot', objectId: lotId, detail: { rank, deemed, rule } },
        });
        return { awardId: award.id, providerId: award.providerId };
      });
    },

    /** The winner refused to sign: the award is void and the lot open for the next candidate (CO-08). */
    async voidAward({
      purchaseId,
      lotId,
      awardId,
    }: PurchaseRef & { readonly lotId: string; readonly awardId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.award.update({ where: { id: awardId }, data: { state: 'void' } });
        await tx.contract.updateMany({ where: { awardId, state: 'draft' }, data: { state: 'terminated' } });
        await recordEvent(tx, { purchaseId, key: `void:${awardId}`, kind: 'award-void', lotId, rule: 'CO-08' });
      });
    },

    /** Result notice: winners and amounts. Losers' own scores are theirs to read, not the public's (EV-17, EV-18). */
    async publishResult({ purchaseId }: PurchaseRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const awards = await tx.award.findMany({
          where: { lot: { purchaseId }, state: 'live' },
          include: { lot: true, provider: true },
          orderBy: { lot: { seq: 'asc' } },
        });
        const lots = awards.map((award) => ({
          lot: award.lot.seq,
          provider: award.provider.name,
          amountFen: Number(award.amountFen),
          deemed: award.deemed,
        }));
        await publish(tx, { purchaseId, kind: 'result-notice', body: { lots } });
        await recordEvent(tx, { purchaseId, key: 'result-notice', kind: 'notice', rule: 'EV-17' });
      });
    },
  };
}
