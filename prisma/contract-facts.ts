import type { ContractFacts, ContractService } from '../domain/contracts/clauses.ts';
import type { Term } from '../domain/procurement/notice-term.ts';
import type { Day } from '../domain/time/shanghai.ts';
import type { Lot } from './generated/client.ts';
import type { Tx } from './database.ts';
import { itemsOfPurchase } from './directory-items.ts';
import { newestDocuments } from './newest-documents.ts';

const MEMBER = { creditCode: true, name: true, work: true, sharePercent: true };

type Reader = Pick<Tx, 'award' | 'procurementDocument' | '$queryRaw'>;

/**
 * What the contract of an award takes from documents, bid and lot; the worker fixes the text with it, and the console shows
 * the draft with it. Names and standards come from the edition of the directory that the purchase was planned under.
 */
export async function contractFacts(tx: Reader, awardId: string, on: Day): Promise<ContractFacts> {
  const award = await tx.award.findUniqueOrThrow({
    where: { id: awardId },
    include: {
      provider: true,
      bid: { select: { members: { select: MEMBER, orderBy: { seq: 'asc' } } } },
      lot: { include: { purchase: { include: { buyer: true } } } },
    },
  });
  const { lot, provider, bid } = award;
  const { purchase } = lot;
  const documents = await newestDocuments(tx, purchase.id);
  return {
    purchaseNumber: purchase.number,
    purchaseName: purchase.name,
    lot: { seq: lot.seq, name: lot.name },
    buyer: purchase.buyer.name,
    provider: provider.name,
    ...(provider.creditCode === null ? {} : { creditCode: provider.creditCode }),
    ...(bid.members.length === 0 ? {} : { members: bid.members }),
    priceFen: Number(award.amountFen),
    term: termOfLot(lot),
    services: await servicesOf(tx, purchase.id, lot.catalogueItems),
    townships: lot.townships,
    requirements: documents?.requirements ?? '',
    bondPercent: documents?.performanceBondPercent ?? 0,
    on,
  };
}

/** The columns of a lot as a term; the database holds a count or a day, by unit. */
export function termOfLot({ termUnit, termCount, termUntil }: Pick<Lot, 'termUnit' | 'termCount' | 'termUntil'>): Term {
  if (termUnit === 'until') return { unit: 'until', until: termUntil!.toISOString().slice(0, 10) as Day };
  return { unit: termUnit as 'month' | 'day' | 'working-day', count: termCount! };
}

async function servicesOf(tx: Reader, purchaseId: string, codes: readonly string[]): Promise<ContractService[]> {
  const items = new Map((await itemsOfPurchase(tx, purchaseId, codes)).map((item) => [item.code, item]));
  return codes.map((code) => {
    const item = items.get(code);
    if (item === undefined) return { name: code, content: code, indicators: [] };
    return {
      name: item.nameZh,
      content: item.contentZh,
      indicators: item.indicators.map(({ nameZh, unitZh, target, methodZh }) => {
        const bound = target.direction === 'atMost' ? '不高于' : '不低于';
        return { name: nameZh, target: `${bound}${target.value}${unitZh}`, method: methodZh };
      }),
    };
  });
}
