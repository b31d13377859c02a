import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Paper = components['schemas']['ContractPaper'];
export type ChangeInput = components['schemas']['ChangeInput'];

/** The contract's text, bond and changes, for its two parties. */
export function usePaper(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId, 'paper'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/paper', { params: { path: { contractId } }, signal })),
  });
}

/** One key a change that was typed: a second click sends the same proposal. */
export function useProposal(contractId: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeInput) => {
      const params = { path: { contractId }, header: { 'Idempotency-Key': key } };
      return answerOf(api.POST('/api/v1/contracts/{contractId}/changes', { params, body }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['contract', contractId] }),
  });
}
