import { DEPENDENCY_ORDER } from '../domain/contracts/dependency.ts';
import type { LastResort } from '../domain/contracts/last-resort.ts';
import type { PlacingGroup } from '../domain/contracts/standby-room.ts';
import type { Tx } from '../prisma/database.ts';
import { Prisma } from '../prisma/generated/client.ts';
import { lastResortOfContract } from '../prisma/last-resort.ts';

/** Instants of responsibility are the database's own clock: what it compares, it also sets. */
type Basis = 'contract' | 'interim' | 'last-resort';

/**
 * One order a recipient of the lot's townships and direct service (服务性) of the lot; a lot of transactional services
 * only (事务性) gives one order a recipient for its first item. Whoever has died or moved away is owed nothing.
 */
export async function createServiceOrders(
  tx: Tx,
  request: { readonly contractId: string; readonly lotId: string; readonly region: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH services AS (
      SELECT i.code, i.class FROM lot l CROSS JOIN unnest(l.catalogue_items) AS item (code)
      CROSS JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) i
      WHERE l.id = ${request.lotId}::uuid
    ), wanted AS (
      SELECT code FROM services WHERE class = 'direct'
      UNION ALL
      SELECT min(code) FROM services HAVING count(*) FILTER (WHERE class = 'direct') = 0 AND count(*) > 0
    )
    INSERT INTO service_order (recipient_id, service_code, lot_id, contract_id)
    SELECT r.id, wanted.code, l.id, ${request.contractId}::uuid
    FROM lot l JOIN recipient r ON r.region_code = ${request.region} AND r.township = ANY (l.townships), wanted
    WHERE l.id = ${request.lotId}::uuid AND r.ended_on IS NULL
    ON CONFLICT (recipient_id, service_code, lot_id) DO UPDATE SET contract_id = EXCLUDED.contract_id, state = 'active'`;
}

/**
 * Makes the provider responsible for every active order of the contract from now on. Whoever was responsible before
 * stops in the same statement's transaction, so there is neither a gap nor an overlap (I6).
 */
export async function coverRecipients(
  tx: Tx,
  request: { readonly contractId: string; readonly providerId: string },
): Promise<void> {
  await endCoverage(tx, request.contractId);
  await tx.$executeRaw`
    INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
    SELECT recipient_id, service_code, ${request.providerId}::uuid, contract_id, ${'contract' satisfies Basis},
           tstzrange(now(), NULL)
    FROM service_order WHERE contract_id = ${request.contractId}::uuid AND state = 'active'`;
}

/** Ends whatever responsibility runs for the contract's orders, at the transaction's instant. */
async function endCoverage(tx: Tx, contractId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE coverage c SET period = tstzrange(lower(c.period), now())
    FROM service_order o
    WHERE o.contract_id = ${contractId}::uuid AND o.state = 'active'
      AND c.recipient_id = o.recipient_id AND c.service_code = o.service_code AND upper_inf(c.period)
      AND lower(c.period) < now()`;
}

/** The service ends with its contract: orders end, and with them the responsibility. */
export async function endService(tx: Tx, contractId: string): Promise<void> {
  await endCoverage(tx, contractId);
  await tx.$executeRaw`UPDATE service_order SET state = 'ended' WHERE contract_id = ${contractId}::uuid`;
}

/**
 * Hands pending cases of a takeover to one provider, the most dependent first: at most `limit` recipients, each with all
 * their services, so that nobody gets two new providers for want of a place. The old interval ends and the new one begins
 * in this transaction. Returns how many recipients were handed over; 0 when none is pending.
 */
