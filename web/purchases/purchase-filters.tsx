import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { METHODS, METHOD_CODES } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATE_LABELS, PURCHASE_STATES, STAGE_LABELS, STAGES } from '../../domain/procurement/stages.ts';
import { useLanguage } from '../words/i18n.ts';
import { isFiltered, NO_FILTER, useRegions, type PurchaseFilter } from './purchases-query.ts';
import './list-words.ts';

interface Properties {
  readonly filter: PurchaseFilter;
  readonly change: (change: Partial<PurchaseFilter>) => void;
}

export function PurchaseFilters({ filter, change }: Properties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <div className="filters" role="group" aria-label={t('list.filters')}>
      <SearchText text={filter.q ?? ''} change={(q) => change({ q: q === '' ? undefined : q })} />
      <Choice
        name={t('list.stage')}
        all={t('list.allStages')}
        value={filter.stage}
        options={STAGES.map((stage) => ({ value: stage, label: STAGE_LABELS[stage][language] }))}
        change={(stage) => change({ stage })}
      />
      <Choice
        name={t('list.state')}
        all={t('list.allStates')}
        value={filter.state}
        options={PURCHASE_STATES.map((state) => ({ value: state, label: PURCHASE_STATE_LABELS[state][language] }))}
        change={(state) => change({ state })}
      />
      <Choice
        name={t('list.method')}
        all={t('list.allMethods')}
        value={filter.method}
        options={METHOD_CODES.map((method) => ({ value: method, label: METHODS[method].title[language] }))}
        change={(method) => change({ method })}
      />
      <Choice
        name={t('list.year')}
        all={t('list.allYears')}
        value={filter.year}
        options={YEARS.map((year) => ({ value: year, label: String(year) }))}
        change={(year) => change({ year })}
      />
      <RegionChoice region={filter.region} change={(region) => change({ region })} />
      {isFiltered(filter) && (
        <Button type="link" onClick={() => change(NO_FILTER)}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}

const THIS_YEAR = new Date().getFullYear();
const YEARS = [THIS_YEAR + 1, THIS_YEAR, THIS_YEAR - 1, THIS_YEAR - 2, THIS_YEAR - 3];

interface ChoiceProperties<V> {
  readonly name: string;
  readonly all: string;
  readonly value: V | undefined;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly change: (value: V | undefined) => void;
}

function Choice<V extends string | number>({ name, all, value, options, change }: ChoiceProperties<V>) {
  return (
    <Select<V | ''>
      className="filter-choice"
      aria-label={name}
      value={value ?? ''}
      popupMatchSelectWidth={false}
      onChange={(chosen) => change(chosen === '' ? undefined : chosen)}
      options={[{ value: '' as const, label: all }, ...options]}
    />
  );
}

function RegionChoice({
  region,
  change,
}: {
  readonly region: string | undefined;
  readonly change: (region: string | undefined) => void;
}) {
  const { t } = useTranslation('purchases');
  const { data } = useRegions();
  if (!data || data.items.length < 2) return null;
  return (
    <Choice
      name={t('list.region')}
      all={t('list.allRegions')}
      value={region}
      options={data.items.map(({ code, name }) => ({ value: code, label: name }))}
      change={change}
    />
  );
}

/** Long enough not to ask for every letter of a pinyin. */
const PAUSE_MS = 300;

function SearchText({ text, change }: { readonly text: string; readonly change: (text: string) => void }) {
  const { t } = useTranslation('purchases');
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = setTimeout(() => change(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  return (
    <Input
      className="filter-text"
      type="search"
      allowClear
      maxLength={100}
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
