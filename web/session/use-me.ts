import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Me = components['schemas']['Me'];

/** Who is signed in; a Refusal `not-signed-in` when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me', { signal })),
  });
}
