import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayOf, formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { DueTag } from '../due/due-tag.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import type { TaskItem } from './inbox-query.ts';
import { ownerName } from '../task/owner-name.ts';

/** What a line can be asked to do; the same functions for every line, so that a line is drawn again only when it changes. */
export interface LineActs {
  readonly claim: (task: TaskItem) => void;
  readonly unclaim: (task: TaskItem) => void;
  readonly delegate: (task: TaskItem) => void;
  readonly takeOver: (task: TaskItem) => void;
  /** Puts it off, or brings it back where it was put off. */
  readonly later: (task: TaskItem) => void;
  readonly toggle: (id: string) => void;
}

interface Properties {
  readonly task: TaskItem;
  readonly me: string;
  /** Where the keyboard is. */
  readonly chosen: boolean;
  /** Ticked; undefined where the list has nothing to tick. */
  readonly ticked: boolean | undefined;
  readonly mayClaim: boolean;
  readonly mayTakeOver: boolean;
  readonly mayPutOff: boolean;
  readonly acts: LineActs;
}

/** One task of the inbox. */
export const TaskLine = memo(function TaskLine({ task, chosen, ticked, acts, ...rights }: Properties) {
  const { t } = useTranslation('inbox');
  const { t: shared } = useTranslation();
  const language = useLanguage();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) link.current?.focus();
  }, [chosen]);
  const title = task.title[language];
  return (
    <tr role="row" className={chosen ? 'chosen' : ''}>
      <td role="cell" className="line-tick">
        {ticked !== undefined && (
          <input
            type="checkbox"
            checked={ticked}
            aria-label={t('select', { title: `${title} ${task.purchaseNumber ?? ''}` })}
            onChange={() => acts.toggle(task.id)}
          />
        )}
      </td>
      <th scope="row" role="rowheader">
        <Link ref={link} to={taskAddress(task.id)}>
          {title}
        </Link>
        {task.standIn && <span className="line-mark">{t('standIn', { name: task.standIn.displayName })}</span>}
        {task.onBehalfOf && <span className="line-mark">{t('onBehalf', { name: task.onBehalfOf.displayName })}</span>}
        {task.putOffUntil && (
          <span className="line-mark">{t('backOn', { day: dayOf(task.putOffUntil as Instant) })}</span>
        )}
        {task.escalation > 0 && <span className="line-mark due-overdue">{t('escalated')}</span>}
        {task.excluded && (
          <span className="line-mark" title={t('excludedWhy')}>
            {t('excluded')}
          </span>
        )}
      </th>
      <td role="cell" data-label={shared('inbox.colPurchase')}>
        <span className="purchase-name">{task.purchaseName ?? task.about}</span> <code>{task.purchaseNumber}</code>
      </td>
      <td role="cell" data-label={task.submittedAt ? t('colDone') : shared('inbox.colDue')}>
        {task.submittedAt ? <Done task={task} /> : <DueTag task={task} />}
        {task.paymentClock && <PaymentClock clock={task.paymentClock} />}
      </td>
      <td role="cell" data-label={shared('inbox.colOwner')}>
        {task.assignee?.id === rights.me ? shared('inbox.you') : ownerName(task, shared)}
      </td>
      <td role="cell" className="line-act">
        <Acts task={task} acts={acts} {...rights} />
      </td>
    </tr>
  );
});

/** How long the payment may still wait, or since when it costs interest (DL-08). */
function PaymentClock({ clock: { daysLeft, daysLate } }: { readonly clock: NonNullable<TaskItem['paymentClock']> }) {
  const { t } = useTranslation('inbox');
  if (daysLate > 0) return <div className="due-overdue">{t('payLate', { count: daysLate })}</div>;
  return <div className="due-date">{daysLeft === 0 ? t('payToday') : t('payLeft', { count: daysLeft })}</div>;
}

function Done({ task }: { readonly task: TaskItem }) {
  const language = useLanguage();
  const outcome = task.outcomes.find(({ code }) => code === task.outcome)?.title[language];
  return (
    <>
      {outcome} <span className="due-date">{formatInstant(task.submittedAt as Instant)}</span>
    </>
  );
}

function Acts({ task, me, mayClaim, mayTakeOver, mayPutOff, acts }: Omit<Properties, 'chosen' | 'ticked'>) {
  const { t } = useTranslation('inbox');
  const { t: shared } = useTranslation();
  const mine = task.state === 'claimed' && task.assignee?.id === me;
  const waits = task.state === 'open' || task.state === 'claimed';
  return (
    <>
      {(task.state === 'open' || task.standIn) && mayClaim && !task.excluded && (
        <button type="button" onClick={() => acts.claim(task)}>
          {task.standIn ? t('claimFor') : shared('inbox.claim')}
        </button>
      )}
      {mine && (
        <>
          <button type="button" onClick={() => acts.unclaim(task)}>
            {shared('inbox.unclaim')}
          </button>
          <button type="button" onClick={() => acts.delegate(task)}>
            {t('delegate')}
          </button>
        </>
      )}
      {waits && mayPutOff && (
        <button type="button" onClick={() => acts.later(task)}>
          {t(task.putOffUntil ? 'bringBack' : 'putOff')}
        </button>
      )}
      {waits && mayTakeOver && !mine && (
        <button type="button" onClick={() => acts.takeOver(task)}>
          {t('takeOver')}
        </button>
      )}
    </>
  );
}
