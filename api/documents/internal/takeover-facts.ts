import type { ApiContext } from '../../context.ts';
import type { Caller } from '../../access/caller.ts';
import { seesRegion } from '../../access/scope.ts';
import type { TakeoverReason } from '../../../domain/contracts/takeover-reasons.ts';
import { visibleTakeover } from '../../takeovers/visible-takeover.ts';

/** What the papers of a takeover say of it. */
export interface TakeoverFacts {
  readonly id: string;
  readonly seq: number;
  readonly drill: boolean;
  readonly urgent: boolean;
  readonly reasonCode: TakeoverReason;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly contract: string;
  readonly purchaseName: string;
  readonly buyer: string;
  readonly failedId: string;
  readonly failed: string;
  /** True for an office of the region, which sees all recipients (masked). */
  readonly official: boolean;
}

/** The takeover that is under way or over, if the caller may know of it. */
export async function takeoverFacts(
  { database }: ApiContext,
  caller: Caller,
  takeoverId: string,
): Promise<TakeoverFacts | undefined> {
  const where = { AND: [visibleTakeover(caller, takeoverId), { state: { in: ['running', 'bridging', 'closed'] } }] };
  const named = { select: { id: true, name: true } } as const;
  const row = await database.prisma.takeover.findFirst({
    where,
    include: { contract: { include: { provider: named, purchase: { include: { buyer: named } } } } },
  });
  if (row === null) return undefined;
  const { contract } = row;
  return {
    id: row.id,
    seq: row.seq,
    drill: row.drill,
    urgent: row.urgency === 'urgent',
    reasonCode: row.reasonCode as TakeoverReason,
    reason: row.reasonText,
    requestedAt: row.requestedAt,
    decidedAt: row.decidedAt,
    contract: contract.number,
    purchaseName: contract.purchase.name,
    buyer: contract.purchase.buyer.name,
    failedId: contract.provider.id,
    failed: contract.provider.name,
    official: seesRegion(caller, row.regionCode),
  };
}

/** Nobody must take the paper of a drill for a decision. */
export function drillMark({ drill }: TakeoverFacts): string {
  return drill ? '（演练，不产生效力）' : '';
}
