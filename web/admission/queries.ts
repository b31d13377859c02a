import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type AdmissionItem = components['schemas']['AdmissionItem'];
export type Admission = components['schemas']['Admission'];
export type AdmissionState = AdmissionItem['state'];
export type Provider = components['schemas']['Provider'];
export type BankState = Provider['admission'];

const PAGE = 30;

export function useAdmissions(state: AdmissionState | undefined) {
  return useInfiniteQuery({
    queryKey: ['admissions', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(state && { state }), ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/admissions', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useAdmission(id: string) {
  return useQuery({
    queryKey: ['admission', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/admissions/{admissionId}', { params: { path: { admissionId: id } }, signal })),
  });
}

/** How the bank is narrowed; region and capacity count only with a service. */
export interface BankSearch {
  readonly admission: BankState | undefined;
  readonly q: string;
  readonly item: string | undefined;
  readonly region: string | undefined;
  /** Recipients at once, at least. */
  readonly capacity: number | undefined;
}

export function useProviders({ admission, q, item, region, capacity }: BankSearch) {
  return useInfiniteQuery({
    queryKey: ['admissions', 'bank', admission, q, item, region, capacity],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const able = item && { item, ...(region && { region }), ...(capacity && { capacity }) };
      const query = {
        limit: PAGE,
        ...(admission && { admission }),
        ...(q && { q }),
        ...able,
        ...(cursor && { cursor }),
      };
      return answerOf(api.GET('/api/v1/providers', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Under the admissions' key: a decision on one changes how the provider stands. */
export function useProvider(id: string) {
  return useQuery({
    queryKey: ['admissions', 'provider', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/providers/{providerId}', { params: { path: { providerId: id } }, signal })),
  });
}

const A_MINUTE_MS = 60_000;

/** The guidance directory in force; a new edition is seen within a minute. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    staleTime: A_MINUTE_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/catalogue', { signal })),
  });
}
