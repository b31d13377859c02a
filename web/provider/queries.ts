import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type PurchaseItem = components['schemas']['PurchaseItem'];
export type Purchase = components['schemas']['Purchase'];
export type Lot = components['schemas']['Lot'];
export type Contract = components['schemas']['Contract'];
export type Takeover = components['schemas']['Takeover'];
export type ContractItem = components['schemas']['ContractItem'];

const MOST_ROWS = 100;

/** What lies in the own inbox, the most urgent first. */
export function useOwnTasks(limit: number) {
  return useQuery({
    queryKey: ['inbox', 'workspace', limit],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tasks', { params: { query: { limit } }, signal })),
  });
}

/** Purchases that take bids now, the one that closes first in front. */
export function useOpenPurchases() {
  return useQuery({
    queryKey: ['purchases', 'open'],
    queryFn: async ({ signal }) => {
      const query = { open: 'true', limit: MOST_ROWS } as const;
      const { items } = await answerOf(api.GET('/api/v1/purchases', { params: { query }, signal }));
      return [...items].sort((a, b) => deadlineOf(a) - deadlineOf(b));
    },
  });
}

function deadlineOf({ bidDeadline }: PurchaseItem): number {
  return bidDeadline === null ? Infinity : Date.parse(bidDeadline.wall);
}

/** Announced purchases, the newest first, page after page. */
export function usePurchases({ open, q }: { readonly open: boolean; readonly q: string }) {
  return useInfiniteQuery({
    queryKey: ['purchases', 'announced', open, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(open ? { open: 'true' as const } : {}),
        ...(q === '' ? {} : { q }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return answerOf(api.GET('/api/v1/purchases', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Contracts that the own organisation holds or stands by for. */
export function useContracts() {
  return useQuery({
    queryKey: ['contracts', 'workspace'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts', { params: { query: { limit: MOST_ROWS } }, signal })),
  });
}

/** One announced purchase with what is published of it. */
export function usePurchase(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}', { params: { path: { purchaseId } }, signal })),
  });
}

/** What a bid is sealed to, and whether bids are taken; not asked for where only the invited may know. */
export function useBiddingTerms(purchaseId: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['purchase', purchaseId, 'bidding'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/bidding', { params: { path: { purchaseId } }, signal })),
  });
}

/** Receipts of the own organisation for one purchase, the newest first. */
export function useOwnBids(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'own-bids'],
    queryFn: async ({ signal }) => {
      const path = { purchaseId };
      const { items } = await answerOf(
        api.GET('/api/v1/purchases/{purchaseId}/bids/mine', { params: { path }, signal }),
      );
      return items;
    },
  });
}

/** Bids of the own organisation over all purchases that stand or were withdrawn, page after page. */
export function useAllOwnBids() {
  return useInfiniteQuery({
    queryKey: ['own-bids'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: MOST_ROWS, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/bids', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One contract that the own organisation holds or stands by for. */
export function useContract(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}', { params: { path: { contractId } }, signal })),
  });
}

export function useTakeover(takeoverId: string) {
  return useQuery({
    queryKey: ['takeover', takeoverId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/takeovers/{takeoverId}', { params: { path: { takeoverId } }, signal })),
  });
}

/** Recipients whom the own organisation has taken over, page after page. */
export function useTakeoverCases(takeoverId: string) {
  return useInfiniteQuery({
    queryKey: ['takeover', takeoverId, 'own-cases'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(
        api.GET('/api/v1/takeovers/{takeoverId}/cases', { params: { path: { takeoverId }, query }, signal }),
      );
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
