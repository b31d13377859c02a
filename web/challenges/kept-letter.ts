import { useCallback, useState } from 'react';
import { NO_MATTER } from './matters.tsx';
import type { ChallengeInput } from './queries.ts';

export type Letter = Omit<ChallengeInput, 'matters'> & {
  readonly matters: readonly ChallengeInput['matters'][number][];
};

const EMPTY: Letter = { ground: 'documents', matters: [NO_MATTER], request: '', contactName: '', contactPhone: '' };

/** The letter as it is being written, kept in this browser until it is handed in. */
export function useKeptLetter(purchaseId: string): readonly [Letter, (part: Partial<Letter>) => void, () => void] {
  const place = `jieli.challenge.${purchaseId}`;
  const [letter, setLetter] = useState<Letter>(() => ({ ...EMPTY, ...keptAt(place) }));
  const change = useCallback(
    (part: Partial<Letter>) =>
      setLetter((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  const forget = useCallback(() => {
    localStorage.removeItem(place);
    setLetter(EMPTY);
  }, [place]);
  return [letter, change, forget];
}

function keptAt(place: string): Partial<Letter> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Letter>;
  } catch {
    return {};
  }
}
