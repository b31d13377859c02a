import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { FINDINGS, RISK_LEVELS, type FindingCode, type RiskLevel } from '../../domain/contracts/risk.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Supervision = components['schemas']['Supervision'];
export type SupervisedContract = components['schemas']['SupervisedContract'];
export type SupervisionAlert = components['schemas']['SupervisionAlert'];

/** Tasks fall due and ends come nearer without an event; everything else is told by one. */
const REFRESH_MS = 60_000;
const PAGE_SIZE = 50;

export interface RiskFilter {
  readonly level: RiskLevel | undefined;
  readonly finding: FindingCode | undefined;
  readonly q: string;
}

export const NO_FILTER: RiskFilter = { level: undefined, finding: undefined, q: '' };

/** What the address says is shown, so that a view can be bookmarked and sent to a colleague. */
export function useRiskFilter(): readonly [RiskFilter, (change: Partial<RiskFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const filter: RiskFilter = {
    level: RISK_LEVELS.find((level) => level === query.get('level')),
    finding: FINDINGS.find((finding) => finding === query.get('finding')),
    q: query.get('q') ?? '',
  };
  const change = (wanted: Partial<RiskFilter>) => setQuery(textOf({ ...filter, ...wanted }), { replace: true });
  return [filter, change];
}

function textOf({ level, finding, q }: RiskFilter) {
  return { ...(level ? { level } : {}), ...(finding ? { finding } : {}), ...(q === '' ? {} : { q }) };
}

export function useSupervision() {
  return useQuery({
    queryKey: ['contracts', 'supervision'],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/supervision', { signal })),
  });
}

export function useContractsByRisk(filter: RiskFilter) {
  return useInfiniteQuery({
    queryKey: ['contracts', 'by-risk', filter],
    initialPageParam: undefined as string | undefined,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...textOf(filter), limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/supervision/contracts', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
