import { openingIsPublic } from '../../domain/procurement/notice-kinds.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Database, Tx } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { openingScope, seesRegion } from '../access/scope.ts';
import { purchaseNotFound } from '../purchases/visible-purchase.ts';

const OPENING = {
  lots: { select: { seq: true, state: true, failureRule: true }, orderBy: { seq: 'asc' } },
  openingKey: {
    include: {
      shares: { include: { holder: true, office: true }, orderBy: { seat: 'asc' } },
      steps: { orderBy: { at: 'asc' } },
      handovers: { include: { from: true, to: true }, orderBy: { id: 'asc' } },
      signOffs: { include: { user: true, organisation: true }, orderBy: { at: 'asc' } },
    },
  },
} as const satisfies Prisma.PurchaseInclude;

export type OpeningRow = Prisma.PurchaseGetPayload<{ include: typeof OPENING }>;

export const BID_OF_OPENING = {
  include: { provider: { select: { name: true } }, lot: { select: { seq: true } } },
} as const;
export type BidOfOpening = Prisma.BidGetPayload<typeof BID_OF_OPENING>;

/** Who looks at an opening, and how much of it is theirs to see. */
export interface Opening {
  readonly row: OpeningRow;
  /** Of the region's offices, or a holder: everything. Others are bidders. */
  readonly official: boolean;
  /** True when competitors may see each other's names and prices (M87 41). */
  readonly readOut: boolean;
  /** The deadline has passed on the database's clock. */
  readonly due: boolean;
  /** Those that stand; not even read before the deadline, so that no answer can depend on their number (PB-05). */
  readonly bids: readonly BidOfOpening[];
}

/**
 * The opening as the caller may follow it: offices and holders at any time, bidders with a bid of their own from the
 * deadline on, before it the clock alone.
 *
 * @throws Problem `not-found`
 */
export async function readOpening({ prisma }: Database | { prisma: Tx }, caller: Caller, id: string): Promise<Opening> {
  const row = await prisma.purchase.findFirst({ where: { AND: [{ id }, openingScope(caller)] }, include: OPENING });
  if (row === null) throw purchaseNotFound();
  const official =
    seesRegion(caller, row.regionCode) ||
    row.openingKey?.shares.some(({ holderId }) => holderId === caller.userId) === true;
  const due = await isDue(prisma, id);
  const bids = due
    ? await prisma.bid.findMany({
        where: { purchaseId: id, state: 'current' },
        ...BID_OF_OPENING,
        orderBy: [{ lot: { seq: 'asc' } }, { id: 'asc' }],
      })
    : [];
  if (!official && due && !bids.some(({ providerId }) => providerId === caller.organisationId))
    throw purchaseNotFound();
  return { row, official, readOut: openingIsPublic(row.method as MethodCode), due, bids };
}

async function isDue(prisma: Database['prisma'] | Tx, id: string): Promise<boolean> {
  const [clock] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT coalesce(bid_deadline_at <= clock_timestamp(), false) AS due FROM purchase WHERE id = ${id}::uuid`;
  return clock?.due === true;
}

/** The text of the record as it was signed; null until then, and for whoever may not read it yet. */
export async function recordText(prisma: Database['prisma'] | Tx, { row, official, readOut }: Opening) {
  if (row.openingKey?.recordHash == null || !(official || readOut)) return null;
  const [record] = await prisma.$queryRaw<{ text: string }[]>`
    SELECT body::text AS text FROM notice WHERE purchase_id = ${row.id}::uuid AND key = 'opening-record'`;
  return record?.text ?? null;
}
