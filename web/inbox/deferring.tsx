import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { TaskItem } from './inbox-query.ts';

/** Seconds for which the word about it, with its undo, stays. */
const UNDO_SECONDS = 10;

/** Puts a task off until a day, with a way back in the same place. */
export function usePuttingOff() {
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  const client = useQueryClient();
  const bringBack = useBringingBack();
  return useMutation({
    mutationFn: ({ task, until }: { task: TaskItem; until: string }) =>
      answerOf(api.PUT('/api/v1/tasks/{taskId}/deferral', { params: { path: { taskId: task.id } }, body: { until } })),
    onSuccess: (_answer, { task, until }) => {
      const undo = () => {
        message.destroy(task.id);
        bringBack(task);
      };
      void message.open({
        key: task.id,
        type: 'success',
        duration: UNDO_SECONDS,
        content: (
          <>
            {t('laterDone', { day: until })}{' '}
            <Button size="small" onClick={undo}>
              {t('laterUndo')}
            </Button>
          </>
        ),
      });
      return client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
}

/** Brings it back at once. */
export function useBringingBack(): (task: TaskItem) => void {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id }: TaskItem) =>
      answerOf(api.DELETE('/api/v1/tasks/{taskId}/deferral', { params: { path: { taskId: id } } })),
    onSuccess: (_answer, { title }) => {
      void message.success(t('broughtBack', { title: title[language] }));
      return client.invalidateQueries({ queryKey: ['inbox'] });
    },
    onError: (error) => void message.error(<TroubleText error={error} />),
  });
  return useCallback((task: TaskItem) => mutate(task), [mutate]);
}
