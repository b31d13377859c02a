import { z } from 'zod';
import { openingIsPublic } from '../../domain/procurement/notice-kinds.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database } from '../../prisma/database.ts';

const fen = z.int().meta({ description: 'Fen' });

export const openedBidSchema = z
  .object({
    id: z.uuid(),
    lotId: z.uuid(),
    provider: z.object({ id: z.uuid(), name: z.string() }),
    priceFen: fen.nullable().meta({ description: 'Null for an envelope that could not be opened' }),
    lastPriceFen: fen.nullable().meta({ description: 'Of a consultation; told when the lot is ranked' }),
    qualified: z.boolean().nullable(),
    refusalReason: z.string().nullable(),
    rank: z.int().nullable(),
    totalPoints: z.number().nullable(),
    consortium: z
      .array(z.object({ name: z.string(), work: z.string(), sharePercent: z.int() }))
      .meta({ description: 'Whom it bids together with, jointly liable (PB-11)' }),
    envelopeHash: z.string(),
    bond: z
      .object({
        ...{ amountFen: fen, receivedOn: z.iso.date(), state: z.enum(['held', 'returned', 'kept']) },
        ...{ ground: z.string().nullable(), reason: z.string().nullable() },
      })
      .nullable()
      .meta({ description: 'Its bid bond, to officials and its own bidder (PB-08)' }),
  })
  .meta({ id: 'OpenedBid' });

/** What the rows of bids are read with. */
const WITH_RANK = {
  provider: { select: { id: true, name: true } },
  bond: true,
  members: { select: { name: true, work: true, sharePercent: true }, orderBy: { seq: 'asc' } },
  lot: { select: { seq: true, rankings: { select: { bidId: true, rank: true, totalHundredths: true } } } },
} satisfies Prisma.BidInclude;

type BidRow = Prisma.BidGetPayload<{ include: typeof WITH_RANK }>;

export interface BidReader {
  readonly organisationId: string;
  /** Sees the purchase by office; bidders and experts do not. */
  readonly official: boolean;
}

/**
 * The bids of a purchase, or null until they are opened: until then the table is not even read, so that no answer
 * can depend on how many there are (令87 art. 28, PB-05). Whoever competes sees in a tender what is
 * read out at the opening, names and prices (M87 41); in the other methods only the own bid. Ranks, and the rest, come with
 * the published result (EV-17).
 */
export async function openedBids(
  { prisma }: Database,
  purchase: {
    readonly id: string;
    readonly method: string;
    readonly bidsOpenedAt: Date | null;
    readonly resultPublished: boolean;
  },
  reader: BidReader,
): Promise<z.input<typeof openedBidSchema>[] | null> {
  if (purchase.bidsOpenedAt === null) return null;
  const rows = await prisma.bid.findMany({
    where: { purchaseId: purchase.id, state: 'current' },
    include: WITH_RANK,
    orderBy: [{ lot: { seq: 'asc' } }, { id: 'asc' }],
  });
  const informed = reader.official || purchase.resultPublished;
  const readOut = openingIsPublic(purchase.method as MethodCode);
  return rows
    .filter((row) => informed || row.providerId === reader.organisationId || (readOut && row.openedAt !== null))
    .map((row) => bidAnswer(row, informed, reader))
    .sort((a, b) => (a.lotId === b.lotId ? (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0 : 0));
}

function bidAnswer(row: BidRow, informed: boolean, reader: BidReader): z.input<typeof openedBidSchema> {
  const ranking = informed ? row.lot.rankings.find(({ bidId }) => bidId === row.id) : undefined;
  const own = row.providerId === reader.organisationId;
  return {
    id: row.id,
    lotId: row.lotId,
    provider: row.provider,
    priceFen: fenOf(row.priceFen),
    // Officials, too, see last offers only when the points are in: until then nobody may steer by them (EV-06).
    lastPriceFen: own || row.lot.rankings.length > 0 ? fenOf(row.lastPriceFen) : null,
    qualified: own || informed ? row.qualified : null,
    refusalReason: own || reader.official ? row.refusalReason : null,
    rank: ranking?.rank ?? null,
    totalPoints: ranking === undefined ? null : ranking.totalHundredths / 100,
    consortium: row.members,
    envelopeHash: row.envelopeHash,
    bond: own || reader.official ? bondAnswer(row.bond) : null,
  };
}

function bondAnswer(bond: BidRow['bond']): z.input<typeof openedBidSchema>['bond'] {
  if (bond === null) return null;
  const { amountFen, receivedOn, state, ground, reason } = bond;
  return {
    ...{ amountFen: Number(amountFen), receivedOn: receivedOn.toISOString().slice(0, 10), ground, reason },
    state: state === 'held' || state === 'returned' ? state : 'kept',
  };
}

function fenOf(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount);
}
