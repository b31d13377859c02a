import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import type { Task } from './task-query.ts';

const LONGEST = 2000;

/** What people say to each other about a task. */
export function Comments({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('task.comments')}</h2>
      {task.comments.length === 0 && <p className="quiet">{t('task.commentsNone')}</p>}
      <ul className="comments">
        {task.comments.map(({ id, author, text, at }) => (
          <li key={id}>
            <strong>{author}</strong> <time dateTime={at}>{formatInstant(at as Instant)}</time>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <NewComment taskId={task.id} />
    </section>
  );
}

function NewComment({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/tasks/{taskId}/comments', { params: { path: { taskId } }, body: { text } })),
    onSuccess: async () => {
      setText('');
      await client.invalidateQueries({ queryKey: ['task', taskId] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') mutate();
  };
  return (
    <form onSubmit={send} className="comment-form">
      <label htmlFor="comment">{t('task.commentLabel')}</label>
      <p className="field-about" id="comment-about">
        {t('task.commentHint')}
      </p>
      <Input.TextArea
        id="comment"
        aria-describedby="comment-about"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && <Trouble error={error} />}
      <Button htmlType="submit" disabled={isPending || text.trim() === ''}>
        {isPending ? t('task.commentSending') : t('task.commentSend')}
      </Button>
    </form>
  );
}
