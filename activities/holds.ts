import type { HoldEnd } from '../domain/procurement/holds.ts';
import { toWall } from '../domain/time/business-clock.ts';
import { instantOfMillis, type Instant } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import type { PurchaseRef } from './purchase-record.ts';

export interface Standing {
  readonly held: boolean;
  /** Wall-clock instant at which a capped hold ends by itself; null when all of them wait for somebody. */
  readonly lookAgainAt: Instant | null;
}

interface HoldRow {
  readonly untilAt: Date | null;
}

export function holdActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Whether a challenge or complaint holds the purchase up now (CO-11). */
    async standingHolds({ purchaseId }: PurchaseRef): Promise<Standing> {
      const holds = await standingHolds(prisma, purchaseId);
      const ends = holds.flatMap(({ untilAt }) => (untilAt === null ? [] : [untilAt.getTime()]));
      if (ends.length === 0) return { held: holds.length > 0, lookAgainAt: null };
      const first = instantOfMillis(Math.min(...ends));
      return { held: true, lookAgainAt: toWall(await time.clockOf(purchaseId), first) };
    },
  };
}

/** The holds that stand now, in the order in which they began. */
export async function standingHolds(tx: Tx, purchaseId: string): Promise<HoldRow[]> {
  return tx.$queryRaw<HoldRow[]>`
    SELECT until_at AS "untilAt" FROM standing_holds(${purchaseId}::uuid) ORDER BY since`;
}

/** Ends what holds on a case's account; one whose cap has passed was over by then, and says so. */
export async function endHolds(tx: Tx, caseId: string, at: Instant, because: HoldEnd): Promise<void> {
  await tx.$executeRaw`
    UPDATE hold SET ended_at = least(greatest(${at}::timestamptz, since), until_at),
                    ended_because = CASE WHEN until_at <= ${at}::timestamptz THEN 'cap' ELSE ${because} END
    WHERE case_id = ${caseId}::uuid AND ended_at IS NULL`;
}
