import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import type { StepUp } from '../session/step-up.tsx';
import { forgetForm } from './kept-form.ts';
import type { Task } from './task-query.ts';

interface Decision {
  readonly outcome: string;
  readonly form: unknown;
  readonly version: () => number;
}

/** Decides the task. Repeating the same decision is harmless: the api answers with the stored one. */
export function useDecision({ id }: Task, { run }: StepUp) {
  const client = useQueryClient();
  const { id: me } = useSignedIn();
  return useMutation({
    scope: { id: `draft ${id}` }, // after a draft that is on its way, never beside it
    mutationFn: ({ outcome, form, version }: Decision) =>
      run(() =>
        answerOf(
          api.POST('/api/v1/tasks/{taskId}/complete', {
            params: { path: { taskId: id } },
            body: { outcome, form, version: version() },
          }),
        ),
      ),
    onSuccess: async () => {
      forgetForm(me, id);
      client.removeQueries({ queryKey: ['task', id] });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
    // The page shows who has it now; what was typed stays in the tab.
    onError: () => client.invalidateQueries({ queryKey: ['task', id] }),
  });
}
