import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Comments } from './comments.tsx';
import { TaskBackground } from './task-background.tsx';
import { TaskWork } from './task-work.tsx';
import { useTask, type Task } from './task-query.ts';

/** Everything for one decision on one page. */
export default function TaskPage() {
  const { t } = useTranslation();
  const taskId = useParams()['*'] ?? '';
  const { data: task, error, refetch } = useTask(taskId);
  return (
    <>
      <p className="way-back">
        <Link to="/inbox">← {t('task.back')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!task && !error && <Waiting what={t('task.loading')} />}
      {task && <OneTask key={task.id} task={task} />}
    </>
  );
}

function OneTask({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  usePageTitle(task.title[language]);
  const waiting = task.state === 'open' || task.state === 'claimed';
  return (
    <article>
      <header className="task-head">
        <h1>{task.title[language]}</h1>
        {waiting ? <DueTag task={task} /> : <span className="task-state">{t(`state.${task.state}`)}</span>}
      </header>
      <Facts task={task} />
      <p className="why">
        <strong>{t('task.why')}</strong>
        {task.why[language]}
      </p>
      <div className="task-columns">
        <TaskWork task={task} />
        <aside className="task-side">
          <TaskBackground task={task} />
          <Comments task={task} />
        </aside>
      </div>
    </article>
  );
}

function Facts({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <div>
        <dt>{t('task.purchase')}</dt>
        <dd>
          {task.purchaseName} <code>{task.purchaseNumber ?? '—'}</code>
        </dd>
      </div>
      <div>
        <dt>{t('task.role')}</dt>
        <dd>{t(`role.${task.candidateRole as 'officer'}`)}</dd>
      </div>
      <div>
        <dt>{t('task.owner')}</dt>
        <dd>{task.assignee?.displayName ?? t('inbox.nobody')}</dd>
      </div>
      {task.escalation > 0 && (
        <div>
          <dt>{t('task.due')}</dt>
          <dd>{t('task.escalated')}</dd>
        </div>
      )}
    </dl>
  );
}
