import { Button, Empty, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { ExportButton } from '../exports/export-button.tsx';
import '../form/form.css';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { FeedbackSheet, MOST_ON_A_SHEET } from './feedback-sheet.tsx';
import { useVisits, type Visit, type VisitFilter } from './visits-query.ts';
import './words.ts';

/** Every visit, the latest first, by day, recipient, person and what the recipient said. */
export function VisitList({ contractId, mayRate }: { readonly contractId: string; readonly mayRate: boolean }) {
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
        {(items) => <Lines visits={items} rate={mayRate ? rate : undefined} />}
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

type Rate = ((visit: Visit) => void) | undefined;

function Lines({ visits, rate }: { readonly visits: readonly Visit[]; readonly rate: Rate }) {
  const { t } = useTranslation('visits');
  return (
    <>
      <p className="quiet small">{t('masked')}</p>
      <table className="lines">
        <thead>
          <tr>
            {(['time', 'recipient', 'service', 'staff', 'place', 'done', 'feedback'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <Line key={visit.id} visit={visit} rate={rate} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ visit, rate }: { readonly visit: Visit; readonly rate: Rate }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const { recipient, service, startedAt, endedAt, staff, place, done, source } = visit;
  return (
    <tr>
      <th scope="row">
        {formatInstant(startedAt as Instant)}–{formatInstant(endedAt as Instant).slice(11)}
        <span className="case-about">{t(`list.source.${source}`)}</span>
      </th>
      <td data-label={t('list.recipient')}>
        {recipient.name} <code>{recipient.number}</code>
      </td>
      <td data-label={t('list.service')}>{language === 'zh' ? service.zh : service.en}</td>
      <td data-label={t('list.staff')}>{staff}</td>
      <td data-label={t('list.place')}>{place}</td>
      <td data-label={t('list.done')} className="visit-text">
        {done}
      </td>
      <td data-label={t('list.feedback')}>
        <Feedback feedback={visit.feedback} />
        {rate && visit.feedback === null && (
          <Button size="small" aria-label={`${t('phone.act')} ${visit.key}`} onClick={() => rate(visit)}>
            {t('phone.act')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Feedback({ feedback }: Pick<Visit, 'feedback'>) {
  const { t } = useTranslation('visits');
  if (feedback === null) return t('list.noFeedback');
  const { tookPlace, rating, remark, channel } = feedback;
  return (
    <>
      {!tookPlace && <strong className="due-overdue">{t('list.nobodyCame')}</strong>}
      {tookPlace && (rating === null ? t('list.confirmed') : t('list.stars', { n: rating }))}
      {channel === 'phone' && t('list.byPhone')}
      {remark !== null && <span className="case-about">{remark}</span>}
    </>
  );
}
