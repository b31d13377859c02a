import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  PROJECT_LAYER_LABELS,
  PROJECT_LAYERS,
  PROJECT_STATE_LABELS,
  PROJECT_STATES,
} from '../../domain/procurement/projects.ts';
import { useLanguage } from '../words/i18n.ts';
import type { ProjectFilter, ProjectLayer, ProjectState } from './queries.ts';

/** The filter of the address, and how to change it. */
export function useProjectFilter(): [ProjectFilter, (change: ProjectFilter) => void] {
  const [query, setQuery] = useSearchParams();
  const year = Number(query.get('year'));
  const filter: ProjectFilter = {
    state: PROJECT_STATES.find((state) => state === query.get('state')),
    layer: PROJECT_LAYERS.find((layer) => layer === query.get('layer')),
    year: Number.isInteger(year) && year >= 2018 ? year : undefined,
    longTerm: query.get('longTerm') === 'true' ? 'true' : undefined,
    q: query.get('q') ?? undefined,
  };
  const change = (next: ProjectFilter) => {
    const kept = Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined && value !== '');
    setQuery(Object.fromEntries(kept.map(([name, value]) => [name, String(value)])), { replace: true });
  };
  return [filter, change];
}

interface Properties {
  readonly filter: ProjectFilter;
  readonly change: (change: ProjectFilter) => void;
  readonly filtered: boolean;
}

const NO_FILTER: ProjectFilter = {
  state: undefined,
  layer: undefined,
  year: undefined,
  longTerm: undefined,
  q: undefined,
};

export function ProjectFilters({ filter, change, filtered }: Properties) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const [text, setText] = useState(filter.q ?? '');
  const first = new Date().getFullYear() + 2;
  const years = [first, first - 1, first - 2, first - 3, first - 4];
  return (
    <div className="filters" role="group" aria-label={t('list.filters')}>
      <Input.Search
        className="filter-text"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onSearch={(q) => change({ q: q.trim() })}
      />
      <Select<ProjectState | ''>
        className="filter-choice"
        aria-label={t('list.state')}
        value={filter.state ?? ''}
        onChange={(state) => change({ state: state === '' ? undefined : state })}
        options={[
          { value: '' as const, label: t('list.allStates') },
          ...PROJECT_STATES.map((value) => ({ value, label: PROJECT_STATE_LABELS[value][language] })),
        ]}
      />
      <Select<ProjectLayer | ''>
        className="filter-choice"
        aria-label={t('list.layer')}
        value={filter.layer ?? ''}
        onChange={(layer) => change({ layer: layer === '' ? undefined : layer })}
        options={[
          { value: '' as const, label: t('list.allLayers') },
          ...PROJECT_LAYERS.map((value) => ({ value, label: PROJECT_LAYER_LABELS[value][language] })),
        ]}
      />
      <Select<number | ''>
        className="filter-choice"
        aria-label={t('list.year')}
        value={filter.year ?? ''}
        onChange={(year) => change({ year: year === '' ? undefined : year })}
        options={[
          { value: '' as const, label: t('list.allYears') },
          ...years.map((value) => ({ value, label: String(value) })),
        ]}
      />
      <Checkbox
        checked={filter.longTerm === 'true'}
        onChange={({ target }) => change({ longTerm: target.checked ? 'true' : undefined })}
      >
        {t('list.longTerm')}
      </Checkbox>
      {filtered && (
        <Button
          type="link"
          onClick={() => {
            setText('');
            change(NO_FILTER);
          }}
        >
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}
