import { useCallback, useEffect, useState } from 'react';
import type { BidDraft } from './bid-draft.ts';
import { forgetDraft, keepDraft, keptDraft, type DraftPlace } from './kept-draft.ts';

/** How the draft is kept: with every letter, in this browser only. `refused`: the browser keeps nothing. */
export type Keeping = 'untouched' | 'kept' | 'refused';

/** The bid as it is being written. Another tab of the same browser shows the same draft. */
export function useBidDraft({ userId, lotId }: DraftPlace) {
  const [kept, setKept] = useState(() => keptDraft({ userId, lotId }));
  const [refused, setRefused] = useState(false);
  const change = useCallback(
    (draft: unknown) => {
      const next = { draft: draft as BidDraft, savedAt: Date.now() };
      setKept(next);
      setRefused(!keepDraft({ userId, lotId }, next));
    },
    [userId, lotId],
  );
  const forget = useCallback(() => {
    forgetDraft({ userId, lotId });
    setKept(undefined);
  }, [userId, lotId]);
  useEffect(() => {
    const readAgain = ({ storageArea }: StorageEvent) => {
      if (storageArea === localStorage) setKept(keptDraft({ userId, lotId }));
    };
    window.addEventListener('storage', readAgain);
    return () => window.removeEventListener('storage', readAgain);
  }, [userId, lotId]);
  const keeping: Keeping = refused ? 'refused' : kept === undefined ? 'untouched' : 'kept';
  return { draft: kept?.draft ?? NOTHING, savedAt: kept?.savedAt, keeping, change, forget };
}

const NOTHING: BidDraft = {};
