import { createHash } from 'node:crypto';
import { draw } from '../domain/procurement/draw.ts';
import { committeeSize, type MethodCode } from '../domain/procurement/methods.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { recordEvent, type PurchaseRef } from './purchase-record.ts';

export function committeeActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Draws the committee from all active experts except those of a bidder (EV-04, EV-06). The seed is the hash of the
     * opened envelopes, which nobody could know or choose before the opening; with the pool's hash beside it anybody
     * can repeat the draw. A second run returns the drawn ones.
     */
    async drawExperts({ purchaseId }: PurchaseRef): Promise<string[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const before = await tx.expertDraw.findUnique({ where: { purchaseId_round: { purchaseId, round: 1 } } });
        if (before !== null) return before.drawn;
        const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const experts = await tx.user.findMany({
          where: { roles: { has: 'expert' }, active: true },
          orderBy: { id: 'asc' },
        });
        const bidders = new Set((await tx.bid.findMany({ where: { purchaseId } })).map((bid) => bid.providerId));
        const seed = await publishedSeed(tx, purchaseId);
        const pool = experts.map((expert) => expert.id);
        const { members } = committeeSize(purchase.method as MethodCode, Number(purchase.budgetFen), { onDay });
        const { drawn } = draw({
          seed,
          pool,
          excluded: experts.filter((expert) => bidders.has(expert.organisationId)).map((expert) => expert.id),
          count: members,
        });
        const poolHash = sha256(pool.join('\n'));
        await tx.expertDraw.create({
          data: { purchaseId, round: 1, seed, poolHash, poolSize: pool.length, drawn: [...drawn] },
        });
        const detail = { seed, poolHash, poolSize: pool.length, members };
        await recordEvent(tx, { purchaseId, key: 'draw', kind: 'draw', rule: 'EV-04', detail });
        return [...drawn];
      });
    },
  };
}

/** Hash over the envelopes' hashes in their order. */
export async function publishedSeed(tx: Tx, purchaseId: string): Promise<string> {
  const bids = await tx.bid.findMany({ where: { purchaseId, state: 'current' }, orderBy: { envelopeHash: 'asc' } });
  return sha256([purchaseId, ...bids.map((bid) => bid.envelopeHash)].join('\n'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
