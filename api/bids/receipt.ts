import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { SigningKey } from '../../prisma/signing-key.ts';
import { signedFile, signedFileSchema } from '../keys/signed-file.ts';
import type { OpenBidding } from './bid-admission.ts';

export const BID_STATES = ['current', 'replaced', 'withdrawn'] as const;
export type BidState = (typeof BID_STATES)[number];

const BOND_RETURN_STATES = ['open', 'returned', 'none', 'moved'] as const;
type BondReturnState = (typeof BOND_RETURN_STATES)[number];

export const receiptShape = {
  bidId: z.uuid(),
  lotId: z.uuid(),
  envelopeHash: z
    .string()
    .meta({ description: 'SHA-256 of the sealed envelope, hexadecimal: compare it with the opening record' }),
  receivedAt: z.iso.datetime().meta({ description: 'Database time' }),
  signedReceipt: signedFileSchema.meta({ description: 'The receipt as a file that verifies offline' }),
};

export const receiptSchema = z
  .object({ ...receiptShape, deadline: z.object({ wall: z.iso.datetime(), legal: z.iso.datetime() }) })
  .meta({ id: 'BidReceipt' });

/** The receipt of a bid that may have been replaced, withdrawn or given back since. */
export const ownBidShape = {
  ...receiptShape,
  state: z.enum(BID_STATES),
  withdrawnAt: z.iso.datetime().nullable(),
  returnedAt: z.iso.datetime().nullable().meta({ description: 'Given back unopened (M87 41, HS-17)' }),
  bondReturn: z
    .object({
      state: z.enum(BOND_RETURN_STATES),
      dueLegal: z.iso.datetime().nullable(),
      amountFen: z.int().nullable(),
      returnedOn: z.iso.date().nullable(),
      voucher: z.string().nullable(),
      reason: z.string().nullable().meta({ description: 'Why nothing went back' }),
    })
    .nullable()
    .meta({ description: 'Of the bond of a bid that was withdrawn or is never opened (PB-06, PB-09)' }),
};

/** Columns of OwnBidRow: never the envelope. */
export const OWN_BID_COLUMNS = {
  id: true,
  lotId: true,
  envelopeHash: true,
  receivedAt: true,
  state: true,
  withdrawnAt: true,
  returnedAt: true,
  bondReturn: {
    select: { state: true, dueLegal: true, amountFen: true, returnedOn: true, voucher: true, reason: true },
  },
  purchase: { select: { number: true } },
  lot: { select: { seq: true } },
  provider: { select: { name: true } },
} as const satisfies Prisma.BidSelect;

export type OwnBidRow = Prisma.BidGetPayload<{ select: typeof OWN_BID_COLUMNS }>;

export function receiptOf(row: OwnBidRow, { deadline }: OpenBidding, key: SigningKey) {
  const { id, lotId, envelopeHash, receivedAt } = row;
  const facts = { bidId: id, lotId, envelopeHash, receivedAt: receivedAt.toISOString() };
  return { ...facts, signedReceipt: signedFile(key, receiptText(row)), deadline };
}

export function ownBid(row: OwnBidRow, key: SigningKey) {
  const { id, lotId, envelopeHash, receivedAt, state, withdrawnAt, returnedAt } = row;
  return {
    ...{ bidId: id, lotId, envelopeHash, receivedAt: receivedAt.toISOString() },
    signedReceipt: signedFile(key, receiptText(row)),
    state: state as BidState,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    returnedAt: returnedAt?.toISOString() ?? null,
    bondReturn: bondReturnOf(row),
  };
}

function bondReturnOf({ bondReturn }: OwnBidRow) {
  if (bondReturn === null) return null;
  const { state, dueLegal, amountFen, returnedOn, voucher, reason } = bondReturn;
  return {
    state: state as BondReturnState,
    dueLegal: dueLegal?.toISOString() ?? null,
    amountFen: amountFen === null ? null : Number(amountFen),
    returnedOn: returnedOn?.toISOString().slice(0, 10) ?? null,
    ...{ voucher, reason },
  };
}

/** What is signed. Nothing in it changes but by the bidder's own withdrawal, so the same receipt is signed alike for ever. */
function receiptText({ id, purchase, lot, provider, envelopeHash, receivedAt, withdrawnAt }: OwnBidRow): string {
  return JSON.stringify({
    kind: 'bid-receipt',
    bidId: id,
    purchase: purchase.number,
    lot: lot.seq,
    provider: provider.name,
    envelopeHash,
    receivedAt: receivedAt.toISOString(),
    ...(withdrawnAt === null ? {} : { withdrawnAt: withdrawnAt.toISOString() }),
  });
}
