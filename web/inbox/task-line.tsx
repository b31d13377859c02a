import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import type { TaskItem } from './inbox-query.ts';

interface Properties {
  readonly task: TaskItem;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly claim: (task: TaskItem) => void;
  readonly unclaim: (task: TaskItem) => void;
}

/** One task of the inbox. The chosen one is where the keyboard is. */
export function TaskLine({ task, chosen, busy, claim, unclaim }: Properties) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id: me } = useSignedIn();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) link.current?.focus();
  }, [chosen]);
  const mine = task.assignee?.id === me;
  return (
    <tr className={chosen ? 'chosen' : ''}>
      <th scope="row">
        <Link ref={link} to={taskAddress(task.id)}>
          {task.title[language]}
        </Link>
      </th>
      <td data-label={t('inbox.colPurchase')}>
        <span className="purchase-name">{task.purchaseName}</span> <code>{task.purchaseNumber ?? '—'}</code>
      </td>
      <td data-label={t('inbox.colDue')}>
        <DueTag task={task} />
      </td>
      <td data-label={t('inbox.colOwner')}>{ownerOf(task, mine, t('inbox.you')) ?? t('inbox.nobody')}</td>
      <td className="line-act">
        {task.assignee === null && (
          <Button size="small" disabled={busy} onClick={() => claim(task)}>
            {t('inbox.claim')}
          </Button>
        )}
        {mine && (
          <Button size="small" type="text" disabled={busy} onClick={() => unclaim(task)}>
            {t('inbox.unclaim')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function ownerOf({ assignee }: TaskItem, mine: boolean, you: string): string | undefined {
  return mine ? you : assignee?.displayName;
}
