import { Button, Empty } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '../exports/export-button.tsx';
import type { ExportFilter } from '../exports/use-export.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { isNarrowed, UNFILTERED, useInboxFilter, type InboxFilter } from './inbox-filter.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { countOf, useCounts, useInbox } from './inbox-query.ts';
import { KeysHelp } from './keys-help.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { TaskList } from './task-list.tsx';
import { ViewTabs } from './view-tabs.tsx';
import './inbox.css';
import './words.ts';

/** The first page after signing in: what must I do, and what is late. */
export default function InboxPage() {
  const { t } = useTranslation();
  const [filter, change] = useInboxFilter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInbox(filter);
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const tasks = data?.pages.flatMap(({ items }) => items);
  const more = useCallback(() => {
    if (hasNextPage) void fetchNextPage();
  }, [hasNextPage, fetchNextPage]);
  const toggleHelp = useCallback(() => setHelp((shown) => !shown), []);
  const toSearch = useCallback(() => search.current?.focus(), []);
  usePageTitle(t('inbox.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('inbox.title')}</h1>
        {tasks && <Summary filter={filter} shown={tasks.length} />}
        <Button className="page-head-end keys-button" type="text" onClick={toggleHelp}>
          {t('inbox.help')} <kbd>?</kbd>
        </Button>
      </div>
      <ViewTabs current={filter.view} />
      <InboxFilters filter={filter} change={change} search={search} />
      <SavedFilters filter={filter} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!tasks && !error && <Waiting what={t('inbox.loading')} />}
      {tasks?.length === 0 && !error && <Nothing filter={filter} clear={() => change(UNFILTERED)} />}
      {tasks && (
        <TaskList
          key={filter.view}
          view={filter.view}
          tasks={tasks}
          toggleHelp={toggleHelp}
          search={toSearch}
          more={more}
        />
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={more}>
          {isFetchingNextPage ? t('inbox.loadingMore') : t('inbox.more')}
        </Button>
      )}
      {tasks && tasks.length > 0 && <ExportButton kind="tasks" title={t('inbox.title')} filter={exportOf(filter)} />}
      {help && <KeysHelp close={() => setHelp(false)} />}
    </>
  );
}

/** The tasks that the page shows, as the api's list is filtered. */
function exportOf({ view, kind, due, purchase, q, sort }: InboxFilter): ExportFilter {
  return { scope: view, sort, kind, purchase, q, ...(due && { [due]: 'true' }) };
}

function Summary({ filter, shown }: { readonly filter: InboxFilter; readonly shown: number }) {
  const { t } = useTranslation('inbox');
  const counts = useCounts(filter.view, filter);
  if (counts === undefined) return null;
  const count = countOf(counts, filter);
  return (
    <p className="page-summary" role="status">
      {count > shown ? t('totalShown', { count, shown }) : t('total', { count })}
    </p>
  );
}

const EMPTY = {
  todo: 'emptyTodo',
  mine: 'emptyMine',
  later: 'emptyLater',
  done: 'emptyDone',
  region: 'emptyRegion',
} as const;

function Nothing({ filter, clear }: { readonly filter: InboxFilter; readonly clear: () => void }) {
  const { t } = useTranslation('inbox');
  const { t: shared } = useTranslation();
  const narrowed = isNarrowed(filter);
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={narrowed ? shared('inbox.emptyFiltered') : t(EMPTY[filter.view])}
    >
      {narrowed && <Button onClick={clear}>{shared('inbox.clear')}</Button>}
    </Empty>
  );
}
