import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PURCHASE_STATE_LABELS, STAGE_LABELS, STAGES, type PurchaseState } from '../../domain/procurement/stages.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Task } from './task-query.ts';

type Event = Task['before'][number];

/** The law behind the task in words: what it says, and where; the rule's id stands small beside it. */
export function Basis({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const language = useLanguage();
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">{t('task.basis')}</h2>
      <ul className="basis">
        {task.basis.map(({ rule, title, citation }) => (
          <li key={rule}>
            <span>{title[language]}</span>
            <span className="quiet">
              {words('basisOf', { citation: citation[language] })} <code>{rule}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN = 8;

/** What the purchase went through, newest first: who did what and when. */
export function Before({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const [all, setAll] = useState(false);
  const events = all ? task.before : task.before.slice(0, SHOWN);
  return (
    <section aria-labelledby="before">
      <h2 id="before">{t('task.before')}</h2>
      {task.before.length === 0 && <p className="quiet">{t('task.beforeNone')}</p>}
      <ol className="before">
        {events.map((event, at) => (
          <OneEvent key={at} event={event} />
        ))}
      </ol>
      {!all && task.before.length > SHOWN && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words('showAll', { count: task.before.length })}
        </button>
      )}
    </section>
  );
}

function OneEvent({ event }: { readonly event: Event }) {
  const { t } = useTranslation();
  const sentence = useEventSentence();
  const { t: words } = useTranslation('task');
  const { task, at, lot } = event;
  const nameOf = ({ by, role, onBehalfOf }: NonNullable<Event['task']>) => {
    const name = by ?? t(`role.${role as 'officer'}`);
    return onBehalfOf === null ? name : t('task.onBehalf', { name, absent: onBehalfOf });
  };
  return (
    <li>
      <time dateTime={at}>{formatInstant(at as Instant)}</time>
      <span>
        {task && <strong>{nameOf(task)}</strong>} {sentence(event)}
        {lot !== null && words('inLot', { lot })}
      </span>
    </li>
  );
}

const EVENTS = [
  'stage',
  'notice',
  'opening',
  'draw',
  'ranking',
  'award-void',
  'lot-failed',
  'contract-signed',
  'accepted',
] as const;

function useEventSentence() {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const language = useLanguage();
  return ({ kind, stage, task, detail }: Event): string => {
    if (task) {
      const title = task.title[language];
      return task.outcome === null
        ? words('decidedWhat', { title })
        : words('decidedAs', { title, outcome: task.outcome[language] });
    }
    if (kind === 'award')
      return words(detail['deemed'] === true ? 'deemed' : 'awarded', { rank: Number(detail['rank']) });
    if (kind === 'end') {
      return words('ended', { state: PURCHASE_STATE_LABELS[detail['state'] as PurchaseState]?.[language] ?? '' });
    }
    if (kind === 'takeover-end') {
      const outcome = words(`takeoverOutcome.${detail['outcome'] as 'returned'}`);
      return words('takeoverEnded', { outcome });
    }
    const known = EVENTS.find((event) => event === kind) ?? 'other';
    const code = STAGES.find((candidate) => candidate === stage);
    return t(`event.${known}`, { stage: code === undefined ? stage : STAGE_LABELS[code][language] });
  };
}
