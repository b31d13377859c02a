import { createHash } from 'node:crypto';
import type { BidContent, BidFile } from '../domain/procurement/bid-content.ts';
import type { Tx } from '../prisma/database.ts';
import { fileContent, type FileContent } from '../prisma/file-content.ts';
import type { Prisma } from '../prisma/generated/client.ts';

/** What the opening reads of a sealed bid. */
export const SEALED = {
  id: true,
  lotId: true,
  providerId: true,
  envelope: true,
  envelopeHash: true,
  lot: { select: { budgetFen: true, ceilingFen: true } },
} as const satisfies Prisma.BidSelect;

type SealedBid = Prisma.BidGetPayload<{ select: typeof SEALED }>;

/**
 * Opens one envelope and writes what it says. One that does not open, whose header names another lot or provider, or whose
 * price is above the ceiling (EV-24) is refused with the reason, which the record names; the others go on.
 */
export async function openEnvelope(
  tx: Tx,
  open: (envelope: Uint8Array) => Promise<BidContent | undefined>,
  bid: SealedBid,
): Promise<void> {
  const content = await read(open, bid);
  const data =
    'refusal' in content
      ? { qualified: false, refusalReason: content.refusal }
      : {
          openedAt: new Date(),
          ...{ priceFen: content.priceFen, proposal: content.proposal },
          enterpriseSize: content.enterpriseSize ?? null,
        };
  await tx.bid.update({ where: { id: bid.id }, data });
  if ('refusal' in content) return;
  const members = (content.consortium ?? []).map((member, at) => ({ bidId: bid.id, seq: at + 1, ...member }));
  await tx.consortiumMember.createMany({ data: members });
  for (const [at, file] of (content.files ?? []).entries()) await keepFile(tx, bid.id, at + 1, file);
}

/** A file that is not admitted does not make the bid invalid: what it was is kept, and whoever examines the bid is told. */
async function keepFile(tx: Tx, bidId: string, seq: number, { name, content }: BidFile): Promise<void> {
  const bytes = Uint8Array.from(Buffer.from(content, 'base64'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { type, fault = null } = await contentOf(name, bytes);
  const kept = fault === null ? { mediaType: type!.mediaType, content: bytes } : { fault };
  await tx.bidFile.create({ data: { bidId, seq, name, size: bytes.length, sha256, ...kept } });
}

/** Bytes that no reader of file types can make sense of must not stop the opening for everybody. */
async function contentOf(name: string, bytes: Uint8Array): Promise<Pick<FileContent, 'type' | 'fault'>> {
  const whole = async function* () {
    yield bytes;
  };
  return fileContent(name, whole).catch(() => ({ fault: 'unknown' as const }));
}

async function read(
  open: (envelope: Uint8Array) => Promise<BidContent | undefined>,
  bid: SealedBid,
): Promise<BidContent | { readonly refusal: string }> {
  if (createHash('sha256').update(bid.envelope).digest('hex') !== bid.envelopeHash) return { refusal: 'hash' };
  try {
    const content = await open(bid.envelope);
    if (content === undefined) return { refusal: 'unreadable' };
    if (content.lotId !== bid.lotId || content.providerId !== bid.providerId) return { refusal: 'header' };
    if (content.priceFen > (bid.lot.ceilingFen ?? bid.lot.budgetFen)) return { refusal: 'above-ceiling' };
    return content;
  } catch {
    return { refusal: 'unreadable' };
  }
}
