import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type ChallengeItem = components['schemas']['ChallengeItem'];
export type Challenge = components['schemas']['Challenge'];
export type ChallengeInput = components['schemas']['ChallengeInput'];
export type ChallengeWindow = components['schemas']['ChallengeWindows']['windows'][number];
type State = ChallengeItem['state'];

export function useChallenges({ state, purchase }: { readonly state?: State | undefined; readonly purchase?: string }) {
  return useInfiniteQuery({
    queryKey: ['challenges', state, purchase],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: 30, ...(state && { state }), ...(purchase && { purchase }), ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/challenges', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useChallenge(id: string) {
  return useQuery({
    queryKey: ['challenge', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/challenges/{challengeId}', { params: { path: { challengeId: id } }, signal })),
  });
}

/** Under the purchase's key: a step that ends opens a window. */
export function useChallengeWindows(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'challenge-windows'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/purchases/{purchaseId}/challenges/windows', { params: { path: { purchaseId } }, signal }),
      ),
  });
}
