import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { Fragment, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useTaskPeople } from './person-choice.tsx';
import type { Task } from './task-query.ts';

const LONGEST = 2000;

type Comment = Task['comments'][number];

/** What people say to each other about a task, and why it changed hands. */
export function Comments({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('task.comments')}</h2>
      {task.comments.length === 0 && <p className="quiet">{t('task.commentsNone')}</p>}
      <ul className="comments">
        {task.comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} />
        ))}
      </ul>
      {task.mayComment && <NewComment taskId={task.id} />}
    </section>
  );
}

const MARKS = { delegation: 'delegationMark', takeover: 'takeoverMark' } as const;

function OneComment({ comment: { kind, author, at, text, mentioned } }: { readonly comment: Comment }) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  return (
    <li className={`comment-${kind}`}>
      <strong>{author ?? common('role.expert')}</strong>{' '}
      {kind !== 'note' && <span className="mark">{t(MARKS[kind])}</span>}{' '}
      <time dateTime={at}>{formatInstant(at as Instant)}</time>
      <p className="answer-text">
        <WithMentions text={text} names={mentioned} />
      </p>
    </li>
  );
}

/** The names of those who were told stand out. */
function WithMentions({ text, names }: { readonly text: string; readonly names: readonly string[] }) {
  const [name, ...others] = names;
  if (name === undefined) return text;
  return text.split(`@${name}`).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <mark className="mention">@{name}</mark>}
      <WithMentions text={part} names={others} />
    </Fragment>
  ));
}

function NewComment({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [search, setSearch] = useState<string>();
  /** Everybody who was ever suggested: whose name is in the text when it is sent is told. */
  const known = useRef(new Map<string, string>());
  const { data, isFetching } = useTaskPeople(taskId, 'mention', search ?? '', search !== undefined);
  for (const { id, displayName } of data?.items ?? []) known.current.set(displayName, id);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const mentions = [...known.current].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id);
      return answerOf(
        api.POST('/api/v1/tasks/{taskId}/comments', { params: { path: { taskId } }, body: { text, mentions } }),
      );
    },
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
        {t('task.commentHint')} {words('mentionHint')}
      </p>
      <Mentions
        id="comment"
        aria-describedby="comment-about"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST}
        value={text}
        loading={isFetching}
        filterOption={false}
        notFoundContent={words('personNone')}
        options={(data?.items ?? []).map(({ id, displayName, organisation }) => ({
          key: id,
          value: displayName,
          label: `${displayName}（${organisation}）`,
        }))}
        onSearch={setSearch}
        onChange={setText}
      />
      {error && <Trouble error={error} />}
      <Button htmlType="submit" disabled={isPending || text.trim() === ''}>
        {isPending ? t('task.commentSending') : t('task.commentSend')}
      </Button>
    </form>
  );
}
