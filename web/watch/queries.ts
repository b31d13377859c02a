import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type WatchLimits = components['schemas']['WatchLimits'];
export type WatchRule = WatchLimits['rules'][number];
export type WatchedMonth = components['schemas']['WatchedMonths']['months'][number];

export function useLimits(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId, 'watch'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/watch', { params: { path: { contractId } }, signal })),
  });
}

/** What the rules count in the last months: dear for a large contract, so only for whoever is about to change a limit. */
export function useWatchedMonths(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId, 'watch-months'],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/watch/months', { params: { path: { contractId } }, signal })),
  });
}
