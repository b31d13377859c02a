import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import { route } from '../route.ts';
import { publicDraw, publicDrawSchema } from './public-draw.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const points = z.record(z.string(), z.number()).meta({ description: 'By code of the criterion' });

const evaluatedBidSchema = z
  .object({
    bidId: z.uuid(),
    provider: z.string(),
    rank: z.int(),
    technicalPoints: z.number(),
    comparedFen: z
      .int()
      .nullable()
      .meta({ description: 'Fen that the price points were reckoned from (PL-16); to officials, and to the bidder' }),
    pricePoints: z.number(),
    totalPoints: z.number(),
    averages: points.nullable().meta({ description: 'To officials, and to the bidder for the own bid (EV-18)' }),
    experts: z.array(points).meta({ description: 'One entry an expert, without name; to officials only' }),
  })
  .meta({ id: 'EvaluatedBid' });

const evaluationSchema = z
  .object({
    lots: z.array(z.object({ lotId: z.uuid(), bids: z.array(evaluatedBidSchema) })),
    draw: publicDrawSchema.nullable(),
  })
  .meta({ id: 'Evaluation' });

const WITH_SCORES = {
  rankings: {
    orderBy: { rank: 'asc' },
    include: { bid: { include: { provider: { select: { name: true } }, scores: true } } },
  },
} satisfies Prisma.LotInclude;

type LotRow = Prisma.LotGetPayload<{ include: typeof WITH_SCORES }>;

interface Reader {
  readonly official: boolean;
  readonly caller: Caller;
}

/** Points and ranks, once a lot is ranked; whoever is no official reads them with the published result (EV-17, EV-18). */
export const purchaseEvaluation = route({
  method: 'get',
  path: '/purchases/{purchaseId}/evaluation',
  operationId: 'purchaseEvaluation',
  summary: '评审结果 · Scores, ranking and the draw of experts',
  description: 'Nothing before the opening; to bidders and experts nothing before the result notice.',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  success: { status: 200, schema: evaluationSchema, description: 'Lots that are ranked' },
  problems: ['not-found'],
  async handle({ params, caller }, { database }) {
    const purchase = await database.prisma.purchase.findFirst({
      where: visiblePurchase(caller, params.purchaseId),
      select: {
        id: true,
        regionCode: true,
        bidsOpenedAt: true,
        notices: { where: { kind: 'result-notice' }, select: { id: true } },
      },
    });
    if (purchase === null) throw purchaseNotFound();
    const official = seesRegion(caller, purchase.regionCode);
    const published = purchase.notices.length > 0;
    if (purchase.bidsOpenedAt === null || !(official || published)) return { lots: [], draw: null };
    const [lots, draw] = await Promise.all([
      rankedLots(database, purchase.id),
      publicDraw(database, purchase.id, { resultPublished: published, official }),
    ]);
    return { lots: lots.map((lot) => lotAnswer(lot, { official, caller })), draw };
  },
});

async function rankedLots({ prisma }: Database, purchaseId: string): Promise<LotRow[]> {
  return prisma.lot.findMany({
    where: { purchaseId, rankings: { some: {} } },
    include: WITH_SCORES,
    orderBy: { seq: 'asc' },
  });
}

/** A bidder reads its own line; who won and with how many points is in the result notice (EV-18). */
function lotAnswer({ id: lotId, rankings }: LotRow, reader: Reader): z.input<typeof evaluationSchema>['lots'][number] {
  const { official, caller } = reader;
  const all = official || !hasRole(caller, 'provider');
  const shown = all ? rankings : rankings.filter(({ bid }) => bid.providerId === caller.organisationId);
  return { lotId, bids: shown.map((ranking) => bidAnswer(lotId, ranking, reader)) };
}

function bidAnswer(
  lotId: string,
  ranking: LotRow['rankings'][number],
  { official, caller }: Reader,
): z.input<typeof evaluatedBidSchema> {
  const { bid, bidId, rank, comparedFen, technicalHundredths, priceHundredths, totalHundredths } = ranking;
  const own = bid.providerId === caller.organisationId;
  return {
    bidId,
    provider: bid.provider.name,
    rank,
    technicalPoints: technicalHundredths / 100,
    comparedFen: official || own ? Number(comparedFen ?? bid.lastPriceFen ?? bid.priceFen) : null,
    pricePoints: priceHundredths / 100,
    totalPoints: totalHundredths / 100,
    averages: official || own ? averagesOf(bid.scores) : null,
    experts: official ? expertsOf(lotId, bid.scores) : [],
  };
}

type Scores = LotRow['rankings'][number]['bid']['scores'];

/** Mean over all experts by criterion, as the ranking took it (EV-10): rounded to hundredths. */
function averagesOf(scores: Scores): Record<string, number> {
  const given = grouped(scores, ({ criterion }) => criterion);
  return Object.fromEntries(
    [...given].map(([criterion, all]) => {
      const sum = all.reduce((total, { hundredths }) => total + hundredths, 0);
      return [criterion, Math.round(sum / all.length) / 100];
    }),
  );
}

/** Each expert's sheet, in an order that is the same for every bid of the lot and tells no name. */
function expertsOf(lotId: string, scores: Scores): Record<string, number>[] {
  const orderOf = (expertId: string) => createHash('sha256').update(`${lotId}\n${expertId}`).digest('hex');
  return [...grouped(scores, ({ expertId }) => orderOf(expertId))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sheet]) => Object.fromEntries(sheet.map(({ criterion, hundredths }) => [criterion, hundredths / 100])));
}

function grouped(scores: Scores, keyOf: (score: Scores[number]) => string): ReadonlyMap<string, Scores> {
  const groups = new Map<string, Scores>();
  for (const score of scores) groups.set(keyOf(score), [...(groups.get(keyOf(score)) ?? []), score]);
  return groups;
}
