import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type PurchaseStatistics = Schemas['PurchaseStatistics'];
export type TimelinessStatistics = Schemas['TimelinessStatistics'];
export type CoverageStatistics = Schemas['CoverageStatistics'];
export type BudgetStatistics = Schemas['BudgetStatistics'];

/** Which year and region the figures are of; in the address, so that they can be bookmarked and sent. */
export interface StatisticsFilter {
  readonly year: number;
  /** Undefined: the own region. */
  readonly region: string | undefined;
}

const FRESH_MS = 60_000;

export function useStatisticsFilter(): readonly [StatisticsFilter, (change: Partial<StatisticsFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const year = Number(query.get('year'));
  const region = query.get('region') ?? '';
  const filter: StatisticsFilter = {
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : currentYear(),
    region: /^\d{6}$/.test(region) ? region : undefined,
  };
  const change = (wanted: Partial<StatisticsFilter>) => {
    const { year, region } = { ...filter, ...wanted };
    setQuery({ year: String(year), ...(region === undefined ? {} : { region }) }, { replace: true });
  };
  return [filter, change];
}

function currentYear(): number {
  return Number(dayOf(instantOfMillis(Date.now())).slice(0, 4));
}

export function useExtent() {
  return useQuery({
    queryKey: ['statistics', 'extent'],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/statistics/extent', { signal })),
  });
}

export function usePurchaseStatistics(filter: StatisticsFilter) {
  return useQuery({
    queryKey: ['statistics', 'purchases', filter],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/statistics/purchases', { params: paramsOf(filter), signal })),
  });
}

export function useTimelinessStatistics(filter: StatisticsFilter) {
  return useQuery({
    queryKey: ['statistics', 'timeliness', filter],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/statistics/timeliness', { params: paramsOf(filter), signal })),
  });
}

export function useCoverageStatistics(filter: StatisticsFilter) {
  return useQuery({
    queryKey: ['statistics', 'coverage', filter],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/statistics/coverage', { params: paramsOf(filter), signal })),
  });
}

export function useBudgetStatistics(filter: StatisticsFilter) {
  return useQuery({
    queryKey: ['statistics', 'budget', filter],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/statistics/budget', { params: paramsOf(filter), signal })),
  });
}

function paramsOf({ year, region }: StatisticsFilter) {
  return { query: { year, ...(region === undefined ? {} : { region }) } };
}
