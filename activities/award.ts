import type { DepartureCode } from '../domain/procurement/award-order.ts';
import { bidderInWords } from '../domain/procurement/consortium.ts';
import type { RefusalExcuse } from '../domain/procurement/re-run.ts';
import { instantOfMillis, type Instant } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

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

interface VoidRequest extends PurchaseRef {
  readonly lotId: string;
  readonly awardId: string;
  /** Absent in requests from before there was more than one reason. */
  readonly reason?: DepartureCode;
  /** The task in which the winner, or whoever waited for it, said so. */
  readonly taskId?: string;
}

interface JudgeRequest extends PurchaseRef {
  readonly awardId: string;
  /** The task in which somebody decided what follows the refusal. */
  readonly taskId: string;
}

interface AfterRefusalForm {
  readonly excuse?: RefusalExcuse | 'none';
  readonly excuseFacts?: string;
}

interface ResultRequest extends PurchaseRef {
  /** The award to the next candidate after a winner refused to sign; without it, the first result of all lots. */
  readonly replacing?: { readonly awardId: string; readonly lotSeq: number };
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

    /**
     * No contract came about with the winner: the award is void for a reason of the law, which the credit file hears of, and
     * the lot open for the next candidate (CO-08). A second run changes nothing.
     */
    async voidAward({ purchaseId, lotId, awardId, reason = 'refused-to-sign', taskId }: VoidRequest): Promise<void> {
      const voidedAt = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const data = { state: 'void', voidReason: reason, voidedAt };
        const { count } = await tx.award.updateMany({ where: { id: awardId, state: 'live' }, data });
        if (count === 0) return;
        await tx.contract.updateMany({ where: { awardId, state: 'draft' }, data: { state: 'terminated' } });
        const line = { key: `void:${awardId}`, kind: 'award-void', lotId, rule: 'CO-08' } as const;
        await recordEvent(tx, { purchaseId, ...line, ...(taskId && { taskId }), detail: { reason } });
      });
    },

    /** Whether the refusal had a lawful reason: without one the supplier is barred from the re-run (CO-08; M74 22). */
    async judgeRefusal({ purchaseId, awardId, taskId }: JudgeRequest): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { excuse = 'none', excuseFacts } = await formOf<AfterRefusalForm>(tx, taskId);
        if (excuse !== 'none') {
          const data = { refusalExcuse: excuse, excuseFacts: excuseFacts ?? null };
          await tx.award.updateMany({ where: { id: awardId, state: 'void', refusalExcuse: null }, data });
        }
        const line = { key: `refusal-judged:${awardId}`, kind: 'refusal-judged', rule: 'CO-08', taskId } as const;
        await recordEvent(tx, { purchaseId, ...line, detail: { awardId, excuse } });
      });
    },

    /**
     * Result notice: winners, amounts and why, and the experts by name. Losers' own scores are theirs to read, not the
     * public's (EV-08, EV-17, EV-18). A further notice, of who replaces a winner that refused, tells the whole result as it
     * stands then, and why (CO-08). Whoever has lost is told that its own result is there to read (EV-18).
     *
     * @returns the business instant of the notice
     */
    async publishResult({ purchaseId, replacing }: ResultRequest): Promise<Instant> {
      return prisma.$transaction(async (tx) => {
        const awards = await tx.award.findMany({
          where: { lot: { purchaseId }, state: 'live' },
          include: {
            lot: { include: { rankings: true } },
            provider: true,
            bid: { select: { members: { orderBy: { seq: 'asc' } } } },
          },
          orderBy: { lot: { seq: 'asc' } },
        });
        const lots = awards.map(({ lot, provider, amountFen, deemed, bidId, bid }) => {
          const ranking = lot.rankings.find((one) => one.bidId === bidId);
          return {
            lot: lot.seq,
            provider: bidderInWords(provider.name, bid.members),
            amountFen: Number(amountFen),
            deemed,
            ...(ranking && { rank: ranking.rank, totalHundredths: ranking.totalHundredths }),
            candidates: lot.rankings.length,
          };
        });
        const experts = await committeeNames(tx, purchaseId);
        const part = replacing?.awardId;
        const why = replacing && (await replacementOf(tx, purchaseId, replacing.lotSeq));
        const body = { lots, experts, ...(replacing && { replacedLot: replacing.lotSeq }), ...why };
        await publish(tx, { purchaseId, kind: 'result-notice', ...(part && { part }), body });
        const key = part === undefined ? 'result-notice' : `result-notice/${part}`;
        await recordEvent(tx, { purchaseId, key, kind: 'notice', rule: replacing ? 'CO-08' : 'EV-17' });
        await tellLosers(tx, purchaseId, part);
        const { publishedAt } = await tx.notice.findUniqueOrThrow({
          where: { purchaseId_key: { purchaseId, key } },
          select: { publishedAt: true },
        });
        return instantOfMillis(publishedAt.getTime());
      });
    },
  };
}

/** The experts who sat on the committee by name, who were secret until now; a draw without invitations seated all drawn. */
async function committeeNames(tx: Tx, purchaseId: string): Promise<string[]> {
  const [draws, seats] = await Promise.all([
    tx.expertDraw.findMany({ where: { purchaseId } }),
    tx.committeeSeat.findMany({ where: { purchaseId, state: 'accepted' } }),
  ]);
  const seated = seats.length > 0 ? seats.map(({ expertId }) => expertId) : draws.flatMap(({ drawn }) => drawn);
  const experts = await tx.user.findMany({ where: { id: { in: seated } }, orderBy: { id: 'asc' } });
  return experts.map(({ displayName }) => displayName);
}

/** Why the award before is void, and what the buyer said about turning to the next (CO-08). */
async function replacementOf(tx: Tx, purchaseId: string, lotSeq: number) {
  const before = await tx.award.findFirst({
    where: { lot: { purchaseId, seq: lotSeq }, state: 'void', voidReason: { not: null } },
    orderBy: { voidedAt: 'desc' },
    select: { id: true, voidReason: true },
  });
  if (before === null) return {};
  const decided = await tx.task.findFirst({
    where: { purchaseId, kind: 'decide-after-refusal', subject: { path: ['awardId'], equals: before.id } },
    select: { form: true },
  });
  const { reason } = (decided?.form ?? {}) as { readonly reason?: string };
  return { replacedFor: before.voidReason, ...(reason !== undefined && { replacedReason: reason }) };
}

/** Every bidder of the purchase that has no live award: its own scores and reasons are there for it alone (EV-18). */
async function tellLosers(tx: Tx, purchaseId: string, part = 'first'): Promise<void> {
  const { regionCode: region } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const losers = await tx.bid.findMany({
    where: { purchaseId, state: 'current', openedAt: { not: null }, awards: { none: { state: 'live' } } },
    distinct: ['providerId'],
    select: { providerId: true },
  });
  for (const { providerId: organisationId } of losers) {
    const inbox = { role: 'provider', region, organisationId };
    const key = `${purchaseId}/debriefing/${part}/${organisationId}`;
    await notify(tx, { key, inbox, kind: 'debriefing', subject: { purchaseId } });
  }
}
