import type { Instant } from '../domain/time/shanghai.ts';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import type { Tx } from '../prisma/database.ts';
import type { Complaint } from '../prisma/generated/client.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { recordEvent, type PurchaseEventInput, type PurchaseRef } from './purchase-record.ts';

export interface ComplaintRef extends PurchaseRef {
  readonly complaintId: string;
}

/** The complaint, locked until the end of the transaction. */
export async function lockedComplaint(tx: Tx, complaintId: string): Promise<Complaint> {
  await tx.$queryRaw`SELECT 1 FROM complaint WHERE id = ${complaintId}::uuid FOR UPDATE`;
  return found(await tx.complaint.findUnique({ where: { id: complaintId } }), 'complaint');
}

/** A line of the purchase's timeline, which only its offices read; without the complainant (PB-05). */
export async function recordOfComplaint(
  tx: Tx,
  { purchaseId, complaintId }: ComplaintRef,
  line: Pick<PurchaseEventInput, 'kind' | 'rule' | 'taskId' | 'detail'>,
): Promise<void> {
  const key = `${line.kind}:${complaintId}${line.taskId === undefined ? '' : `:${line.taskId}`}`;
  await recordEvent(tx, { purchaseId, key, ...line, detail: { complaintId, ...line.detail } });
}

/** Tells the complainant. `again` tells one notice of a kind from the next. */
export async function tellComplainant(tx: Tx, complaint: Complaint, kind: string, again = ''): Promise<void> {
  await tell(tx, complaint, complaint.providerId, `${kind}${again}`, kind);
}

/**
 * Everybody else concerned: the buyer's officers, and the suppliers whose bids were opened. Nobody before the opening: a bid
 * is no secret only then (PB-05).
 */
export async function tellConcerned(tx: Tx, complaint: Complaint, kind: string): Promise<void> {
  const { id, purchaseId, regionCode: region } = complaint;
  const subject = { complaintId: id, purchaseId };
  await notify(tx, { key: `${id}/${kind}/office`, inbox: { role: 'officer', region }, kind, subject });
  for (const providerId of await othersConcerned(tx, complaint)) {
    await tell(tx, complaint, providerId, `${kind}/${providerId}`, kind);
  }
}

async function tell(tx: Tx, complaint: Complaint, organisationId: string, key: string, kind: string): Promise<void> {
  const { id, purchaseId, regionCode: region } = complaint;
  const inbox = { role: 'provider', region, organisationId } as const;
  await notify(tx, { key: `${id}/${key}`, inbox, kind, subject: { complaintId: id, purchaseId } });
}

async function othersConcerned(tx: Tx, { purchaseId, providerId }: Complaint): Promise<string[]> {
  const bids = await tx.bid.findMany({
    where: { purchaseId, openedAt: { not: null }, providerId: { not: providerId } },
    distinct: ['providerId'],
    orderBy: { providerId: 'asc' },
    select: { providerId: true },
  });
  return bids.map((bid) => bid.providerId);
}

export function instantOf(date: Date): Instant {
  return instantOfMillis(date.getTime());
}
