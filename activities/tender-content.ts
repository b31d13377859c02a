import { noticeEnd, type LegalDate } from '../domain/procurement/deadlines.ts';
import { METHODS, type MethodCode } from '../domain/procurement/methods.ts';
import type { Day } from '../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Tx } from '../prisma/database.ts';
import { itemsOfPurchase } from '../prisma/directory-items.ts';
import type { Lot, Prisma, Purchase } from '../prisma/generated/client.ts';
import { newestDocuments } from '../prisma/newest-documents.ts';

/**
 * What the tender notice says of the purchase: the lots with their terms and services, the requirements and the criteria
 * of the approved documents (PB-02). It is copied into the notice, because a notice stays as it was published.
 */
export async function tenderContent(
  tx: Tx,
  purchase: Purchase & { readonly lots: readonly Lot[] },
  published: { readonly on: Day; readonly calendar: WorkingCalendar },
): Promise<Prisma.InputJsonObject> {
  const documents = await newestDocuments(tx, purchase.id);
  const names = await catalogueNames(tx, purchase);
  const ends = noticePeriodEnd(purchase.method as MethodCode, published.on, published.calendar);
  return {
    fundSource: purchase.fundSource,
    ...(ends === undefined ? {} : { noticeEnds: ends.at }),
    ...(documents === null
      ? {}
      : { requirements: documents.requirements, criteria: documents.criteria as Prisma.InputJsonArray }),
    ...(documents !== null && documents.performanceBondPercent > 0
      ? { performanceBondPercent: documents.performanceBondPercent }
      : {}),
    ...(documents !== null && documents.bidBondPercent > 0 ? { bidBondPercent: documents.bidBondPercent } : {}),
    ...(documents !== null && documents.smallDeductionPercent > 0
      ? { smallDeductionPercent: documents.smallDeductionPercent }
      : {}),
    ...(documents !== null && documents.pastContracts > 0 ? { pastContracts: documents.pastContracts } : {}),
    ...(documents?.consortiumRefused === true ? { consortiumRefused: true } : {}),
    ...(purchase.smeReserve === 'reserved' ? { smeReserved: true } : {}),
    lots: purchase.lots.map((lot) => lotContent(lot, names)),
  };
}

interface ItemName {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

function lotContent(lot: Lot, names: ReadonlyMap<string, ItemName>): Prisma.InputJsonObject {
  const { seq, name, budgetFen, ceilingFen, termUnit, termCount, termUntil, catalogueItems, townships } = lot;
  return {
    seq,
    name,
    budgetFen: Number(budgetFen),
    ceilingFen: Number(ceilingFen ?? budgetFen),
    term:
      termUntil === null
        ? { unit: termUnit, count: termCount }
        : { unit: termUnit, until: termUntil.toISOString().slice(0, 10) },
    items: catalogueItems.map((code) => ({ ...(names.get(code) ?? { code, nameZh: code, nameEn: code }) })),
    townships,
  };
}

async function catalogueNames(
  tx: Tx,
  { id, lots }: { readonly id: string; readonly lots: readonly Lot[] },
): Promise<ReadonlyMap<string, ItemName>> {
  const items = await itemsOfPurchase(
    tx,
    id,
    lots.flatMap(({ catalogueItems }) => catalogueItems),
  );
  return new Map(items.map(({ code, nameZh, nameEn }) => [code, { code, nameZh, nameEn }]));
}

function noticePeriodEnd(method: MethodCode, on: Day, calendar: WorkingCalendar): LegalDate | undefined {
  return METHODS[method].notice === undefined ? undefined : noticeEnd(method, on, calendar);
}
