import { challengeWindows } from '../../domain/procurement/challenge.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { averageScore } from '../../domain/procurement/scoring.ts';
import { instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Database } from '../../prisma/database.ts';

/** Points for one criterion, in hundredths: what all experts together gave, and the most there was. */
export interface CriterionResult {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly weight: number;
  readonly hundredths: number;
}

/** What became of the organisation's bid for one lot. Nothing in it tells of another bidder but how many were ranked. */
export interface LotResult {
  readonly seq: number;
  readonly name: string;
  readonly outcome: 'won' | 'lost' | 'invalid' | 'lot-failed';
  /** Its award, for whoever won: under it stands the award letter. */
  readonly awardId: string | null;
  /** Why the bid was refused, or the rule by which the lot failed. */
  readonly reason: string | null;
  readonly failureRule: string | null;
  readonly rank: number | null;
  readonly candidates: number;
  readonly totalHundredths: number | null;
  readonly criteria: readonly CriterionResult[];
}

export interface Debriefing {
  readonly purchase: {
    readonly number: string;
    readonly name: string;
    readonly method: MethodCode;
    readonly buyer: string;
  };
  readonly provider: string;
  /** Business instant of the result notice. */
  readonly publishedAt: Instant;
  readonly lots: readonly LotResult[];
  /** The last instant to challenge the result, while it lies ahead or behind (CH-01). */
  readonly challengeUntil: Instant;
}

interface Criterion {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly weight: number;
  readonly kind: 'price' | 'technical';
}

/**
 * The result of one organisation's own bids, once the result is published; undefined before that, and for whoever has no
 * opened bid (EV-18; M87 69). The points are the committee's means after its check, as the ranking took them.
 */
export async function debriefingOf(
  { prisma }: Database,
  calendar: WorkingCalendar,
  purchaseId: string,
  providerId: string,
): Promise<Debriefing | undefined> {
  const purchase = await prisma.purchase.findUnique({
    where: { id: purchaseId },
    include: {
      buyer: { select: { name: true } },
      notices: { where: { kind: 'result-notice' }, orderBy: { publishedAt: 'desc' }, take: 1 },
      documents: { orderBy: { version: 'desc' }, take: 1 },
      bids: {
        where: { providerId, state: 'current', openedAt: { not: null } },
        include: {
          scores: true,
          scoreChecks: true,
          rankings: true,
          provider: { select: { name: true } },
          awards: { where: { state: 'live' } },
          lot: { include: { _count: { select: { rankings: true } } } },
        },
        orderBy: { lot: { seq: 'asc' } },
      },
    },
  });
  const notice = purchase?.notices[0];
  const first = purchase?.bids[0];
  if (purchase === null || notice === undefined || first === undefined) return undefined;
  const criteria = (purchase.documents[0]?.criteria ?? []) as unknown as readonly Criterion[];
  const publishedAt = instantOfMillis(notice.publishedAt.getTime());
  const method = purchase.method as MethodCode;
  const window = challengeWindows({ method, resultAt: publishedAt }, calendar).find(
    ({ ground }) => ground === 'result',
  )!;
  return {
    purchase: { number: purchase.number, name: purchase.name, method, buyer: purchase.buyer.name },
    provider: first.provider.name,
    publishedAt,
    lots: purchase.bids.map((bid) => lotResult(bid, criteria)),
    challengeUntil: window.until.at,
  };
}

interface OwnBid {
  readonly qualified: boolean | null;
  readonly refusalReason: string | null;
  readonly scores: readonly Points[];
  readonly scoreChecks: readonly Points[];
  readonly rankings: readonly {
    readonly rank: number;
    readonly priceHundredths: number;
    readonly totalHundredths: number;
  }[];
  readonly awards: readonly { readonly id: string }[];
  readonly lot: {
    readonly seq: number;
    readonly name: string;
    readonly state: string;
    readonly failureRule: string | null;
    readonly _count: { readonly rankings: number };
  };
}

interface Points {
  readonly expertId: string;
  readonly criterion: string;
  readonly hundredths: number;
}

function lotResult(bid: OwnBid, criteria: readonly Criterion[]): LotResult {
  const { lot } = bid;
  const ranking = bid.rankings[0];
  return {
    seq: lot.seq,
    name: lot.name,
    outcome: outcomeOf(bid),
    awardId: bid.awards[0]?.id ?? null,
    reason: bid.refusalReason,
    failureRule: lot.state === 'failed' ? lot.failureRule : null,
    rank: ranking?.rank ?? null,
    candidates: lot._count.rankings,
    totalHundredths: ranking?.totalHundredths ?? null,
    criteria:
      ranking === undefined ? [] : criteria.flatMap((one) => criterionResult(bid, one, ranking.priceHundredths)),
  };
}

function outcomeOf({ awards, qualified, refusalReason, lot }: OwnBid): LotResult['outcome'] {
  if (awards.length > 0) return 'won';
  if (qualified === false || refusalReason !== null) return 'invalid';
  return lot.state === 'failed' ? 'lot-failed' : 'lost';
}

function criterionResult(bid: OwnBid, criterion: Criterion, priceHundredths: number): CriterionResult[] {
  const { code, titleZh, titleEn, weight, kind } = criterion;
  const named = { code, titleZh, titleEn, weight };
  if (kind === 'price') return [{ ...named, hundredths: priceHundredths }];
  const checked = new Map(
    bid.scoreChecks.filter((one) => one.criterion === code).map((one) => [one.expertId, one.hundredths]),
  );
  const given = bid.scores
    .filter((score) => score.criterion === code)
    .map(({ expertId, hundredths }) => checked.get(expertId) ?? hundredths);
  return given.length === 0 ? [] : [{ ...named, hundredths: averageScore(given, weight) }];
}
