import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import type { InboxFilter, View } from './inbox-filter.ts';

export type TaskItem = components['schemas']['TaskItem'];
type KindCount = components['schemas']['TaskCounts']['kinds'][number];

const PAGE_SIZE = 100;

/** The tasks of a view in its order, page after page. */
export function useInbox(filter: InboxFilter) {
  const { view, kind, due, purchase, q, sort } = filter;
  return useInfiniteQuery({
    queryKey: ['inbox', 'list', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }): Promise<components['schemas']['TaskPage']> => {
      const query = {
        ...{ scope: view, sort, limit: PAGE_SIZE },
        ...(kind && { kind }),
        ...(due && { [due]: 'true' as const }),
        ...(purchase && { purchase }),
        ...(q && { q }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return answerOf(api.GET('/api/v1/tasks', { params: { query }, signal }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many tasks a view has by kind, of those that the search and the purchase leave. */
export function useCounts(view: View, { purchase, q }: Partial<InboxFilter> = {}, enabled = true) {
  const { data } = useQuery({
    queryKey: ['inbox', 'counts', view, purchase, q],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { scope: view, ...(purchase && { purchase }), ...(q && { q }) };
      return answerOf(api.GET('/api/v1/tasks/counts', { params: { query }, signal }));
    },
  });
  return data?.kinds;
}

/** The number of tasks that a filter leaves. */
export function countOf(counts: readonly KindCount[], { kind, due }: Pick<InboxFilter, 'kind' | 'due'>): number {
  return counts
    .filter((entry) => kind === undefined || entry.kind === kind)
    .reduce((sum, entry) => sum + entry[due ?? 'count'], 0);
}
