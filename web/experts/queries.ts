import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Expert = components['schemas']['Expert'];
export type ExpertItem = components['schemas']['ExpertItem'];
export type ExpertApplicationInput = components['schemas']['ExpertApplicationInput'];
export type Standing = ExpertItem['state'];

const PAGE = 30;

/** What narrows the bank; it lives in the address. */
export interface ExpertFilter {
  readonly state: Standing | undefined;
  readonly reviewing: boolean;
  readonly q: string;
}

export function useExperts({ state, reviewing, q }: ExpertFilter) {
  return useInfiniteQuery({
    queryKey: ['experts', state, reviewing, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = {
        limit: PAGE,
        ...(state && { state }),
        ...(reviewing && { reviewing: 'true' as const }),
        ...(q && { q }),
        ...(cursor && { cursor }),
      };
      return answerOf(api.GET('/api/v1/experts', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useExpert(userId: string) {
  return useQuery({
    queryKey: ['expert', userId],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/experts/{userId}', { params: { path: { userId } }, signal })),
  });
}

/** An act that changes how experts stand; what is shown of them is read again. */
export function useExpertAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(['experts', 'expert'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
