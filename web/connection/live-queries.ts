import type { Query, QueryKey } from '@tanstack/react-query';

/** Something that changed, as the api tells it. */
export interface Change {
  readonly topic: string;
  readonly id: string;
}

/** Lists that are not called by their topic's plural. */
const LISTS: Readonly<Record<string, string>> = { task: 'inbox' };

/** The queries that show an object: its own, and the lists it may stand in. */
export function queriesOf({ topic, id }: Change): readonly QueryKey[] {
  // Whose tasks one may do changes with a leave.
  // The credit file is made of what happens to contracts, and is read again with them.
  const more = topic === 'leave' ? [['inbox']] : topic === 'credit' ? [['contracts', 'credit', id]] : [];
  return [[LISTS[topic] ?? `${topic}s`], [topic, id], ...more];
}

/** What changes by a release or a person's own doing only; everything else may have changed while nobody listened. */
const SETTLED: ReadonlySet<unknown> = new Set(['me', 'calendar']);

export function mayHaveChanged({ queryKey, state }: Query): boolean {
  return !SETTLED.has(queryKey[0]) && state.dataUpdatedAt > 0;
}
