import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProviderGrade } from '../../domain/providers/grading-scheme.ts';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type GradingItem = components['schemas']['GradingItem'];
export type Grading = components['schemas']['Grading'];
export type GradingScheme = components['schemas']['GradingScheme'];
export type NewGradingScheme = components['schemas']['NewGradingScheme'];

export interface GradingWanted {
  readonly year?: number;
  readonly grade?: ProviderGrade;
  readonly provider?: string;
}

const PAGE = 30;

export function useGradings(wanted: GradingWanted) {
  return useInfiniteQuery({
    queryKey: ['credits', 'gradings', wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, ...wanted, ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/gradings', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One grade with every point explained. */
export function useGrading(gradingId: string) {
  return useQuery({
    queryKey: ['credits', 'grading', gradingId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/gradings/{gradingId}', { params: { path: { gradingId } }, signal })),
  });
}

/** By what providers of the own region are graded. */
export function useGradingScheme() {
  return useQuery({
    queryKey: ['credits', 'grading-scheme'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/grading/scheme', { signal })),
  });
}

/** An act on grades: whatever is shown of them is read again. */
export function useGradingAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['credits'] }),
  });
}
