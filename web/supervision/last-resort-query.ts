import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type RegionLastResort = components['schemas']['RegionLastResort'];

/** Regions of the own subtree; the one that is asked for is shown also where nothing is known of it. */
export function useLastResorts(region: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['last-resort', region ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(region && { region }), ...(pageParam !== undefined && { cursor: pageParam }), limit: 50 };
      return answerOf(api.GET('/api/v1/supervision/units', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useLastResortPreview(region: string) {
  return useQuery({
    queryKey: ['last-resort', 'preview', region],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/supervision/units/preview', { params: { query: { region } }, signal })),
  });
}
