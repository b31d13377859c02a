import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Procedure = components['schemas']['Procedure'];
export type DocumentChange = components['schemas']['DocumentChangeInput'];
export type Ending = components['schemas']['EndingInput'];

export function useProcedure(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'procedure'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/procedure', { params: { path: { purchaseId } }, signal })),
  });
}

/** What can be handed in beside the tasks of the procedure. */
export type HandIn =
  | { readonly act: 'change'; readonly body: DocumentChange }
  | { readonly act: 'end'; readonly body: Ending }
  | { readonly act: 'suspend'; readonly body: { readonly reason: string; readonly evidence: string } }
  | { readonly act: 'resume'; readonly body: { readonly reason: string } }
  | { readonly act: 'apply'; readonly body: { readonly statement: string } }
  | { readonly act: 'object'; readonly body: { readonly text: string } };

export function useHandIn(purchaseId: string) {
  const client = useQueryClient();
  const params = { path: { purchaseId } };
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  return useMutation({
    mutationFn: async (given: HandIn): Promise<unknown> => {
      switch (given.act) {
        case 'change':
          return answerOf(api.POST('/api/v1/purchases/{purchaseId}/changes', { params, headers, body: given.body }));
        case 'end':
          return answerOf(api.POST('/api/v1/purchases/{purchaseId}/ending', { params, headers, body: given.body }));
        case 'suspend':
          return answerOf(api.POST('/api/v1/purchases/{purchaseId}/suspension', { params, headers, body: given.body }));
        case 'resume':
          return answerOf(api.POST('/api/v1/purchases/{purchaseId}/resumption', { params, headers, body: given.body }));
        case 'apply':
          return answerOf(
            api.POST('/api/v1/purchases/{purchaseId}/applications', { params, headers, body: given.body }),
          );
        case 'object':
          return answerOf(api.POST('/api/v1/purchases/{purchaseId}/objections', { params, headers, body: given.body }));
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['purchase', purchaseId] }),
  });
}
