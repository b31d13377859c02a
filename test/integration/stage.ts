import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { PurchaseBody } from '../../dev/demo/purchase-input.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';

interface Addresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly apiUrl: string;
  readonly home: string;
}

/** Addresses of the installation that the suite's set-up has started. */
export function addresses(): Addresses {
  return JSON.parse(process.env['JIELI_TEST_ENVIRONMENT']!) as Addresses;
}

export function database(): Database {
  return connect(addresses().databaseUrl, 4);
}

export async function temporal(): Promise<TemporalClient> {
  return new TemporalClient({ connection: await Connection.connect({ address: addresses().temporalAddress }) });
}

let numbers = 0;

/** A number that no other purchase of the suite has. */
export function aNumber(): string {
  numbers += 1;
  return `TEST-${Date.now().toString(36).toUpperCase()}-${numbers}`;
}

/** A purchase of two short lots of one township each; nobody else's recipients are touched. */
export function aPurchase(days: number, townshipsFrom = 0, overrides: Partial<PurchaseBody> = {}): PurchaseBody {
  const { notice } = DEMO_PURCHASE;
  const townships = [...new Set(DEMO_RECIPIENTS.flat().map((recipient) => recipient.township))].sort();
  return {
    number: aNumber(),
    name: notice.name,
    method: notice.method,
    budgetYear: 2026,
    fundSource: DEMO_PURCHASE.fundSource,
    urgentReason: '安置点突然关闭，示例救助对象无人照料，事前不可预见。',
    budgetFen: notice.budgetFen,
    lots: notice.lots.map((lot, index) => ({
      name: lot.name,
      budgetFen: lot.budgetFen,
      ceilingFen: lot.ceilingFen,
      term: { days },
      catalogueItems: DEMO_PURCHASE.lots[0]!.catalogueItems,
      townships: [townships[townshipsFrom + index]!],
    })),
    ...overrides,
  };
}
