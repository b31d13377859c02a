import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';

export type Task = components['schemas']['Task'];

const REFRESH_MS = 5_000;

/** One task with its form; read again every few seconds, so that a colleague who takes it is seen at once. */
export function useTask(taskId: string) {
  return useQuery({
    queryKey: ['task', taskId],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId } }, signal })),
  });
}

/** Why an action is refused now; undefined when it is allowed. */
export function reasonAgainst({ actions }: Task, action: Task['actions'][number]['action']) {
  const entry = actions.find((candidate) => candidate.action === action);
  return entry?.allowed === false ? entry : undefined;
}
