import type { LastResort } from '../../domain/contracts/last-resort.ts';
import type { PlacingGroup, StandbyRoom } from '../../domain/contracts/standby-room.ts';
import type { BusinessClock } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { lastResortOfContract } from '../../prisma/last-resort.ts';
import { servedGroups } from '../../prisma/placing-groups.ts';
import { standbyRooms } from '../../prisma/standby-room.ts';
import { standbyOf, type Standby } from '../contracts/standby-of.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything a preview of a takeover stands on, as it is now. */
export interface PreviewFacts {
  readonly contract: {
    readonly named: { readonly id: string; readonly number: string; readonly lotName: string };
    readonly number: string;
    readonly kind: string;
    readonly state: string;
    readonly provider: Named;
    readonly takeovers: readonly { readonly id: string; readonly drill: boolean }[];
    readonly costCapPercent: number | null;
    readonly trigger: string | null;
  };
  readonly clock: BusinessClock;
  readonly payments: {
    readonly frozenFen: number;
    readonly count: number;
    readonly alreadyFrozenAt: string | null;
  };
  readonly standby: readonly Standby[];
  /** What each of them can take, by provider. */
  readonly rooms: ReadonlyMap<string, StandbyRoom>;
  /** Whom the contract serves, as they would be placed. */
  readonly groups: readonly PlacingGroup[];
  readonly lastResort: LastResort;
  /** Who may decide: neither whoever asks, nor the drafter of the contract. */
  readonly deciders: readonly { readonly id: string; readonly displayName: string }[];
}

/** Of a contract that exists and that the caller may see. */
export async function previewFacts(database: Database, contractId: string, requesterId: string): Promise<PreviewFacts> {
  const contract = await database.prisma.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: {
      provider: { select: { id: true, name: true } },
      lot: { select: { name: true } },
      purchase: { select: { drafterId: true, clockEpoch: true, clockScale: true, clockCatchesUp: true } },
      payments: { where: { state: 'scheduled' }, select: { amountFen: true } },
      takeovers: { where: { state: { in: ['requested', 'running'] } }, select: { id: true, drill: true } },
    },
  });
  const { id, number, kind, state, provider, lot, purchase, payments, takeovers, regionCode } = contract;
  const plan = contract.takeoverPlan as { costCapPercent?: number; trigger?: string } | null;
  const standby = await standbyOf(database, contractId);
  const [rooms, groups, lastResort, deciders] = await Promise.all([
    standbyRooms(
      database.prisma,
      standby.map(({ provider: { id: providerId } }) => providerId),
    ),
    servedGroups(database.prisma, contractId),
    lastResortOfContract(database.prisma, contractId),
    decidersOf(database, regionCode, [purchase.drafterId, requesterId]),
  ]);
  return {
    contract: {
      named: { id, number, lotName: lot.name },
      number,
      kind,
      state,
      provider,
      takeovers,
      costCapPercent: plan?.costCapPercent ?? null,
      trigger: plan?.trigger ?? null,
    },
    clock: {
      epoch: instantOfMillis(purchase.clockEpoch.getTime()),
      scale: purchase.clockScale,
      catchesUp: purchase.clockCatchesUp,
    },
    payments: {
      frozenFen: payments.reduce((sum, { amountFen }) => sum + Number(amountFen), 0),
      count: payments.length,
      alreadyFrozenAt: contract.paymentsFrozenAt?.toISOString() ?? null,
    },
    standby,
    rooms,
    groups,
    lastResort,
    deciders,
  };
}

async function decidersOf({ prisma }: Database, regionCode: string, excluded: string[]) {
  return prisma.user.findMany({
    where: { roles: { has: 'approver' }, regionCode, active: true, id: { notIn: excluded } },
    select: { id: true, displayName: true },
    orderBy: { displayName: 'asc' },
  });
}
