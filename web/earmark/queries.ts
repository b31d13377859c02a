import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import { useSignedIn } from '../session/signed-in.tsx';

export type FundSources = components['schemas']['FundSources'];
type FundSourceInput = components['schemas']['FundSourceInput'];

const KEY = ['fund-sources'];

/** Sources in force for the own region; whoever may not read them is shown none. */
export function useFundSources() {
  const { may } = useSignedIn();
  return useQuery({
    queryKey: KEY,
    enabled: may.some(({ action, subject }) => action === 'read' && subject === 'FundSource'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/funds/sources', { signal })),
  });
}

export function useEnterFund() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FundSourceInput) => answerOf(api.PUT('/api/v1/funds/sources', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
