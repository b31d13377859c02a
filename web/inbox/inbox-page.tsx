import { App, Button, Empty } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import { useClaiming } from './claiming.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { useInboxKeys, type InboxKey } from './inbox-keys.ts';
import { useInbox, useInboxFilter, type InboxFilter, type TaskItem } from './inbox-query.ts';
import { KeysHelp } from './keys-help.tsx';
import { TaskLine } from './task-line.tsx';

/** The first page after signing in: what must I do, and what is late. */
export default function InboxPage() {
  const { t } = useTranslation();
  const [filter, change] = useInboxFilter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInbox(filter);
  const [help, setHelp] = useState(false);
  const tasks = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('inbox.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('inbox.title')}</h1>
        {tasks && <Summary tasks={tasks} more={hasNextPage} />}
        <Button className="page-head-end" type="text" onClick={() => setHelp(true)}>
          {t('inbox.help')} <kbd>?</kbd>
        </Button>
      </div>
      <InboxFilters filter={filter} change={change} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!tasks && !error && <Waiting what={t('inbox.loading')} />}
      {tasks?.length === 0 && <Nothing filter={filter} clear={() => change(NO_FILTER)} />}
      {tasks && <Lines tasks={tasks} toggleHelp={() => setHelp(!help)} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? t('inbox.loadingMore') : t('inbox.more')}
        </Button>
      )}
      {help && <KeysHelp close={() => setHelp(false)} />}
    </>
  );
}

const NO_FILTER: InboxFilter = { kind: undefined, mine: false, overdue: false };

function Summary({ tasks, more }: { readonly tasks: readonly TaskItem[]; readonly more: boolean }) {
  const { t } = useTranslation();
  const overdue = tasks.filter((task) => task.overdue).length;
  return (
    <p className="page-summary" role="status">
      {t(more ? 'inbox.summaryMore' : 'inbox.summary', { count: tasks.length })}
      {overdue > 0 && <strong className="due-overdue">{t('inbox.overdueCount', { count: overdue })}</strong>}
    </p>
  );
}

function Nothing({ filter, clear }: { readonly filter: InboxFilter; readonly clear: () => void }) {
  const { t } = useTranslation();
  const filtered = filter.kind !== undefined || filter.mine || filter.overdue;
  const text = filtered ? t('inbox.emptyFiltered') : `${t('inbox.emptyTitle')}。${t('inbox.emptyText')}`;
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {filtered && <Button onClick={clear}>{t('inbox.clear')}</Button>}
    </Empty>
  );
}

interface LinesProperties {
  readonly tasks: readonly TaskItem[];
  readonly toggleHelp: () => void;
}

function Lines({ tasks, toggleHelp }: LinesProperties) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { claim, unclaim, busy } = useClaimingTold();
  const [chosenId, choose] = useState<string>();
  const pressed = useCallback(
    (key: InboxKey) => {
      const at = tasks.findIndex(({ id }) => id === chosenId);
      const task = tasks[at];
      if (key === '?') toggleHelp();
      if (key === 'j') choose(tasks[Math.min(at + 1, tasks.length - 1)]?.id);
      if (key === 'k') choose(tasks[Math.max(at - 1, 0)]?.id);
      if (key === 'Enter' && task) void navigate(taskAddress(task.id));
      if (key === 'c' && task) claim(task);
    },
    [tasks, chosenId, toggleHelp, navigate, claim],
  );
  useInboxKeys(pressed);
  if (tasks.length === 0) return null;
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('inbox.colTask')}</th>
          <th scope="col">{t('inbox.colPurchase')}</th>
          <th scope="col">{t('inbox.colDue')}</th>
          <th scope="col">{t('inbox.colOwner')}</th>
          <th scope="col">{t('inbox.colAct')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <TaskLine
            key={task.id}
            task={task}
            chosen={task.id === chosenId}
            busy={busy}
            claim={claim}
            unclaim={unclaim}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Claiming and putting back, with a word about how it went. */
function useClaimingTold() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const { mutate: claim, isPending: claiming } = useClaiming('claim');
  const { mutate: unclaim, isPending: unclaiming } = useClaiming('unclaim');
  const refused = (error: Error) => void message.error(<TroubleText error={error} />);
  const told = (done: 'inbox.claimed' | 'inbox.unclaimed') => ({
    onSuccess: ({ title }: TaskItem) => void message.success(t(done, { title: title[language] })),
    onError: refused,
  });
  return {
    claim: (task: TaskItem) => claim(task, told('inbox.claimed')),
    unclaim: (task: TaskItem) => unclaim(task, told('inbox.unclaimed')),
    busy: claiming || unclaiming,
  };
}
