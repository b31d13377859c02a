import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../connection/client.ts';

/** Townships of the own region and the pattern of its numbers. */
export function useTownships() {
  return useQuery({
    queryKey: ['townships'],
    staleTime: 60_000,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/townships', { signal })),
  });
}
