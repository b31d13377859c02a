import type { BridgeBasisCode } from '../domain/contracts/bridge.ts';
import { BRIDGE_BASES } from '../domain/contracts/bridge.ts';
import { toWall } from '../domain/time/business-clock.ts';
import { addDays, dayOf, endOfDay } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { dateOf } from './contracting.ts';
import { coverByTownship } from './coverage.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface SuccessionRef extends PurchaseRef {
  readonly takeoverId: string;
}

/** Where a takeover stands on its way to permanent providers. */
export interface SuccessionState {
  /** Recipients' services without a permanent provider. */
  readonly open: number;
  /** The longest term of the bridge is over, by the database's clock. */
  readonly termOver: boolean;
  /** Wall-clock instant of its end; null while it is not decided, or over. */
  readonly lookAgainAt: string | null;
}

/** A contract that has taken recipients over for good. */
export interface Successor {
  readonly contractId: string;
  readonly providerId: string;
}

interface PlanForm {
  readonly basis: BridgeBasisCode;
  readonly reason: string;
  readonly document?: string;
  readonly ratePercent: number;
  readonly mostFen: number;
  readonly days: number;
}

/** From the termination of a failed contract to permanent providers (CT-03 to CT-06). */
export function successionActivities({ prisma, pool }: Database, time: LegalTime) {
  return {
    /** The bridge as it was approved, for the takeover and every interim contract of it that runs. */
    async recordBridgeTerms({
      purchaseId,
      takeoverId,
      taskId,
      approvedBy,
    }: SuccessionRef & { readonly taskId: string; readonly approvedBy: string }): Promise<void> {
      const clock = await time.clockOf(purchaseId);
      const today = dayOf(await time.businessNow(purchaseId));
      await prisma.$transaction(async (tx) => {
        const takeover = await tx.takeover.findUniqueOrThrow({ where: { id: takeoverId } });
        if (takeover.bridgeBasis !== null) return;
        const { basis, reason, document = null, ratePercent, mostFen, days } = await formOf<PlanForm>(tx, taskId);
        const until = addDays(today, days);
        const untilAt = new Date(toWall(clock, endOfDay(until)));
        await tx.takeover.update({
          where: { id: takeoverId },
          data: {
            ...{ bridgeBasis: basis, bridgeReason: reason, bridgeDocument: document, bridgeRatePercent: ratePercent },
            ...{ bridgeMostFen: BigInt(mostFen), bridgeUntil: dateOf(until), bridgeUntilAt: untilAt },
            bridgeApprovedBy: approvedBy,
          },
        });
        const { rule } = BRIDGE_BASES[basis];
        await tx.contract.updateMany({
          where: { takeoverId, kind: 'interim', state: 'running' },
          data: { ratePercent, endsOn: dateOf(until), legalBasis: rule },
        });
        const detail = { takeoverId, basis, until };
        await recordEvent(tx, { purchaseId, key: `bridge:${takeoverId}`, kind: 'bridge-decided', rule, detail });
      });
    },

    /** How many wait for a permanent provider: whoever has died or moved away is owed none. */
    async successionState({ takeoverId }: SuccessionRef): Promise<SuccessionState> {
      const { rows } = await pool.query<{ open: number; over: boolean; until: Date | null }>(
        `SELECT (SELECT count(*)::int FROM handover_case h JOIN recipient r ON r.id = h.recipient_id
                 WHERE h.takeover_id = t.id AND h.succeeded_at IS NULL AND r.ended_on IS NULL) AS open,
                coalesce(t.bridge_until_at <= clock_timestamp(), false) AS over, t.bridge_until_at AS until
         FROM takeover t WHERE t.id = $1`,
        [takeoverId],
      );
      const { open, over, until } = rows[0]!;
      return { open, termOver: over, lookAgainAt: over ? null : (until?.toISOString() ?? null) };
    },

    /**
     * The longest term is over: interim contracts end, and whoever still has no permanent provider is served by the
     * township's own staff from the same instant on (CT-06, HS-19). Answers whom they are; null where nobody is left.
     */
    async endBridges({ purchaseId, takeoverId }: SuccessionRef): Promise<{ readonly organisationId: string } | null> {
      return prisma.$transaction(
        async (tx) => {
          const bridges = await tx.contract.findMany({ where: { takeoverId, state: 'running' }, select: { id: true } });
          for (const { id } of bridges) {
            await coverByTownship(tx, { contractId: id });
            await tx.contract.update({ where: { id }, data: { state: 'closed' } });
          }
          const [township] = await tx.$queryRaw<{ id: string }[]>`
            UPDATE handover_case h SET to_provider_id = v.provider_id, state = 'covered', covered_at = now(), visited_at = NULL
            FROM coverage v
            WHERE h.takeover_id = ${takeoverId}::uuid AND h.succeeded_at IS NULL AND v.recipient_id = h.recipient_id
              AND v.service_code = h.service_code AND upper_inf(v.period) AND v.basis = 'last-resort'
              AND h.to_provider_id IS DISTINCT FROM v.provider_id
            RETURNING h.to_provider_id AS id`;
          if (bridges.length > 0) {
            const key = `bridge-over:${takeoverId}`;
            await recordEvent(tx, { purchaseId, key, kind: 'bridge-over', rule: 'HS-19', detail: { takeoverId } });
          }
          return township === undefined ? null : { organisationId: township.id };
        },
        { timeout: 60_000 },
      );
    },

    /** The contracts that have taken recipients over for good, whose first visits are still to be confirmed. */
    async successorsOf({ takeoverId }: SuccessionRef): Promise<readonly Successor[]> {
      const { rows } = await pool.query<Successor>(
        `SELECT DISTINCT c.id AS "contractId", c.provider_id AS "providerId" FROM handover_case h
         JOIN contract c ON c.id = h.successor_contract_id
         WHERE h.takeover_id = $1 AND h.successor_visited_at IS NULL ORDER BY 1`,
        [takeoverId],
      );
      return rows;
    },

    async recordSuccessorVisits({
      takeoverId,
      contractId,
    }: SuccessionRef & { readonly contractId: string }): Promise<void> {
      await prisma.handoverCase.updateMany({
        where: { takeoverId, successorContractId: contractId, successorVisitedAt: null },
        data: { successorVisitedAt: new Date() },
      });
    },

    /** Everybody has a permanent provider: interim contracts end, and with them the takeover. The database checks it. */
    async closeSuccession({ purchaseId, takeoverId }: SuccessionRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.contract.updateMany({ where: { takeoverId, state: 'running' }, data: { state: 'closed' } });
        await tx.takeover.updateMany({
          where: { id: takeoverId, state: 'bridging' },
          data: { state: 'closed', succeededAt: new Date() },
        });
        const key = `succeeded:${takeoverId}`;
        await recordEvent(tx, { purchaseId, key, kind: 'takeover-succeeded', rule: 'CT-06', detail: { takeoverId } });
      });
    },
  };
}
