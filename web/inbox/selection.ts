import { useCallback, useMemo, useState } from 'react';
import type { TaskItem } from './inbox-query.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly set: (ids: readonly string[]) => void;
}

/** What is ticked of the tasks on the page; one that has left the list is no longer ticked. */
export function useSelection(tasks: readonly TaskItem[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => new Set(tasks.map(({ id }) => id).filter((id) => ticked.has(id))), [tasks, ticked]);
  const toggle = useCallback(
    (id: string) =>
      setTicked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const set = useCallback((wanted: readonly string[]) => setTicked(new Set(wanted)), []);
  return { ids, toggle, set };
}
