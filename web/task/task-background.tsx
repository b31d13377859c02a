import { useTranslation } from 'react-i18next';
import { STAGE_LABELS, STAGES } from '../../domain/procurement/stages.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Task } from './task-query.ts';

/** What the task stands on: the rules in force, and what the purchase went through before. */
export function TaskBackground({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <section aria-labelledby="basis">
        <h2 id="basis">{t('task.basis')}</h2>
        <ul className="basis">
          {task.basis.map(({ rule, title, source }) => (
            <li key={rule}>
              <span>
                <code>{rule}</code> {title[language]}
              </span>
              <span className="quiet" lang="zh-CN">
                {source}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="before">
        <h2 id="before">{t('task.before')}</h2>
        {task.before.length === 0 ? <p className="quiet">{t('task.beforeNone')}</p> : <Before task={task} />}
      </section>
    </>
  );
}

function Before({ task }: { readonly task: Task }) {
  const sentence = useEventSentence();
  return (
    <ol className="before">
      {task.before.map((event, at) => (
        <li key={at}>
          <time dateTime={event.at}>{formatInstant(event.at as Instant)}</time>
          <span>
            {sentence(event)} {event.rule && <code>{event.rule}</code>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const EVENTS = [
  'stage',
  'end',
  'notice',
  'opening',
  'draw',
  'ranking',
  'award',
  'award-void',
  'lot-failed',
  'contract-signed',
  'accepted',
  'takeover-end',
] as const;

function useEventSentence() {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ kind, stage }: Task['before'][number]) => {
    const known = EVENTS.find((event) => event === kind) ?? 'other';
    const code = STAGES.find((candidate) => candidate === stage);
    return t(`event.${known}`, { stage: code === undefined ? stage : STAGE_LABELS[code][language] });
  };
}
