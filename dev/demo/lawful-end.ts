import type { PurchaseView } from './office.ts';

/** A purchase that has ended, as the auditor reads it. */
export interface EndedPurchase extends PurchaseView {
  readonly bidsOpenedAt: string | null;
  readonly lots: readonly (PurchaseView['lots'][number] & { readonly failureRule: string | null })[];
  readonly awards: readonly { readonly lotId: string; readonly state: string }[];
  readonly notices: readonly { readonly kind: string }[];
  readonly contracts: readonly { readonly lotId: string; readonly kind: string; readonly state: string }[];
  readonly openTasks?: number;
}

/** What is unlawful about an end state; nothing should be. */
export function unlawful(purchase: EndedPurchase): string[] {
  const { state, lots, notices, openTasks = 0 } = purchase;
  const faults = lots.flatMap((lot) => lotFaults(purchase, lot));
  if (openTasks > 0) faults.push(`${openTasks} tasks are open although it is ${state}`);
  if (state === 'closed' && lots.every((lot) => lot.state !== 'closed')) faults.push('closed without a delivered lot');
  if (state === 'failed' && lots.some((lot) => lot.state !== 'failed')) faults.push('failed with a lot that has not');
  const opened = purchase.bidsOpenedAt !== null;
  if (opened && notices.every(({ kind }) => kind !== 'opening-record')) faults.push('opened without an opening record');
  return faults;
}

/** Exactly one winner, or a declared failure. */
function lotFaults({ awards, notices, contracts }: EndedPurchase, lot: EndedPurchase['lots'][number]): string[] {
  const live = awards.filter(({ lotId, state }) => lotId === lot.id && state === 'live').length;
  const signed = contracts.filter(({ lotId, kind, state }) => lotId === lot.id && kind === 'main' && state !== 'draft');
  switch (lot.state) {
    case 'closed':
      return live === 1 && signed.length > 0 ? [] : [`lot ${lot.seq} is closed with ${live} winners`];
    case 'failed': {
      const told = notices.some(({ kind }) => kind === 'failure-notice') && lot.failureRule !== null;
      return told && live === 0 ? [] : [`lot ${lot.seq} failed with ${live} winners, told: ${told}`];
    }
    default:
      return live <= 1 ? [] : [`lot ${lot.seq} has ${live} winners`];
  }
}
