import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import { forgetForm } from './kept-form.ts';
import type { Task } from './task-query.ts';

interface Decision {
  readonly outcome: string;
  readonly form: unknown;
  readonly version: number;
}

/** Decides the task. Repeating the same decision is harmless: the api answers with the stored one. */
export function useDecision({ id }: Task) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `draft ${id}` }, // after a draft that is on its way, never beside it
    mutationFn: ({ outcome, form, version }: Decision) =>
      answerOf(
        api.POST('/api/v1/tasks/{taskId}/complete', {
          params: { path: { taskId: id } },
          body: { outcome, form, version },
        }),
      ),
    onSuccess: async () => {
      forgetForm(id);
      client.removeQueries({ queryKey: ['task', id] });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
    // The page shows who has it now; what was typed stays in the tab.
    onError: () => client.invalidateQueries({ queryKey: ['task', id] }),
  });
}
