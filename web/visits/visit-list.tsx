import { Button, Empty, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ownCorrectionUntil } from '../../domain/contracts/visit-correction.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { ExportButton } from '../exports/export-button.tsx';
import '../form/form.css';
import { PagedList } from '../frame/paged-list.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { FeedbackSheet } from './feedback-sheet.tsx';
import { MOST_ON_A_SHEET } from './slip-sheet.tsx';
import { TextButton, textable } from './text-button.tsx';
import { VisitLines } from './visit-lines.tsx';
import { useVisits, type Visit, type VisitFilter, type VisitPlan } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
}

/** As many as one request asks about. */
const MOST_TEXTS = 100;

/** Every visit, the latest first, by day, recipient, person and what the recipient said. */
export function VisitList({ contractId, plan }: Properties) {
  const { t } = useTranslation('visits');
  const [query] = useSearchParams();
  const recipient = query.get('recipient');
  const [filter, change] = useState<VisitFilter>(recipient === null ? {} : { recipient });
  const [rated, rate] = useState<Visit>();
  const [corrected, correct] = useState<Visit>();
  const [printed, print] = useState<readonly Visit[]>();
  const visits = useVisits(contractId, filter);
  const shown = visits.data?.pages.flatMap(({ items }) => items) ?? [];
  const unrated = shown
    .filter(({ feedback, withdrawnAt }) => feedback === null && withdrawnAt === null)
    .slice(0, MOST_ON_A_SHEET);
  return (
    <>
      <Filters contractId={contractId} filter={filter} change={change} />
      {plan.mayRate && unrated.length > 0 && (
        <p>
          <Button onClick={() => print(unrated)}>{t('sheet.act')}</Button>
        </p>
      )}
      {plan.mayRecord && shown.some(textable) && (
        <p>
          <TextButton contractId={contractId} visits={shown.filter(textable).slice(0, MOST_TEXTS)} />
        </p>
      )}
      {rated && <FeedbackDialog contractId={contractId} visit={rated} close={() => rate(undefined)} />}
      {printed && <FeedbackSheet contractId={contractId} visits={printed} close={() => print(undefined)} />}
      {corrected && <CorrectDialog {...{ contractId, plan }} visit={corrected} close={() => correct(undefined)} />}
      <PagedList
        pages={visits}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.empty')} />}
      >
        {(items) => (
          <VisitLines
            visits={items}
            acts={{
              ...(plan.mayRate && { rate }),
              ...(plan.mayRecord && { texts: contractId }),
              correct,
              mayCorrect: (visit) => mayCorrect(plan, visit),
            }}
            adds={plan.mayImport}
          />
        )}
      </PagedList>
    </>
  );
}

/** The provider for some days and until the recipient has said something; an office at any time. */
function mayCorrect({ mayRecord, mayImport }: VisitPlan, { withdrawnAt, feedback, recordedAt }: Visit): boolean {
  if (!mayRecord || withdrawnAt !== null) return false;
  const today = dayOf(instantOfMillis(Date.now()));
  const recordedOn = dayOf(instantOfMillis(Date.parse(recordedAt)));
  return !mayImport || (feedback === null && today <= ownCorrectionUntil(recordedOn));
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
