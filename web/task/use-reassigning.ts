import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

/** What handing on needs to know of a task; a line of a list and the page have it alike. */
export type HandedTask = Pick<
  components['schemas']['TaskItem'],
  'id' | 'version' | 'title' | 'candidateRole' | 'dueAt' | 'assignee'
>;

export type Takeover = Omit<components['schemas']['TaskTakeover'], 'version'>;

/** Hands a task to a colleague. Lists and pages that show it are read again, also after a refusal: it has changed. */
export function useDelegation({ id: taskId, version }: HandedTask) {
  const refresh = useRefresh(taskId);
  return useMutation({
    mutationFn: ({ to, reason }: { readonly to: string; readonly reason: string }) =>
      answerOf(
        api.POST('/api/v1/tasks/{taskId}/delegate', {
          params: { path: { taskId } },
          body: { to: { userId: to }, reason, version },
        }),
      ),
    onSettled: refresh,
  });
}

/** A supervisor takes a task from its owner. */
export function useTaskTakeover({ id: taskId, version }: HandedTask) {
  const refresh = useRefresh(taskId);
  return useMutation({
    mutationFn: (takeover: Takeover) =>
      answerOf(
        api.POST('/api/v1/tasks/{taskId}/takeover', { params: { path: { taskId } }, body: { ...takeover, version } }),
      ),
    onSettled: refresh,
  });
}

function useRefresh(taskId: string) {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['task', taskId] }),
      client.invalidateQueries({ queryKey: ['inbox'] }),
    ]);
  };
}
