import { Button, Select } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { useLanguage } from '../words/i18n.ts';
import { isNarrowed, UNFILTERED, type InboxFilter } from './inbox-filter.ts';
import { countOf, useCounts } from './inbox-query.ts';
import { SearchBox } from './search-box.tsx';

interface Properties {
  readonly filter: InboxFilter;
  readonly change: (change: Partial<InboxFilter>) => void;
  readonly search: Ref<HTMLInputElement>;
}

/** What narrows the list. Every number is the length of the list that it leads to. */
export function InboxFilters({ filter, change, search }: Properties) {
  const { t } = useTranslation('inbox');
  const { t: shared } = useTranslation();
  const { view, kind, due, purchase } = filter;
  const counts = useCounts(view, filter) ?? [];
  const options = useKinds(filter, counts);
  return (
    <div className="filters" role="group" aria-label={shared('inbox.filters')}>
      <SearchBox q={filter.q} change={(q) => change({ q })} input={search} />
      <Select
        className="filter-kind"
        aria-label={shared('inbox.kind')}
        value={kind ?? ('' as const)}
        onChange={(chosen: TaskKind | '') => change({ kind: chosen === '' ? undefined : chosen })}
        options={[{ value: '' as const, label: shared('inbox.allKinds') }, ...options]}
      />
      {view !== 'done' &&
        (['overdue', 'soon'] as const).map((light) => (
          <button
            key={light}
            type="button"
            className={`filter-due filter-${light}`}
            aria-pressed={due === light}
            onClick={() => change({ due: due === light ? undefined : light })}
          >
            {t(light, { count: countOf(counts, { kind, due: light }) })}
          </button>
        ))}
      {view !== 'done' && (
        <Select
          className="filter-sort"
          aria-label={t('sort')}
          value={filter.sort}
          onChange={(sort: InboxFilter['sort']) => change({ sort })}
          options={[
            { value: 'dueAt' as const, label: t('byDue') },
            { value: 'urgency' as const, label: t('byUrgency') },
          ]}
        />
      )}
      {purchase !== undefined && (
        <Button size="small" onClick={() => change({ purchase: undefined })}>
          {t('ofPurchase')} ×
        </Button>
      )}
      {isNarrowed(filter) && (
        <Button type="link" onClick={() => change(UNFILTERED)}>
          {shared('inbox.clear')}
        </Button>
      )}
    </div>
  );
}

/** The kinds that there are, with their numbers, and the one that is chosen. */
function useKinds({ kind, due }: InboxFilter, counts: Parameters<typeof countOf>[0]) {
  const language = useLanguage();
  const { t } = useTranslation('inbox');
  return TASK_KIND_CODES.map((code) => ({ code, count: countOf(counts, { kind: code, due }) }))
    .filter(({ code, count }) => count > 0 || code === kind)
    .map(({ code, count }) => {
      return { value: code, label: t('kindCount', { title: taskKindDefinition(code).title[language], count }) };
    });
}
