import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { TaskItem } from './inbox-query.ts';

/** Takes a task, or puts it back. Lists and pages that show it are read again, also after a refusal: it has changed. */
export function useClaiming(action: 'claim' | 'unclaim') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Pick<TaskItem, 'id' | 'version'>) => {
      const options = { params: { path: { taskId: id } }, body: { version } };
      return answerOf(
        action === 'claim'
          ? api.POST('/api/v1/tasks/{taskId}/claim', options)
          : api.POST('/api/v1/tasks/{taskId}/unclaim', options),
      );
    },
    onSettled: (_item, _error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['inbox'] }),
        client.invalidateQueries({ queryKey: ['task', id] }),
      ]),
  });
}
