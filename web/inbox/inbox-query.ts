import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { isTaskKind, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type TaskItem = components['schemas']['TaskItem'];

/** What the address says is shown: a filtered inbox can be bookmarked and sent to a colleague. */
export interface InboxFilter {
  readonly kind: TaskKind | undefined;
  readonly mine: boolean;
  readonly overdue: boolean;
}

const REFRESH_MS = 10_000;
const PAGE_SIZE = 50;

export function useInboxFilter(): readonly [InboxFilter, (change: Partial<InboxFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const kind = query.get('kind');
  const filter: InboxFilter = {
    kind: kind !== null && isTaskKind(kind) ? kind : undefined,
    mine: query.get('mine') === 'true',
    overdue: query.get('overdue') === 'true',
  };
  const change = (wanted: Partial<InboxFilter>) => setQuery(textOf({ ...filter, ...wanted }), { replace: true });
  return [filter, change];
}

function textOf({ kind, mine, overdue }: InboxFilter): { kind?: TaskKind; mine?: 'true'; overdue?: 'true' } {
  return { ...(kind ? { kind } : {}), ...(mine ? { mine: 'true' } : {}), ...(overdue ? { overdue: 'true' } : {}) };
}

/** The tasks in the order of their due dates, page after page; read again now and then while the page is looked at. */
export function useInbox(filter: InboxFilter) {
  return useInfiniteQuery({
    queryKey: ['inbox', filter],
    initialPageParam: undefined as string | undefined,
    refetchInterval: REFRESH_MS,
    queryFn: ({ pageParam, signal }): Promise<components['schemas']['TaskPage']> => {
      const query = {
        ...textOf(filter),
        limit: PAGE_SIZE,
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return answerOf(api.GET('/api/v1/tasks', { params: { query }, signal }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
