import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Attachments } from '../attachments/attachments.tsx';
import './task.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { CaseFacts, OtherCase } from './case-facts.tsx';
import { Comments } from './comments.tsx';
import { Material } from './material.tsx';
import { StageSteps } from './stage-steps.tsx';
import { TaskActions } from './task-actions.tsx';
import { Basis, Before } from './task-background.tsx';
import { TaskWork } from './task-work.tsx';
import { Presence } from './presence.tsx';
import { reasonAgainst, useTask, type Task } from './task-query.ts';

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
  return (
    <article>
      <header className="task-head">
        <h1>{task.title[language]}</h1>
        <span className={`task-state state-${task.state}`}>{t(`state.${task.state}`)}</span>
        <Presence task={task} />
        <TaskActions task={task} />
      </header>
      {task.facts ? <CaseFacts task={task} facts={task.facts} /> : <OtherCase task={task} />}
      {task.facts && <StageSteps stage={task.facts.stage} />}
      <div className="task-columns">
        <div className="task-main">
          <p className="why">
            <strong>{t('task.why')}</strong>
            {task.why[language]}
          </p>
          <Material task={task} />
          <TaskWork task={task} />
        </div>
        <aside className="task-side">
          <Attachments owner={{ kind: 'task', id: task.id }} changeable={reasonAgainst(task, 'draft') === undefined} />
          <Basis task={task} />
          <Before task={task} />
          <Comments task={task} />
        </aside>
      </div>
    </article>
  );
}
