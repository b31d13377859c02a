import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type CreditEvent = components['schemas']['CreditEvent'];
export type CreditAppeal = components['schemas']['CreditAppeal'];
export type CreditScheme = components['schemas']['CreditScheme'];
export type WholeCreditScheme = components['schemas']['WholeCreditScheme'];
export type CreditAnswer = components['schemas']['CreditFile'];

export function useCreditFile(providerId: string) {
  return useInfiniteQuery({
    queryKey: ['contracts', 'credit', providerId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const params = { path: { providerId }, query: { limit: 30, ...(cursor && { cursor }) } };
      return answerOf(api.GET('/api/v1/providers/{providerId}/credit', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** An act on credit files: whatever is shown of them is read again. */
export function useCreditAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['contracts', 'credit'] }),
  });
}
