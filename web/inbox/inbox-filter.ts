import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { isTaskKind, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { useSignedIn } from '../session/signed-in.tsx';

export const VIEWS = ['todo', 'mine', 'later', 'done', 'region'] as const;
export type View = (typeof VIEWS)[number];

/** What the address says is shown: a filtered inbox can be bookmarked and sent to a colleague. */
export interface InboxFilter {
  readonly view: View;
  readonly kind: TaskKind | undefined;
  readonly due: 'overdue' | 'soon' | undefined;
  readonly purchase: string | undefined;
  readonly q: string | undefined;
  readonly sort: 'dueAt' | 'urgency';
}

/** Everything of a view. */
export const UNFILTERED: Omit<InboxFilter, 'view'> = {
  kind: undefined,
  due: undefined,
  purchase: undefined,
  q: undefined,
  sort: 'dueAt',
};

/** The views of a person: who oversees a region sees it, who works on tasks has some. */
export function useViews(): readonly View[] {
  const { may } = useSignedIn();
  const can = (action: string) => may.some((grant) => grant.action === action && grant.subject === 'Task');
  return VIEWS.filter((view) => (view === 'region' ? can('oversee') : can('work')));
}

export function useInboxFilter(): readonly [InboxFilter, (change: Partial<InboxFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const views = useViews();
  const filter = filterIn(query, views);
  const change = useCallback(
    (wanted: Partial<InboxFilter>) =>
      setQuery((present) => addressOf({ ...filterIn(present, views), ...wanted }), { replace: true }),
    [setQuery, views],
  );
  return [filter, change];
}

function filterIn(query: URLSearchParams, views: readonly View[]): InboxFilter {
  const kind = query.get('kind');
  const due = query.get('due');
  return {
    view: views.find((view) => view === query.get('view')) ?? views[0] ?? 'todo',
    kind: kind !== null && isTaskKind(kind) ? kind : undefined,
    due: due === 'overdue' || due === 'soon' ? due : undefined,
    purchase: query.get('purchase') ?? undefined,
    q: query.get('q') || undefined,
    sort: query.get('sort') === 'urgency' ? 'urgency' : 'dueAt',
  };
}

/** The part of the address that says so; what is not filtered is not named. */
export function addressOf({ view, kind, due, purchase, q, sort }: InboxFilter): Record<string, string> {
  const named = { view, kind, due, purchase, q, sort: sort === 'dueAt' ? undefined : sort };
  return Object.fromEntries(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function isNarrowed({ kind, due, purchase, q }: InboxFilter): boolean {
  return kind !== undefined || due !== undefined || purchase !== undefined || q !== undefined;
}
