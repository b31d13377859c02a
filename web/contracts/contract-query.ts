import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { CONTRACT_STATES } from '../../domain/contracts/contract-state.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Contract = components['schemas']['Contract'];
export type ContractItem = components['schemas']['ContractItem'];
export type ContractRecipient = components['schemas']['ContractRecipient'];
type Dependency = ContractRecipient['dependency'];

const PAGE_SIZE = 50;

export interface ContractFilter {
  readonly state: ContractItem['state'] | undefined;
  readonly q: string;
}

/** The list's filter, kept in the address. */
export function useContractFilter(): readonly [ContractFilter, (change: Partial<ContractFilter>) => void] {
  const [query, setQuery] = useSearchParams();
  const filter = { state: CONTRACT_STATES.find((state) => state === query.get('state')), q: query.get('q') ?? '' };
  const change = (wanted: Partial<ContractFilter>) => setQuery(textOf({ ...filter, ...wanted }), { replace: true });
  return [filter, change];
}

function textOf({ state, q }: ContractFilter) {
  return { ...(state ? { state } : {}), ...(q === '' ? {} : { q }) };
}

export function useContracts(filter: ContractFilter) {
  return useInfiniteQuery({
    queryKey: ['contracts', 'list', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...textOf(filter), limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/contracts', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useContract(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}', { params: { path: { contractId } }, signal })),
  });
}

export interface RecipientFilter {
  readonly township: string | undefined;
  readonly dependency: Dependency | undefined;
}

export function useRecipients(contractId: string, { township, dependency }: RecipientFilter) {
  return useInfiniteQuery({
    queryKey: ['contract', contractId, 'recipients', township, dependency],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(township === undefined ? {} : { township }),
        ...(dependency === undefined ? {} : { dependency }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
        limit: PAGE_SIZE,
      };
      const params = { path: { contractId }, query };
      return answerOf(api.GET('/api/v1/contracts/{contractId}/recipients', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
