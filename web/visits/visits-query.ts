import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Visit = components['schemas']['Visit'];
export type VisitPlan = components['schemas']['VisitPlan'];
export type MonthLine = components['schemas']['VisitMonthLine'];
export type Refusal = components['schemas']['VisitRefusal'];

export interface VisitFilter {
  readonly recipient?: string;
  readonly staff?: string;
  readonly from?: string;
  readonly to?: string;
  readonly feedback?: 'given' | 'none' | 'nobody-came';
}

const PAGE = 50;

/** What the contract owes a month, and what this person may do with its records. */
export function usePlan(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId, 'visit-plan'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/visits/plan', { params: { path: { contractId } }, signal })),
  });
}

export function useVisits(contractId: string, filter: VisitFilter) {
  return useInfiniteQuery({
    queryKey: ['contract', contractId, 'visits', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...filter, ...(cursor && { cursor }) };
      return answerOf(
        api.GET('/api/v1/contracts/{contractId}/visits', { params: { path: { contractId }, query }, signal }),
      );
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useMonth(contractId: string, month: number) {
  return useInfiniteQuery({
    queryKey: ['contract', contractId, 'visit-month', month],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return answerOf(
        api.GET('/api/v1/contracts/{contractId}/visits/months/{month}', {
          params: { path: { contractId, month }, query },
          signal,
        }),
      );
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useRefusals(contractId: string) {
  return useInfiniteQuery({
    queryKey: ['contract', contractId, 'visit-refusals'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return answerOf(
        api.GET('/api/v1/contracts/{contractId}/visits/refusals', { params: { path: { contractId }, query }, signal }),
      );
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
