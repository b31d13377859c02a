import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Evaluation = components['schemas']['PerformanceEvaluation'];
export type Survey = components['schemas']['RecipientSurvey'];
export type SurveyedRecipient = Survey['recipients'][number];

export function useEvaluations(contractId: string) {
  return useQuery({
    queryKey: ['contract', contractId, 'evaluations'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/evaluations', { params: { path: { contractId } }, signal })),
  });
}

export function useSurvey(evaluationId: string) {
  return useQuery({
    queryKey: ['contracts', 'survey', evaluationId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/evaluations/{evaluationId}/survey', { params: { path: { evaluationId } }, signal })),
  });
}

/** An act on evaluations: whatever is shown of them is read again. */
export function useEvaluationAct<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['contract'] }),
        client.invalidateQueries({ queryKey: ['contracts', 'survey'] }),
      ]),
  });
}