export async function coverCases(
  tx: Tx,
  request: {
    readonly takeoverId: string;
    readonly providerId: string;
    readonly bridgeId: string | null;
    readonly basis: Exclude<Basis, 'contract'>;
    /** Recipients. */
    readonly limit: number;
    /** Only the cases are placed: nobody's responsibility changes. */
    readonly drill: boolean;
    /** Only whoever waits with just these services; everybody where it is left out. */
    readonly among?: Omit<PlacingGroup, 'recipients'>;
  },
): Promise<number> {
  const rows = await tx.$queryRaw<{ recipient_id: string; service_code: string }[]>`
    WITH next AS (
      SELECT recipient_id FROM handover_case
      WHERE takeover_id = ${request.takeoverId}::uuid AND state = 'pending' ${request.among === undefined ? Prisma.empty : livingIn(request.among)}
      GROUP BY recipient_id, dependency ${request.among === undefined ? Prisma.empty : needing(request.among)}
      ORDER BY array_position(${[...DEPENDENCY_ORDER]}::text[], dependency), recipient_id
      LIMIT ${request.limit}
    )
    SELECT h.recipient_id, h.service_code FROM handover_case h JOIN next ON next.recipient_id = h.recipient_id
    WHERE h.takeover_id = ${request.takeoverId}::uuid AND h.state = 'pending'
    FOR UPDATE OF h`;
  if (rows.length === 0) return 0;
  const recipients = rows.map((row) => row.recipient_id);
  const services = rows.map((row) => row.service_code);
  if (!request.drill) await moveResponsibility(tx, request, recipients, services);
  await tx.$executeRaw`
    UPDATE handover_case h SET state = 'covered', to_provider_id = ${request.providerId}::uuid, covered_at = now()
    FROM unnest(${recipients}::uuid[], ${services}::text[]) AS moved (recipient_id, service_code)
    WHERE h.takeover_id = ${request.takeoverId}::uuid
      AND h.recipient_id = moved.recipient_id AND h.service_code = moved.service_code`;
  return new Set(recipients).size;
}

function livingIn({ region, dependency }: Omit<PlacingGroup, 'recipients'>): Prisma.Sql {
  return Prisma.sql`AND dependency = ${dependency}
    AND EXISTS (SELECT 1 FROM recipient r WHERE r.id = recipient_id AND r.region_code = ${region})`;
}

function needing({ services }: Omit<PlacingGroup, 'recipients'>): Prisma.Sql {
  return Prisma.sql`HAVING array_agg(service_code ORDER BY service_code) = ${[...services]}::text[]`;
}

/** The old interval ends and the new one begins at the transaction's instant. */
async function moveResponsibility(
  tx: Tx,
  request: { readonly providerId: string; readonly bridgeId: string | null; readonly basis: Basis },
  recipients: readonly string[],
  services: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE coverage c SET period = tstzrange(lower(c.period), now())
    FROM unnest(${recipients}::uuid[], ${services}::text[]) AS moved (recipient_id, service_code)
    WHERE c.recipient_id = moved.recipient_id AND c.service_code = moved.service_code AND upper_inf(c.period)`;
  await tx.$executeRaw`
    INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
    SELECT recipient_id, service_code, ${request.providerId}::uuid, ${request.bridgeId}::uuid, ${request.basis},
           tstzrange(now(), NULL)
    FROM unnest(${recipients}::uuid[], ${services}::text[]) AS moved (recipient_id, service_code)`;
}

/**
 * The township's own staff, or whoever comes after them (last-resort.ts), answers for every active order of the contract that
 * its provider still serves, from now on and without a contract (CT-06). Whoever stands in for the provider already goes on.
 */
export async function coverByTownship(tx: Tx, request: { readonly contractId: string }): Promise<void> {
  const township = await lastResortOfContract(tx, request.contractId);
  const served = await tx.$queryRaw<{ recipient_id: string; service_code: string }[]>`
    UPDATE coverage SET period = tstzrange(lower(period), now())
    WHERE contract_id = ${request.contractId}::uuid AND upper_inf(period) AND lower(period) < now()
    RETURNING recipient_id, service_code`;
  await tx.$executeRaw`
    INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
    SELECT s.recipient_id, s.service_code, ${township.id}::uuid, NULL, ${'last-resort' satisfies Basis},
           tstzrange(now(), NULL)
    FROM unnest(${served.map((row) => row.recipient_id)}::uuid[], ${served.map((row) => row.service_code)}::text[])
           AS s (recipient_id, service_code)`;
  const { takeoverId } = await tx.contract.findUniqueOrThrow({ where: { id: request.contractId } });
  if (takeoverId !== null && served.length > 0) await keepLastResort(tx, takeoverId, township);
}

/** The takeover says who serves as the last resort, and as which rung. */
export async function keepLastResort(tx: Pick<Tx, 'takeover'>, takeoverId: string, chosen: LastResort): Promise<void> {
  await tx.takeover.update({
    where: { id: takeoverId },
    data: { lastResortId: chosen.id, lastResortRung: chosen.rung },
  });
}
