import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESENCE_BEAT_SECONDS } from '../../domain/tasks/presence.ts';
import { answerOf, api } from '../connection/client.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import type { Task } from './task-query.ts';

/** Who else of the office has this task open at this moment; said before two people do the same work. */
export function Presence({ task }: { readonly task: Task }) {
  const { t } = useTranslation('task');
  const others = useOthers(task);
  const names = others?.map(({ displayName }) => displayName).join('、');
  return (
    <span className="presence" role="status">
      {names && t('alsoHere', { names })}
    </span>
  );
}

/** Says now and then that this person has it open, while the page is looked at and the task waits. */
function useOthers({ id, state }: Task) {
  const { may } = useSignedIn();
  const waits = state === 'open' || state === 'claimed';
  const enabled = waits && may.some(({ action, subject }) => action === 'work' && subject === 'Task');
  const { data } = useQuery({
    queryKey: ['presence', id],
    enabled,
    refetchInterval: PRESENCE_BEAT_SECONDS * 1000,
    queryFn: ({ signal }) =>
      answerOf(api.PUT('/api/v1/tasks/{taskId}/presence', { params: { path: { taskId: id } }, signal })),
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const leave = () =>
      void api
        .DELETE('/api/v1/tasks/{taskId}/presence', { params: { path: { taskId: id } }, keepalive: true })
        .catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, enabled]);
  return enabled ? data?.others : undefined;
}
