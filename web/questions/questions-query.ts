import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type QuestionList = components['schemas']['Questions'];
export type Question = components['schemas']['Question'];

const REFRESH_MS = 10_000;

/** What the reader may know of a purchase's questions. */
export function useQuestions(purchaseId: string) {
  return useQuery({
    queryKey: ['questions', purchaseId],
    // Questions make no event that others could count, so the page asks for itself.
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/questions', { params: { path: { purchaseId } }, signal })),
  });
}

/** What waits for an answer of the own office, over all purchases; the most urgent first. */
export function useWaitingQuestions() {
  return useQuery({
    queryKey: ['questions', 'waiting'],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/questions', { params: { query: { limit: 100 } }, signal })),
  });
}

export function useAsking(purchaseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      answerOf(
        api.POST('/api/v1/purchases/{purchaseId}/questions', { params: { path: { purchaseId } }, body: { text } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
}

export function useAnswering(purchaseId: string, questionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: string) =>
      answerOf(
        api.POST('/api/v1/purchases/{purchaseId}/questions/{questionId}/answer', {
          params: { path: { purchaseId, questionId } },
          body: { answer },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
}
