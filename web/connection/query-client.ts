import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './client.ts';

/** A refusal is an answer and is not asked for again; silence is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
      retryDelay: 800,
      staleTime: 2000,
    },
    mutations: { networkMode: 'always' },
  },
});
