import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../connection/client.ts';
import type { components } from '../../generated/api.ts';

export type Purchase = components['schemas']['Purchase'];
export type Period = components['schemas']['Period'];
export type Periods = components['schemas']['Periods'];
export type PurchaseStep = components['schemas']['PurchaseStep'];
export type Evaluation = components['schemas']['Evaluation'];
export type AuditEntry = components['schemas']['AuditEntry'];

export function usePurchase(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'detail'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}', { params: { path: { purchaseId } }, signal })),
  });
}

/** The periods; with a day, those that would follow from a notice on it. */
export function usePeriods(purchaseId: string, noticeOn?: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'periods', noticeOn ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const params = { path: { purchaseId }, query: noticeOn === undefined ? {} : { noticeOn } };
      return answerOf(api.GET('/api/v1/purchases/{purchaseId}/periods', { params, signal }));
    },
  });
}

export function useSteps(purchaseId: string, show: 'waiting' | 'decided') {
  return useInfiniteQuery({
    queryKey: ['purchase', purchaseId, 'tasks', show],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { show, limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      const params = { path: { purchaseId }, query };
      return answerOf(api.GET('/api/v1/purchases/{purchaseId}/tasks', { params, signal }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useEvaluation(purchaseId: string, opened: boolean) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'evaluation'],
    enabled: opened,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/evaluation', { params: { path: { purchaseId } }, signal })),
  });
}

const AUDIT_PAGE = 30;

export function useAudit(purchaseId: string, mayRead: boolean) {
  return useInfiniteQuery({
    enabled: mayRead,
    queryKey: ['purchase', purchaseId, 'audit'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: AUDIT_PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      const params = { path: { purchaseId }, query };
      return answerOf(api.GET('/api/v1/purchases/{purchaseId}/audit', { params, signal }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const A_MINUTE_MS = 60_000;

/** The guidance directory in force. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    staleTime: A_MINUTE_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/catalogue', { signal })),
  });
}
