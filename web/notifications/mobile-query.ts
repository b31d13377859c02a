import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';

const KEY = ['me', 'mobile'];

/** Where one's own text messages go. */
export function useMobile() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/mobile', { signal })) });
}

export function useSetMobile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mobile: string | null) => answerOf(api.PUT('/api/v1/me/mobile', { body: { mobile } })),
    onSuccess: (answer) => client.setQueryData(KEY, answer),
  });
}
