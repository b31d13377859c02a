import { App } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useClaiming } from './claiming.ts';
import type { View } from './inbox-filter.ts';
import { useInboxKeys, type InboxKey } from './inbox-keys.ts';
import type { TaskItem } from './inbox-query.ts';
import { useBringingBack } from './deferring.tsx';
import { useSelection, type Selection } from './selection.ts';
import { TaskLine, type LineActs } from './task-line.tsx';

const DelegateDialog = lazy(() => import('../task/delegate-dialog.tsx'));
const LaterDialog = lazy(() => import('./later-dialog.tsx'));
const TakeoverDialog = lazy(() => import('../task/takeover-dialog.tsx'));

interface Properties {
  readonly view: View;
  readonly tasks: readonly TaskItem[];
  readonly toggleHelp: () => void;
  readonly search: () => void;
  /** More of the list, when the keyboard has come to its end. */
  readonly more: () => void;
}

/** The lines, and all that can be done with them by hand or by keyboard. */
export function TaskList({ view, tasks, toggleHelp, search, more }: Properties) {
  const { id: me, may } = useSignedIn();
  const can = (action: string) => may.some((grant) => grant.action === action && grant.subject === 'Task');
  const navigate = useNavigate();
  const { claim, unclaim } = useClaimingTold();
  const [delegated, delegate] = useState<TaskItem>();
  const [taken, takeOver] = useState<TaskItem>();
  const [later, putOff] = useState<TaskItem>();
  const bringBack = useBringingBack();
  const selection = useSelection(tasks);
  const { toggle, set } = selection;
  const place = usePlace(tasks);
  const putOffOrBack = useCallback(
    (task: TaskItem) => (task.putOffUntil ? bringBack(task) : putOff(task)),
    [bringBack],
  );
  const acts = useMemo<LineActs>(
    () => ({ claim, unclaim, delegate, takeOver, toggle, later: putOffOrBack }),
    [claim, unclaim, toggle, putOffOrBack],
  );
  const mayPutOff = (view === 'todo' || view === 'mine' || view === 'later') && can('work');
  const selectable = view !== 'done' && can('work');
  const pressed = useCallback(
    (key: InboxKey) => {
      const task = tasks[place.at()];
      if (key === '?') toggleHelp();
      if (key === '/') search();
      // Back into the list, also where there is no further line to move to.
      if (key === 'j' || key === 'k') document.querySelector<HTMLElement>('.tasks tr.chosen a')?.focus();
      if (key === 'j' && !place.move(1)) more();
      if (key === 'k') place.move(-1);
      if (key === 'Escape') set([]);
      if (task === undefined) return;
      if (key === 'Enter') void navigate(taskAddress(task.id));
      if (key === 'c') claim(task);
      if (key === 'u') unclaim(task);
      if (key === 'h' && mayPutOff) putOffOrBack(task);
      if (key === 'x' && selectable) toggle(task.id);
    },
    [
      tasks,
      place,
      toggleHelp,
      search,
      more,
      set,
      navigate,
      claim,
      unclaim,
      toggle,
      selectable,
      mayPutOff,
      putOffOrBack,
    ],
  );
  useInboxKeys(pressed);
  return (
    <>
      {tasks.length > 0 && (
        <table className="lines tasks" role="table">
          <Head done={view === 'done'} tick={selectable ? tickShown(tasks, selection) : undefined} />
          <tbody role="rowgroup">
            {tasks.map((task) => (
              <TaskLine
                key={task.id}
                task={task}
                me={me}
                chosen={task.id === place.id}
                ticked={selectable ? selection.ids.has(task.id) : undefined}
                mayClaim={view === 'todo' && can('work')}
                mayPutOff={mayPutOff}
                mayTakeOver={view === 'region' && can('assign')}
                acts={acts}
              />
            ))}
          </tbody>
        </table>
      )}
      <BulkBar tasks={tasks} selection={selection} />
      <Suspense>
        {later && <LaterDialog task={later} close={() => putOff(undefined)} />}
        {delegated && <DelegateDialog task={delegated} close={() => delegate(undefined)} />}
        {taken && <TakeoverDialog task={taken} mayOwn={!taken.excluded} close={() => takeOver(undefined)} />}
      </Suspense>
    </>
  );
}

/** The most that can be done at once, as the api has it. */
const MOST_AT_ONCE = 100;

interface Tick {
  readonly all: boolean;
  readonly change: (all: boolean) => void;
}

/** Ticks what is shown, as much of it as can be done at once. */
function tickShown(tasks: readonly TaskItem[], { ids, set }: Selection): Tick {
  const shown = tasks.slice(0, MOST_AT_ONCE).map(({ id }) => id);
  return { all: shown.every((id) => ids.has(id)), change: (all) => set(all ? shown : []) };
}

function Head({ done, tick }: { readonly done: boolean; readonly tick: Tick | undefined }) {
  const { t } = useTranslation('inbox');
  const { t: shared } = useTranslation();
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader" className="line-tick">
          {tick ? (
            <input
              type="checkbox"
              checked={tick.all}
              aria-label={t('selectShown', { most: MOST_AT_ONCE })}
              title={t('selectShown', { most: MOST_AT_ONCE })}
              onChange={({ target }) => tick.change(target.checked)}
            />
          ) : (
            <span className="unseen">{t('colSelect')}</span>
          )}
        </th>
        <th scope="col" role="columnheader">
          {shared('inbox.colTask')}
        </th>
        <th scope="col" role="columnheader">
          {shared('inbox.colPurchase')}
        </th>
        <th scope="col" role="columnheader">
          {done ? t('colDone') : shared('inbox.colDue')}
        </th>
        <th scope="col" role="columnheader">
          {shared('inbox.colOwner')}
        </th>
        <th scope="col" role="columnheader">
          {shared('inbox.colAct')}
        </th>
      </tr>
    </thead>
  );
}

/** Where the keyboard is. When its task leaves the list, the one that took its place is next. */
function usePlace(tasks: readonly TaskItem[]) {
  const [id, setId] = useState<string>();
  const last = useRef(-1);
  return useMemo(() => {
    const at = () => tasks.findIndex((task) => task.id === id);
    /** False at the end of the list. */
    const move = (step: 1 | -1): boolean => {
      const found = at();
      const from = found < 0 ? Math.min(last.current, tasks.length) - (step === 1 && last.current >= 0 ? 1 : 0) : found;
      const to = Math.max(from + step, 0);
      if (to >= tasks.length) return false;
      last.current = to;
      setId(tasks[to]!.id);
      return true;
    };
    return { id, at, move };
  }, [tasks, id]);
}

/** Claiming and putting back, with a word about how it went. */
function useClaimingTold() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const { mutate: claim } = useClaiming('claim');
  const { mutate: unclaim } = useClaiming('unclaim');
  const told = useCallback(
    (done: 'inbox.claimed' | 'inbox.unclaimed') => ({
      onSuccess: ({ title }: TaskItem) => void message.success(t(done, { title: title[language] })),
      onError: (error: Error) => void message.error(<TroubleText error={error} />),
    }),
    [message, t, language],
  );
  return {
    claim: useCallback((task: TaskItem) => claim(task, told('inbox.claimed')), [claim, told]),
    unclaim: useCallback((task: TaskItem) => unclaim(task, told('inbox.unclaimed')), [unclaim, told]),
  };
}
