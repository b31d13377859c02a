import { createHash } from 'node:crypto';
import { exclusionsOf, type Exclusion } from '../domain/experts/draw-eligibility.ts';
import { draw } from '../domain/procurement/draw.ts';
import { committeeSize, type MethodCode } from '../domain/procurement/methods.ts';
import { figure } from '../domain/procurement/rules.ts';
import { dayOf, type Day } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { expertPool, suppliersOf } from './expert-pool.ts';
import { wallNow, type LegalTime } from './legal-time.ts';
import { recordEvent, type PurchaseRef } from './purchase-record.ts';

export function committeeActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Draws the committee from all active experts except those who are not in the bank or have a tie to a bidder (EV-04,
     * EV-06), and invites each. The seed is the hash of the opened envelopes, which nobody could know or choose before the
     * opening; with the pool's hash and who was struck out beside it anybody can repeat the draw. A second run returns the
     * drawn ones.
     */
    async drawExperts({ purchaseId }: PurchaseRef): Promise<string[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const before = await tx.expertDraw.findUnique({ where: { purchaseId_round: { purchaseId, round: 1 } } });
        if (before !== null) return before.drawn;
        const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const { members } = committeeSize(purchase.method as MethodCode, Number(purchase.budgetFen), {
          onDay,
          openTenderThresholdFen: purchase.atThreshold ? 0 : Number.MAX_SAFE_INTEGER,
        });
        return drawRound(tx, { purchaseId, round: 1, count: members, asked: [], onDay });
      });
    },

    /**
     * Professionals who state on a single source, or recommend suppliers, before anybody has bid (M74 12, 41): drawn from
     * the bank by a seed that the opening of the purchase fixed. Nobody of the named supplier. A second run returns them.
     */
    async drawProfessionals({ purchaseId }: PurchaseRef): Promise<string[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const round = 0;
        const before = await tx.expertDraw.findUnique({ where: { purchaseId_round: { purchaseId, round } } });
        if (before !== null) return before.drawn;
        const { createdAt } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const named = await tx.supplierCandidate.findMany({ where: { purchaseId, origin: 'named' } });
        const members = await expertPool(tx);
        const suppliers = await suppliersOf(
          tx,
          named.map(({ providerId }) => providerId),
        );
        const exclusions = exclusionsOf(members, { suppliers, asked: [], onDay, now: wallNow() });
        const pool = members.map(({ id }) => id);
        const seed = sha256(`${purchaseId}\n${createdAt.toISOString()}`);
        const { drawn } = draw({
          ...{ seed, pool, count: figure('HS-16', 'professionals', onDay).count },
          excluded: exclusions.map(({ id }) => id),
        });
        const data = { purchaseId, round, seed, poolHash: sha256(pool.join('\n')), poolSize: pool.length };
        await tx.expertDraw.create({ data: { ...data, drawn: [...drawn], exclusions: kept(exclusions) } });
        return [...drawn];
      });
    },
  };
}

/** One draw of so many from those who have no conflict and were not asked before. */
export interface Round extends PurchaseRef {
  readonly round: number;
  readonly count: number;
  readonly asked: readonly string[];
  readonly onDay: Day;
}

/** Draws, keeps what is needed to repeat the draw, and gives everybody drawn a seat to answer for. Throws PoolTooSmall. */
export async function drawRound(tx: Tx, { purchaseId, round, count, asked, onDay }: Round): Promise<string[]> {
  const members = await expertPool(tx);
  const bids = await tx.bid.findMany({ where: { purchaseId }, select: { providerId: true } });
  const suppliers = await suppliersOf(
    tx,
    bids.map(({ providerId }) => providerId),
  );
  const exclusions = exclusionsOf(members, { suppliers, asked, onDay, now: wallNow() });
  const seed = await publishedSeed(tx, purchaseId);
  const pool = members.map(({ id }) => id);
  const result = draw({ seed, pool, excluded: exclusions.map(({ id }) => id), count });
  const drawn = [...result.drawn];
  const reserves = result.reserves.slice(0, figure('HS-15', 'reserves', onDay).count);
  const poolHash = sha256(pool.join('\n'));
  await tx.expertDraw.create({
    data: {
      ...{ purchaseId, round, seed, poolHash, poolSize: pool.length, drawn, reserves },
      exclusions: kept(exclusions),
    },
  });
  for (const expertId of drawn) await invite(tx, { purchaseId, expertId, round });
  const detail = { seed, poolHash, poolSize: pool.length, members: count };
  const key = round === 1 ? 'draw' : `draw:${round}`;
  await recordEvent(tx, { purchaseId, key, kind: 'draw', rule: 'EV-04', detail });
  return drawn;
}

/** Gives somebody drawn a seat to answer for; whoever stayed silent in an earlier round may be drawn again. */
export async function invite(
  tx: Tx,
  seat: PurchaseRef & { readonly expertId: string; readonly round: number; readonly replaces?: string },
): Promise<void> {
  const { purchaseId, expertId, round, replaces } = seat;
  await tx.committeeSeat.upsert({
    where: { purchaseId_expertId: { purchaseId, expertId } },
    create: { purchaseId, expertId, round, replaces: replaces ?? null },
    update: { round, replaces: replaces ?? null, state: 'invited', answeredAt: null },
  });
}

/** Hash over the envelopes' hashes in their order. */
export async function publishedSeed(tx: Tx, purchaseId: string): Promise<string> {
  const bids = await tx.bid.findMany({ where: { purchaseId, state: 'current' }, orderBy: { envelopeHash: 'asc' } });
  return sha256([purchaseId, ...bids.map((bid) => bid.envelopeHash)].join('\n'));
}

/** As it is kept with the draw. */
function kept(exclusions: readonly Exclusion[]): Prisma.InputJsonArray {
  return exclusions.map(({ id, reason }) => ({ id, reason }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
