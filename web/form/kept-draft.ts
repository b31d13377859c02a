import { useCallback, useState } from 'react';

/** What is being written, kept in this browser at that place until it is handed in; `forget` begins anew. */
export function useKeptDraft<Draft extends object>(
  place: string,
  empty: Draft,
): readonly [draft: Draft, change: (part: Partial<Draft>) => void, forget: () => void] {
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...keptAt<Draft>(place) }));
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  const forget = useCallback(() => {
    localStorage.removeItem(place);
    setDraft(empty);
  }, [place, empty]);
  return [draft, change, forget];
}

function keptAt<Draft>(place: string): Partial<Draft> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Draft>;
  } catch {
    return {};
  }
}
