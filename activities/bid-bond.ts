import { bidBondOf, type BondKeptGround } from '../domain/procurement/bid-bond.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { newestDocuments } from '../prisma/newest-documents.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface LotRef extends PurchaseRef {
  readonly lotId: string;
}

interface RecordForm {
  readonly results: readonly {
    readonly bidId: string;
    readonly received: boolean;
    readonly form?: string;
    readonly reference?: string;
    readonly receivedOn?: string;
  }[];
}

interface SettleForm {
  /** Voucher of a refund. */
  readonly reference?: string;
  readonly ground?: BondKeptGround;
  readonly reason?: string;
}

interface Settling extends PurchaseRef {
  readonly bidId: string;
  readonly taskId: string;
  /** Whoever approved that it is kept; absent for a refund. */
  readonly approvedBy?: string;
}

/** The bonds of bidders, recorded after the opening: before it nobody may know who bids (PB-05, PB-08, PB-09). */
export function bidBondActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Whether the documents demand a bid bond. */
    async bidBondDemanded({ purchaseId }: PurchaseRef): Promise<boolean> {
      return (await bidBondPercentOf(prisma, purchaseId)) > 0;
    },

    /** The bonds that finance has found on the account by the deadline; their amount follows from documents and budget. */
    async recordBidBonds({ purchaseId, lotId, taskId }: LotRef & { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { results } = await formOf<RecordForm>(tx, taskId);
        const { budgetFen } = await tx.lot.findUniqueOrThrow({ where: { id: lotId } });
        const amountFen = bidBondOf(budgetFen, await bidBondPercentOf(tx, purchaseId));
        const recordedBy = found(submittedBy, 'who recorded the bonds');
        const data = results
          .filter(({ received }) => received)
          .map(({ bidId, form, reference, receivedOn }) => ({
            ...{ bidId, amountFen, recordedBy, form: form!, reference: reference! },
            receivedOn: new Date(`${receivedOn}T00:00:00Z`),
          }));
        await tx.bidBond.createMany({ data, skipDuplicates: true });
        const line = { key: `bid-bonds:${lotId}`, kind: 'bid-bonds', lotId, rule: 'PB-08', taskId } as const;
        await recordEvent(tx, { purchaseId, ...line, detail: { received: data.length, of: results.length } });
      });
    },

    /** Bids of the lot whose bond is held and no longer secures anything: all but that of a winner who has not signed. */
    async bidBondsToSettle({ lotId }: LotRef): Promise<readonly string[]> {
      const held = await prisma.bidBond.findMany({
        where: {
          state: 'held',
          bid: {
            lotId,
            awards: { none: { state: 'live', OR: [{ contract: null }, { contract: { state: 'draft' } }] } },
          },
        },
        orderBy: { bidId: 'asc' },
        select: { bidId: true },
      });
      return held.map(({ bidId }) => bidId);
    },

    /** Refunded, or kept where somebody else has approved it; settled once, and its bidder is told. */
    async settleBidBond({ purchaseId, bidId, taskId, approvedBy }: Settling): Promise<void> {
      const settledAt = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const { submittedBy: settledBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reference, ground, reason } = await formOf<SettleForm>(tx, taskId);
        const decided =
          approvedBy === undefined
            ? { state: 'returned', voucher: reference ?? null }
            : { state: 'kept', ground: ground ?? null, reason: reason ?? null, approvedBy };
        const { count } = await tx.bidBond.updateMany({
          where: { bidId, state: 'held' },
          data: { ...decided, settledBy, settledAt },
        });
        if (count === 0) return;
        const bid = await tx.bid.findUniqueOrThrow({ where: { id: bidId }, include: { purchase: true } });
        const line = { key: `bid-bond-settled:${bidId}`, kind: 'bid-bond-settled', rule: 'PB-09', taskId } as const;
        await recordEvent(tx, { purchaseId, ...line, lotId: bid.lotId, detail: { bidId, state: decided.state } });
        await notify(tx, {
          key: `${bidId}/bid-bond`,
          inbox: { role: 'provider', region: bid.purchase.regionCode, organisationId: bid.providerId },
          kind: 'bid-bond-settled',
          subject: { purchaseId },
        });
      });
    },
  };
}

/** Per cent of a lot's budget that the newest documents demand; 0 for none. */
async function bidBondPercentOf(tx: Pick<Tx, 'procurementDocument'>, purchaseId: string): Promise<number> {
  const documents = await newestDocuments(tx, purchaseId);
  return documents?.bidBondPercent ?? 0;
}
