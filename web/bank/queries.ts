import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type StaffMember = components['schemas']['StaffMember'];
export type Relations = components['schemas']['ProviderRelations'];
export type FinanceReports = components['schemas']['FinanceReports'];
export type Debarment = components['schemas']['Debarment'];
export type Penalty = components['schemas']['Penalty'];

const PAGE = 30;

export function useStaff(providerId: string, current: boolean) {
  return useInfiniteQuery({
    queryKey: ['admissions', 'staff', providerId, current],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(current && { current: 'true' as const }), ...(cursor && { cursor }) };
      const params = { path: { providerId }, query };
      return answerOf(api.GET('/api/v1/providers/{providerId}/staff', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Responsible person and related organisations, as the provider states them. */
export function useRelations(providerId: string) {
  return useQuery({
    queryKey: ['admissions', 'relations', providerId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/providers/{providerId}/relations', { params: { path: { providerId } }, signal })),
  });
}

export function useFinanceReports(providerId: string) {
  return useQuery({
    queryKey: ['admissions', 'finance', providerId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/providers/{providerId}/finances', { params: { path: { providerId } }, signal })),
  });
}

export function useDebarments() {
  return useInfiniteQuery({
    queryKey: ['admissions', 'debarments'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/debarments', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function usePenalties() {
  return useInfiniteQuery({
    queryKey: ['admissions', 'penalties'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/penalties', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** An act on the bank: whatever is shown of it is read again. */
export function useBankAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['admissions'] }),
  });
}
