import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MonthPart } from './month-part.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { RefusedPart } from './refused-part.tsx';
import { VisitDialog, type VisitStart } from './visit-dialog.tsx';
import { VisitList } from './visit-list.tsx';
import { usePlan, type VisitPlan } from './visits-query.ts';
import './visits.css';
import './words.ts';

const PARTS = ['list', 'month', 'refused'] as const;
type Part = (typeof PARTS)[number];

/** The records of one contract: of its provider, who records them here, and of the offices that watch it. */
export default function VisitsPage() {
  const { t } = useTranslation('visits');
  const { contractId = '' } = useParams();
  const { data: plan, error, refetch } = usePlan(contractId);
  const { pathname } = useLocation();
  usePageTitle(t('title'));
  return (
    <>
      <p className="way-back">
        <Link to={pathname.replace(/\/visits$/, '')}>← {t('about', { number: plan?.number ?? '' })}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!plan && !error && <Waiting what={t('loading')} />}
      {plan && <Records contractId={contractId} plan={plan} />}
    </>
  );
}

type Open = { readonly what: 'import' | 'plan' } | { readonly what: 'visit'; readonly start: VisitStart };

function Records({ contractId, plan }: { readonly contractId: string; readonly plan: VisitPlan }) {
  const { t } = useTranslation('visits');
  const [query, setQuery] = useSearchParams();
  const [open, setOpen] = useState<Open>();
  const part: Part = PARTS.find((one) => one === query.get('part')) ?? 'list';
  const close = () => setOpen(undefined);
  const record = plan.mayRecord ? (start: VisitStart) => setOpen({ what: 'visit', start }) : undefined;
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <div className="page-head-end actions">
          {plan.mayChange && <Button onClick={() => setOpen({ what: 'plan' })}>{t('plan.act')}</Button>}
          {plan.mayImport && <Button onClick={() => setOpen({ what: 'import' })}>{t('import.act')}</Button>}
          {record && (
            <Button type="primary" onClick={() => record({})}>
              {t('form.act')}
            </Button>
          )}
        </div>
      </div>
      <Segmented
        className="visit-parts"
        aria-label={t('partsLabel')}
        value={part}
        onChange={(value) => setQuery(value === 'list' ? {} : { part: value }, { replace: true })}
        options={PARTS.map((value) => ({ value, label: t(`parts.${value}`) }))}
      />
      {part === 'list' && <VisitList contractId={contractId} plan={plan} />}
      {part === 'month' && <MonthPart contractId={contractId} plan={plan} record={record} />}
      {part === 'refused' && <RefusedPart contractId={contractId} />}
      {open?.what === 'visit' && <VisitDialog {...{ contractId, plan, close }} start={open.start} />}
      {open?.what === 'import' && <ImportDialog {...{ contractId, plan, close }} />}
      {open?.what === 'plan' && <PlanDialog {...{ contractId, plan, close }} />}
    </>
  );
}
