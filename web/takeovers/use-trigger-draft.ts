import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ASKED_REASON_CODES, type AskedReason } from '../../domain/contracts/takeover-reasons.ts';
import type { Takeover } from './takeover-query.ts';

/** What the supervisor has entered so far. */
export interface TriggerDraft {
  readonly drill: boolean;
  readonly urgency: Takeover['urgency'];
  readonly reasonCode: AskedReason | undefined;
  readonly reason: string;
  /** Idempotency key of the request: sent twice it asks once. */
  readonly key: string;
}

/**
 * Kept in this tab, so that a reload or a lost session loses nothing that was typed. Whether it is a drill, and the step,
 * stand in the address: both are seen before anything else is, and the browser's back button goes one step back.
 */
export function useTriggerDraft(contractId: string) {
  const keptAs = `jieli.takeover.${contractId}`;
  const [query, setQuery] = useSearchParams();
  const [entered, setEntered] = useState<Entered>(() => kept(keptAs) ?? nothingEntered());
  const drill = query.get('drill') === 'true';
  const go = (step: number, asDrill = drill) =>
    setQuery({ ...(asDrill ? { drill: 'true' } : {}), ...(step === 1 ? {} : { step: String(step) }) });
  const change = ({ drill: wanted = drill, ...rest }: Partial<TriggerDraft>) => {
    // Another content is another request.
    const next = { ...entered, ...rest, key: crypto.randomUUID() };
    sessionStorage.setItem(keptAs, JSON.stringify(next));
    setEntered(next);
    if (wanted !== drill) go(1, wanted);
  };
  const draft: TriggerDraft = { ...entered, drill };
  const step = isComplete(draft) ? stepIn(query.get('step')) : 1;
  return { draft, change, step, go, forget: () => sessionStorage.removeItem(keptAs) };
}

type Entered = Omit<TriggerDraft, 'drill'>;

function nothingEntered(): Entered {
  return { urgency: 'urgent', reasonCode: undefined, reason: '', key: crypto.randomUUID() };
}

function kept(keptAs: string): Entered | undefined {
  const text = sessionStorage.getItem(keptAs);
  return text === null ? undefined : (JSON.parse(text) as Entered);
}

function stepIn(text: string | null): number {
  return text === '2' || text === '3' ? Number(text) : 1;
}

/** A drill needs no cause of its own; a real takeover one of the list. */
export function reasonOf({ drill, reasonCode }: TriggerDraft): AskedReason | undefined {
  return drill ? 'drill' : reasonCode;
}

export const REAL_REASONS = ASKED_REASON_CODES.filter((code) => code !== 'drill');

/** As the api demands. */
const LEAST_REASON = 4;
export const MOST_REASON = 2000;

function isComplete(draft: TriggerDraft): boolean {
  return reasonOf(draft) !== undefined && hasFacts(draft);
}

export function hasFacts({ reason }: TriggerDraft): boolean {
  return reason.trim().length >= LEAST_REASON;
}
