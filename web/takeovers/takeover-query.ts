import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Takeover = components['schemas']['Takeover'];
export type TakeoverItem = components['schemas']['TakeoverItem'];
export type TakeoverPreview = components['schemas']['TakeoverPreview'];
export type HandoverCase = components['schemas']['HandoverCase'];

const PAGE_SIZE = 50;
/** A preview tells times that run on without anything happening. */
const PREVIEW_MS = 30_000;

export function isUnderWay({ state }: Pick<Takeover, 'state'>): boolean {
  return state === 'requested' || state === 'running' || state === 'bridging';
}

export function useTakeover(takeoverId: string) {
  return useQuery({
    queryKey: ['takeover', takeoverId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/takeovers/{takeoverId}', { params: { path: { takeoverId } }, signal })),
  });
}

export function useCases(takeoverId: string) {
  return useInfiniteQuery({
    queryKey: ['takeover', takeoverId, 'cases'],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      const params = { path: { takeoverId }, query };
      return answerOf(api.GET('/api/v1/takeovers/{takeoverId}/cases', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export interface TakeoverFilter {
  readonly running: 'true' | 'false' | undefined;
  readonly drill: 'true' | 'false' | undefined;
}

/** The list's filter, kept in the address. */
export function useTakeoverFilter(): readonly [TakeoverFilter, (change: Partial<TakeoverFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const flag = (name: string) => (['true', 'false'] as const).find((value) => value === query.get(name));
  const filter = { running: flag('running'), drill: flag('drill') };
  const change = (wanted: Partial<TakeoverFilter>) => setQuery(textOf({ ...filter, ...wanted }), { replace: true });
  return [filter, change];
}

function textOf({ running, drill }: TakeoverFilter) {
  return { ...(running ? { running } : {}), ...(drill ? { drill } : {}) };
}

export function useTakeovers(filter: TakeoverFilter) {
  return useInfiniteQuery({
    queryKey: ['takeovers', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...textOf(filter), limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/takeovers', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** What a takeover would do; asked for again while the supervisor reads, so that it is never old. */
export function usePreview(contractId: string, urgency: Takeover['urgency'], drill: boolean) {
  return useQuery({
    queryKey: ['contract', contractId, 'preview', urgency, drill],
    refetchInterval: PREVIEW_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { urgency, drill: drill ? ('true' as const) : ('false' as const) };
      const params = { path: { contractId }, query };
      return answerOf(api.GET('/api/v1/contracts/{contractId}/takeovers/preview', { params, signal }));
    },
  });
}
