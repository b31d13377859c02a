import { Button, Empty, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '../exports/export-button.tsx';
import '../form/form.css';
import { PagedList } from '../frame/paged-list.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { FeedbackSheet } from './feedback-sheet.tsx';
import { MOST_ON_A_SHEET } from './slip-sheet.tsx';
import { VisitLines } from './visit-lines.tsx';
import { useVisits, type Visit, type VisitFilter } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly mayRate: boolean;
  /** This person is of the provider, and may add evidence. */
  readonly adds: boolean;
}

/** Every visit, the latest first, by day, recipient, person and what the recipient said. */
export function VisitList({ contractId, mayRate, adds }: Properties) {
  const { t } = useTranslation('visits');
  const [filter, change] = useState<VisitFilter>({});
  const [rated, rate] = useState<Visit>();
  const [printed, print] = useState<readonly Visit[]>();
  const visits = useVisits(contractId, filter);
  const shown = visits.data?.pages.flatMap(({ items }) => items) ?? [];
  const unrated = shown.filter(({ feedback }) => feedback === null).slice(0, MOST_ON_A_SHEET);
  return (
    <>
      <Filters contractId={contractId} filter={filter} change={change} />
      {mayRate && unrated.length > 0 && (
        <p>
          <Button onClick={() => print(unrated)}>{t('sheet.act')}</Button>
        </p>
      )}
      {rated && <FeedbackDialog contractId={contractId} visit={rated} close={() => rate(undefined)} />}
      {printed && <FeedbackSheet contractId={contractId} visits={printed} close={() => print(undefined)} />}
      <PagedList
        pages={visits}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.empty')} />}
      >
        {(items) => <VisitLines visits={items} rate={mayRate ? rate : undefined} adds={adds} />}
      </PagedList>
    </>
  );
}

const FEEDBACK = ['given', 'none', 'nobody-came'] as const;
const FEEDBACK_WORDS = { given: 'given', none: 'none', 'nobody-came': 'nobodyCame' } as const;

interface FilterProperties {
  readonly contractId: string;
  readonly filter: VisitFilter;
  readonly change: (filter: VisitFilter) => void;
}

function Filters({ contractId, filter, change }: FilterProperties) {
  const { t } = useTranslation('visits');
  const id = useId();
  const set = (name: keyof VisitFilter, value: string) => {
    const rest = Object.fromEntries(Object.entries(filter).filter(([other]) => other !== name));
    change(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div className="visit-filters">
      {(['from', 'to'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(`list.${name}`)}</label>
          <Input
            id={`${id}-${name}`}
            type="date"
            value={filter[name] ?? ''}
            onChange={({ target }) => set(name, target.value)}
          />
        </div>
      ))}
      {(['recipient', 'staff'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(name === 'recipient' ? 'list.number' : 'list.staff')}</label>
          <Input.Search
            id={`${id}-${name}`}
            allowClear
            maxLength={40}
            defaultValue={filter[name] ?? ''}
            onSearch={(value) => set(name, value.trim())}
          />
        </div>
      ))}
      <Select
        aria-label={t('list.feedback')}
        value={filter.feedback ?? ''}
        onChange={(value) => set('feedback', value)}
        options={[
          { value: '', label: t('list.any') },
          ...FEEDBACK.map((value) => ({ value, label: t(`list.${FEEDBACK_WORDS[value]}`) })),
        ]}
      />
      <ExportButton kind="visits" title={t('title')} filter={{ contract: contractId, ...filter }} />
    </div>
  );
}
