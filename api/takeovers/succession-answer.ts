import { z } from 'zod';
import { BRIDGE_BASES, type BridgeBasisCode } from '../../domain/contracts/bridge.ts';
import type { Database } from '../../prisma/database.ts';
import type { BridgeFailure, Takeover } from '../../prisma/generated/client.ts';

const RECTIFICATION_STATES = ['ordered', 'reported', 'overdue', 'accepted', 'refused'] as const;
const BASIS_CODES = Object.keys(BRIDGE_BASES) as [BridgeBasisCode, ...BridgeBasisCode[]];

const rectificationSchema = z.object({
  round: z.int(),
  demands: z.string(),
  dueOn: z.iso.date().meta({ description: 'Last day, on the purchase’s clock' }),
  state: z.enum(RECTIFICATION_STATES),
  report: z.string().nullable(),
  finding: z.string().nullable(),
});

export const afterTakeoverShape = {
  rectifications: z
    .array(rectificationSchema)
    .meta({ description: 'Orders to mend, oldest first; for offices and the contractor' }),
  succession: z
    .object({
      purchaseId: z.uuid().meta({ description: 'Of the failed contract: a purchase anew begins as its copy' }),
      permanent: z.int().meta({ description: 'Services that have a permanent provider' }),
      waiting: z.int().meta({ description: 'Services that wait for one; whoever has died is owed none' }),
      visited: z.int(),
      terms: z
        .object({
          basis: z.enum(BASIS_CODES),
          reason: z.string(),
          document: z.string().nullable(),
          ratePercent: z.int().meta({ description: 'Per cent of the failed contract’s price' }),
          mostFen: z.int(),
          until: z.iso.date(),
        })
        .nullable()
        .meta({ description: 'Of the interim contracts, once approved' }),
      successors: z.array(
        z.object({ id: z.uuid(), number: z.string(), provider: z.string(), purchaseId: z.uuid(), services: z.int() }),
      ),
    })
    .nullable()
    .meta({ description: 'After a termination: the way to permanent providers' }),
  failures: z
    .array(
      z.object({ provider: z.object({ id: z.uuid(), name: z.string() }), reason: z.string(), replaced: z.boolean() }),
    )
    .meta({ description: 'Providers that stood in and failed themselves; for offices' }),
};

type AfterTakeover = z.input<z.ZodObject<typeof afterTakeoverShape>>;

interface AfterwardsOf extends Takeover {
  readonly contract: { readonly purchaseId: string };
  /** In the order of their reports. */
  readonly failures: readonly (BridgeFailure & { readonly provider: { readonly id: string; readonly name: string } })[];
}

/** What has come after the handover: orders to mend, failed stand-ins, permanent providers. */
export async function afterTakeover(
  { prisma, pool }: Database,
  takeover: AfterwardsOf,
  sees: { readonly official: boolean; readonly failed: boolean },
): Promise<AfterTakeover> {
  const where = { takeoverId: takeover.id };
  const [orders, counts, successors] = await Promise.all([
    prisma.rectification.findMany({ where, orderBy: { round: 'asc' } }),
    pool.query<Counts>({ name: 'succession-counts', text: COUNTS, values: [takeover.id] }),
    pool.query<Successor>({ name: 'successors', text: SUCCESSORS, values: [takeover.id] }),
  ]);
  const seen = sees.official || sees.failed ? orders : [];
  return {
    rectifications: seen.map(({ round, demands, dueOn, state, report, finding }) => {
      return { round, demands, dueOn: dayText(dueOn), state: state as never, report, finding };
    }),
    succession:
      takeover.outcome === 'terminated' && sees.official
        ? {
            purchaseId: takeover.contract.purchaseId,
            ...counts.rows[0]!,
            terms: termsOf(takeover),
            successors: successors.rows,
          }
        : null,
    failures: sees.official
      ? takeover.failures.map(({ provider: { id, name }, reason, replacedAt }) => {
          return { provider: { id, name }, reason, replaced: replacedAt !== null };
        })
      : [],
  };
}

interface Counts {
  readonly permanent: number;
  readonly waiting: number;
  readonly visited: number;
}

interface Successor {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly purchaseId: string;
  readonly services: number;
}

const COUNTS = `
  SELECT (count(*) FILTER (WHERE h.succeeded_at IS NOT NULL))::int AS permanent,
         (count(*) FILTER (WHERE h.succeeded_at IS NULL AND r.ended_on IS NULL))::int AS waiting,
         (count(*) FILTER (WHERE h.successor_visited_at IS NOT NULL))::int AS visited
  FROM handover_case h JOIN recipient r ON r.id = h.recipient_id WHERE h.takeover_id = $1`;

const SUCCESSORS = `
  SELECT c.id, c.number, o.name AS provider, c.purchase_id AS "purchaseId", count(*)::int AS services
  FROM handover_case h JOIN contract c ON c.id = h.successor_contract_id JOIN organisation o ON o.id = c.provider_id
  WHERE h.takeover_id = $1 GROUP BY c.id, c.number, o.name, c.purchase_id ORDER BY c.number`;

function termsOf(takeover: Takeover) {
  const { bridgeBasis, bridgeReason, bridgeDocument, bridgeRatePercent, bridgeMostFen, bridgeUntil } = takeover;
  if (bridgeBasis === null) return null;
  return {
    basis: bridgeBasis as BridgeBasisCode,
    reason: bridgeReason!,
    document: bridgeDocument,
    ratePercent: bridgeRatePercent!,
    mostFen: Number(bridgeMostFen),
    until: dayText(bridgeUntil!),
  };
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}
