import type { BidDraft } from './bid-draft.ts';

/**
 * A bid in the making is kept by this browser alone, for the person who writes it: an unsealed price must not reach the
 * service. Somebody else who signs in at the same PC is shown a place of their own.
 */
export interface DraftPlace {
  readonly userId: string;
  readonly lotId: string;
}

export interface KeptDraft {
  readonly draft: BidDraft;
  /** Milliseconds since 1970, by the clock of the PC. */
  readonly savedAt: number;
}

export function keptDraft(place: DraftPlace): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(keyOf(place));
    return text === null ? undefined : (JSON.parse(text) as KeptDraft);
  } catch {
    return undefined; // private windows refuse storage; then nothing is kept, which the page says
  }
}

/** False when the browser does not keep it. */
export function keepDraft(place: DraftPlace, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(place: DraftPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // nothing was kept
  }
}

function keyOf({ userId, lotId }: DraftPlace): string {
  return `jieli.bid.${userId}.${lotId}`;
}
