import { Context } from '@temporalio/activity';
import type { Database } from '../prisma/database.ts';
import { BRIDGE_BASES, longestBridge, mostRatePercent, type BridgeBasisCode } from '../domain/contracts/bridge.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import { dateOf } from './contracting.ts';
import { coverCases } from './coverage.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf, publish } from './purchase-record.ts';
import { askStandby, coverPlaces, dropPlaces, keepAccepted, placesOf, type StandbyAsked } from './standby-places.ts';

interface TakeoverRef {
  readonly takeoverId: string;
}

/** Whom cases are handed over to. */
type Receiver = Omit<Parameters<typeof coverCases>[1], 'limit' | 'among'>;

/** How many recipients' services have a responsible provider again. */
export interface HandoverProgress {
  readonly covered: number;
  readonly total: number;
}

/** Small enough to hold locks briefly, large enough for 10,000 recipients in seconds. */
const BATCH = 200;

export function handoverActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** One case a recipient and service of the contract; the order of dependency is fixed here. */
    async openHandoverCases({ takeoverId }: TakeoverRef): Promise<HandoverProgress> {
      await prisma.$executeRaw`
        INSERT INTO handover_case (takeover_id, recipient_id, service_code, dependency)
        SELECT t.id, o.recipient_id, o.service_code, r.dependency
        FROM takeover t JOIN service_order o ON o.contract_id = t.contract_id AND o.state = 'active'
        JOIN recipient r ON r.id = o.recipient_id
        WHERE t.id = ${takeoverId}::uuid
        ON CONFLICT DO NOTHING`;
      return progress(takeoverId);
    },

    /** Asks a standby provider, or passes it over with the reason: whoever is passed over is not waited for. */
    async inviteStandby(
      request: TakeoverRef & { readonly position: number; readonly providerId: string },
    ): Promise<StandbyAsked> {
      return prisma.$transaction((tx) => askStandby(tx, request));
    },

    /** Keeps the standby provider's answer with the number of recipients it takes. */
    async recordStandbyAnswer(
      request: TakeoverRef & { readonly position: number; readonly taskId: string; readonly outcome: string },
    ): Promise<void> {
      const { takeoverId, position, taskId, outcome } = request;
      const accepted = outcome === 'accept';
      const capacity = accepted ? (await formOf<{ readonly capacity: number }>(prisma, taskId)).capacity : 0;
      const state = accepted ? 'accepted' : outcome === 'expired' ? 'expired' : 'declined';
      await prisma.$transaction(async (tx) => {
        const { count } = await tx.standbyInvitation.updateMany({
          where: { takeoverId, position, state: 'asked' },
          data: { state, capacity, answeredAt: new Date() },
        });
        if (count === 0) return;
        if (accepted) await keepAccepted(tx, { takeoverId, position }, capacity);
        else await dropPlaces(tx, { takeoverId, position });
      });
    },

    /**
     * Hands recipients over to one provider, each with all their services, up to its capacity in recipients, in batches that each commit; a run that was killed goes
     * on where it stopped, because covered cases are no longer pending. In a drill only the cases say who would have taken
     * whom: there is no interim contract and nobody's responsibility changes.
     */
    async handOver(
      request: TakeoverRef & { readonly providerId: string; readonly basis: 'interim' | 'last-resort' },
    ): Promise<HandoverProgress> {
      const { takeoverId, providerId, basis } = request;
      const { drill } = await prisma.takeover.findUniqueOrThrow({ where: { id: takeoverId } });
      const bridgeId = basis === 'interim' && !drill ? await bridgeContract(takeoverId, providerId) : null;
      const to = { takeoverId, providerId, bridgeId, basis, drill };
      const invitation = basis === 'last-resort' ? undefined : await acceptedInvitation(takeoverId, providerId);
      // Null where it has failed meanwhile: it takes nobody more.
      if (invitation === null) return progress(takeoverId);
      if (invitation !== undefined && invitation.askedFor !== null) await fillPlaces(invitation.position, to);
      else await fillUpTo(invitation?.capacity ?? Number.MAX_SAFE_INTEGER, to);
      return progress(takeoverId);
    },

    async recordFullCoverage({ takeoverId }: TakeoverRef): Promise<void> {
      await prisma.takeover.updateMany({
        where: { id: takeoverId, lastCoveredAt: null },
        data: { lastCoveredAt: new Date() },
      });
    },

    /** The provider confirms that everybody it took over has been visited. */
    async recordFirstVisits({
      takeoverId,
      providerId,
    }: TakeoverRef & { readonly providerId: string; readonly taskId: string }): Promise<void> {
      await prisma.handoverCase.updateMany({
        where: { takeoverId, toProviderId: providerId, state: 'covered' },
        data: { state: 'visited', visitedAt: new Date() },
      });
    },
  };

  async function progress(takeoverId: string): Promise<HandoverProgress> {
    const total = await prisma.handoverCase.count({ where: { takeoverId } });
    const pending = await prisma.handoverCase.count({ where: { takeoverId, state: 'pending' } });
    return { covered: total - pending, total };
  }

  function acceptedInvitation(takeoverId: string, providerId: string) {
    return prisma.standbyInvitation.findFirst({ where: { takeoverId, providerId, state: 'accepted' } });
  }

  async function fillUpTo(capacity: number, to: Receiver): Promise<void> {
    let taken = await recipientsTaken(to.takeoverId, to.providerId);
    while (taken < capacity) {
      const limit = Math.min(BATCH, capacity - taken);
      const moved = await prisma.$transaction((tx) => coverCases(tx, { ...to, limit }));
      if (moved === 0) break;
      taken += moved;
      Context.current().heartbeat({ taken });
    }
  }

  /** Each place that the provider keeps becomes a recipient of its own in one transaction; what is left over is let go. */
  async function fillPlaces(position: number, to: Receiver): Promise<void> {
    const invitation = { takeoverId: to.takeoverId, position };
    for (const among of await placesOf(prisma, invitation)) {
      for (let left = among.recipients; left > 0;) {
        const limit = Math.min(BATCH, left);
        const moved = await prisma.$transaction((tx) => coverPlaces(tx, { ...to, limit, among, position }));
        if (moved === 0) break;
        left -= moved;
        Context.current().heartbeat({ left });
      }
    }
    await dropPlaces(prisma, invitation);
  }

  async function recipientsTaken(takeoverId: string, providerId: string): Promise<number> {
    const where = { takeoverId, toProviderId: providerId };
    return (await prisma.handoverCase.groupBy({ by: ['recipientId'], where })).length;
  }

  /**
   * The interim contract of one standby provider. Its basis is the takeover clause that the failed contract carries
   * (CT-01); its amount is settled by service rendered within the plan's cost cap, and it has a last day from the first
   * (HS-19). It is published like any contract (CO-02), at once, because families must be able to see who comes now.
   */
  async function bridgeContract(takeoverId: string, providerId: string): Promise<string> {
    const { contract: failed } = await prisma.takeover.findUniqueOrThrow({
      where: { id: takeoverId },
      select: { contract: { select: { purchaseId: true } } },
    });
    const today = dayOf(await time.businessNow(failed.purchaseId));
    return prisma.$transaction(async (tx) => {
      const { contract, ...takeover } = await tx.takeover.findUniqueOrThrow({
        where: { id: takeoverId },
        include: { contract: { include: { lot: true, provider: true } } },
      });
      const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: providerId } });
      const number = `${contract.number}-T${takeover.seq}-${await position(takeoverId, providerId)}`;
      const { costCapPercent } = (contract.takeoverPlan ?? {}) as { readonly costCapPercent?: number };
      const bridge = await tx.contract.upsert({
        where: { number },
        update: {},
        create: {
          number,
          kind: 'interim',
          purchaseId: contract.purchaseId,
          lotId: contract.lotId,
          takeoverId,
          providerId,
          regionCode: contract.regionCode,
          amountFen: 0,
          state: 'running',
          legalBasis:
            takeover.bridgeBasis === null ? 'CT-01' : BRIDGE_BASES[takeover.bridgeBasis as BridgeBasisCode].rule,
          ratePercent: takeover.bridgeRatePercent ?? mostRatePercent(costCapPercent),
          endsOn: takeover.bridgeUntil ?? dateOf(longestBridge(today)),
          signedAt: new Date(),
        },
      });
      const body = {
        number,
        lot: contract.lot.seq,
        provider: name,
        replaces: contract.number,
        failed: contract.provider.name,
        ...(costCapPercent === undefined ? {} : { costCapPercent }),
        rule: 'CT-01',
      };
      await publish(tx, { purchaseId: contract.purchaseId, kind: 'interim-contract-notice', part: bridge.id, body });
      return bridge.id;
    });
  }

  async function position(takeoverId: string, providerId: string): Promise<number> {
    return (await prisma.standbyInvitation.findFirstOrThrow({ where: { takeoverId, providerId } })).position;
  }
}
