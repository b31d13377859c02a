import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { METHOD_CODES, type MethodCode } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATES, STAGES, type PurchaseState, type Stage } from '../../domain/procurement/stages.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type ListedPurchase = components['schemas']['PurchaseItem'];

/** What the address says is shown. */
export interface PurchaseFilter {
  readonly stage: Stage | undefined;
  readonly state: PurchaseState | undefined;
  readonly method: MethodCode | undefined;
  readonly year: number | undefined;
  readonly region: string | undefined;
  readonly q: string | undefined;
}

export const NO_FILTER: PurchaseFilter = {
  stage: undefined,
  state: undefined,
  method: undefined,
  year: undefined,
  region: undefined,
  q: undefined,
};

const PAGE_SIZE = 30;

export function usePurchaseFilter(): readonly [PurchaseFilter, (change: Partial<PurchaseFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const year = query.get('year') ?? '';
  const region = query.get('region') ?? '';
  const filter: PurchaseFilter = {
    stage: STAGES.find((stage) => stage === query.get('stage')),
    state: PURCHASE_STATES.find((state) => state === query.get('state')),
    method: METHOD_CODES.find((method) => method === query.get('method')),
    year: /^20\d\d$/.test(year) ? Number(year) : undefined,
    region: /^\d{6}$/.test(region) ? region : undefined,
    q: query.get('q')?.trim().slice(0, 100) || undefined,
  };
  const change = (wanted: Partial<PurchaseFilter>) => {
    const entries = Object.entries({ ...filter, ...wanted }).filter(([, value]) => value !== undefined);
    setQuery(new URLSearchParams(entries.map(([name, value]) => [name, String(value)])), { replace: true });
  };
  return [filter, change];
}

export function isFiltered(filter: PurchaseFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The filter as the address has it. */
export function textsOf(filter: PurchaseFilter): Record<string, string> {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

/** Purchases of the own scope, the newest first, page after page. */
export function usePurchases(filter: PurchaseFilter) {
  return useInfiniteQuery({
    queryKey: ['purchases', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const wanted = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const query = { ...wanted, limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/purchases', { params: { query }, signal }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The regions that a list can be narrowed to; one for a county's people. */
export function useRegions() {
  return useQuery({
    queryKey: ['regions'],
    staleTime: Infinity,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/regions', { signal })),
  });
}
