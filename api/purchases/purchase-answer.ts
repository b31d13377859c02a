import { z } from 'zod';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import {
  LOT_STATES,
  PURCHASE_STATES,
  STAGES,
  type LotState,
  type PurchaseState,
  type Stage,
} from '../../domain/procurement/stages.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Lot, Purchase } from '../../prisma/generated/client.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { termOf, termSchema } from './term.ts';

const instant = z.iso.datetime();
const fen = z.int().meta({ description: 'Fen' });

const deadlineSchema = z
  .object({
    wall: instant.meta({ description: 'Database time after which a bid is refused' }),
    legal: instant.meta({ description: 'Legal instant; the same as wall unless the business clock is fast' }),
  })
  .meta({ id: 'BidDeadline' });

export const purchaseItemSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  method: z.enum(METHOD_CODES),
  region: z.string(),
  regionName: z.string(),
  buyer: z.object({ id: z.uuid(), name: z.string() }),
  budgetFen: fen,
  budgetYear: z.int(),
  stage: z.enum(STAGES),
  state: z.enum(PURCHASE_STATES),
  createdAt: instant,
  bidDeadline: deadlineSchema.nullable(),
  withheld: z.boolean().meta({
    description:
      'Its documents and deadline are for the invited suppliers alone, and the caller’s organisation is none',
  }),
  intentionUntil: instant
    .nullable()
    .meta({ description: 'The tender notice may be published from then on, legal time (PL-14); null where none is' }),
  clockScale: z.number().meta({ description: 'Business time per wall time; 1 except in demonstrations' }),
  workflowId: z.string(),
});

export const lotSchema = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    name: z.string(),
    budgetFen: fen,
    ceilingFen: fen.nullable(),
    term: termSchema,
    catalogueItems: z.array(z.string()),
    townships: z.array(z.string()),
    state: z.enum(LOT_STATES),
    failureRule: z.string().nullable().meta({ description: 'Why the lot failed (EV-19, EV-20)' }),
  })
  .meta({ id: 'Lot' });

/** A purchase as lists and pages show it. Nothing in it depends on bids. `withheld`: see scope.ts, disclosedScope. */
export function purchaseItem(
  row: Purchase & {
    readonly buyer: { readonly id: string; readonly name: string };
    readonly region: { readonly name: string };
  },
  withheld = false,
): z.input<typeof purchaseItemSchema> {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    method: row.method as MethodCode,
    region: row.regionCode,
    regionName: row.region.name,
    buyer: { id: row.buyer.id, name: row.buyer.name },
    budgetFen: Number(row.budgetFen),
    budgetYear: row.budgetYear,
    stage: row.stage as Stage,
    state: row.state as PurchaseState,
    createdAt: row.createdAt.toISOString(),
    bidDeadline: withheld ? null : deadlineOf(row),
    withheld,
    intentionUntil: row.intentionUntilLegal?.toISOString() ?? null,
    clockScale: row.clockScale,
    workflowId: workflowId.purchase(row.number),
  };
}

function deadlineOf(row: Pick<Purchase, 'bidDeadlineAt' | 'bidDeadlineLegal'>): z.input<typeof deadlineSchema> | null {
  if (row.bidDeadlineAt === null || row.bidDeadlineLegal === null) return null;
  return { wall: row.bidDeadlineAt.toISOString(), legal: row.bidDeadlineLegal.toISOString() };
}

/** The ceiling is told with the documents. */
export function lotAnswer(lot: Lot, withheld = false): z.input<typeof lotSchema> {
  return {
    id: lot.id,
    seq: lot.seq,
    name: lot.name,
    budgetFen: Number(lot.budgetFen),
    ceilingFen: withheld || lot.ceilingFen === null ? null : Number(lot.ceilingFen),
    term: termOf(lot),
    catalogueItems: lot.catalogueItems,
    townships: lot.townships,
    state: lot.state as LotState,
    failureRule: lot.failureRule,
  };
}
