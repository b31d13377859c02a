import type { CaseKind, CaseOrder } from '../../domain/procurement/case-effects.ts';
import type { LotState } from '../../domain/procurement/stages.ts';
import type { Instant } from '../../domain/time/shanghai.ts';

/** What an upheld case orders for a lot; `waiting` are the lots of the same case that have not done it yet. */
export interface LotOrder {
  readonly caseId: string;
  readonly by: CaseKind;
  readonly then: 'restart' | 'next-or-restart';
  readonly waiting: Set<string>;
}

/** A lot on its way; stages fill in what they learn. */
export interface LotCourse {
  readonly lotId: string;
  readonly seq: number;
  phase: LotState;
  /** Not carried out yet, in the order in which they came. */
  readonly orders: LotOrder[];
  /** Ends the workflow of a contract that is rescinded; absent while none runs. */
  endContract?: (() => Promise<void>) | undefined;
  bids: readonly { readonly bidId: string; readonly providerId: string }[];
  awarded?: { readonly awardId: string; readonly providerId: string; readonly rank: number };
  /** Business instant of the result notice and the award letter; unknown in purchases from before it was kept. */
  resultAt?: Instant | undefined;
  /** The contract whose bond is held while it is not signed yet. */
  bondOf?: string;
  contract?: {
    readonly contractId: string;
    readonly number: string;
    readonly providerId: string;
    /** True where a performance bond is held. */
    readonly bond?: boolean;
  };
}

/** Keeps what an upheld case orders, for each lot that it names; a lot's order is done before anything else of the lot. */
export function takeOrder(all: readonly LotCourse[], { caseId, by, lots }: CaseOrder): void {
  const going = all.filter(({ phase }) => phase === 'open' || phase === 'awarded' || phase === 'contracted');
  const named = going.flatMap((lot) => {
    const then = lots.find(({ lotId }) => lotId === lot.lotId)?.then;
    return then === undefined ? [] : [{ lot, then }];
  });
  const waiting = new Set(named.map(({ lot }) => lot.lotId));
  for (const { lot, then } of named) lot.orders.push({ caseId, by, then, waiting });
}
