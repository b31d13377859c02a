import { periodWithout, type ExcludedTime } from '../domain/procurement/excluded-time.ts';
import type { HoldEnd } from '../domain/procurement/holds.ts';
import { toBusiness, toWall } from '../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day, type Instant } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { wallNow, type LegalTime } from './legal-time.ts';
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
      return standing(purchaseId);
    },

    /** Whether a suspended contract's bridge is needed still: no longer when it was rescinded meanwhile (CT-07). */
    async bridgeNeeded({ purchaseId, takeoverId }: PurchaseRef & { readonly takeoverId: string }): Promise<Standing> {
      const { contract } = await prisma.takeover.findUniqueOrThrow({
        where: { id: takeoverId },
        include: { contract: true },
      });
      return contract.state === 'terminated' ? { held: false, lookAgainAt: null } : standing(purchaseId);
    },

    /** The days on which the purchase was held so far; they do not count in the time to sign (CO-01, CO-11). */
    async heldTime({ purchaseId }: PurchaseRef): Promise<readonly ExcludedTime[]> {
      return heldTime(prisma, purchaseId, dayOf(await time.businessNow(purchaseId)));
    },

    /**
     * A hold may be over. Signatures that were asked for are due later by the days on which the purchase was held; what else
     * waits is named: the workflows of bridges that stand in for a suspended contract (CT-07).
     */
    async releaseHeld({ purchaseId }: PurchaseRef): Promise<{ readonly bridges: readonly string[] }> {
      const clock = await time.clockOf(purchaseId);
      const today = dayOf(toBusiness(clock, wallNow()));
      const calendar = await time.calendar();
      return prisma.$transaction(async (tx) => {
        const held = await heldTime(tx, purchaseId, today);
        const open = { purchaseId, kind: 'sign-contract', state: { in: ['open', 'claimed'] } };
        for (const { id, dueAt } of await tx.task.findMany({ where: open })) {
          const resultAt = await resultNoticeBefore(tx, id);
          if (resultAt === undefined) continue;
          const { due } = periodWithout({ rule: 'CO-01', figure: 'sign' }, resultAt, held, calendar, today);
          const later = new Date(toWall(clock, due.at));
          if (later <= dueAt) continue;
          const data = { dueAt: later, dueLegal: due.at, dueProvisional: due.provisional, version: { increment: 1 } };
          await tx.task.update({ where: { id }, data });
        }
        const bridges = await tx.takeover.findMany({
          where: { contract: { purchaseId }, reasonCode: 'held', state: { in: ['requested', 'running'] } },
          include: { contract: { select: { number: true } } },
        });
        return { bridges: bridges.map(({ contract, seq }) => workflowId.takeover(contract.number, seq)) };
      });
    },
  };

  async function standing(purchaseId: string): Promise<Standing> {
    const holds = await standingHolds(prisma, purchaseId);
    const ends = holds.flatMap(({ untilAt }) => (untilAt === null ? [] : [untilAt.getTime()]));
    if (ends.length === 0) return { held: holds.length > 0, lookAgainAt: null };
    const first = instantOfMillis(Math.min(...ends));
    return { held: true, lookAgainAt: toWall(await time.clockOf(purchaseId), first) };
  }
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

/** One that stands is counted up to the day; a capped one was over at its cap. */
async function heldTime(tx: Tx, purchaseId: string, today: Day): Promise<ExcludedTime[]> {
  const holds = await tx.hold.findMany({ where: { purchaseId }, orderBy: [{ since: 'asc' }, { id: 'asc' }] });
  return holds.map(({ since, endedAt, untilAt }) => {
    const end = endedAt ?? untilAt;
    const to = end === null ? today : dayOf(instantOfMillis(end.getTime()));
    return { from: dayOf(instantOfMillis(since.getTime())), to: to < today ? to : today };
  });
}

/** The business instant of the award letter that a signature's time counts from. */
async function resultNoticeBefore(tx: Tx, taskId: string): Promise<Instant | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT n.published_at AS at FROM task t JOIN notice n ON n.purchase_id = t.purchase_id AND n.kind = 'result-notice'
    WHERE t.id = ${taskId} AND n.key IN ('result-notice', 'result-notice/' || (t.subject ->> 'awardId'))
    ORDER BY n.published_at DESC LIMIT 1`;
  return row === undefined ? undefined : instantOfMillis(row.at.getTime());
}
