import { Button, Empty, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportButton } from '../exports/export-button.tsx';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { EndDialog } from './end-dialog.tsx';
import { MobileDialog } from './mobile-dialog.tsx';
import type { VisitStart } from './visit-dialog.tsx';
import { useMonth, type MonthLine, type VisitPlan } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
  readonly record: ((start: VisitStart) => void) | undefined;
}

/** What the contract owes each recipient in a month beside what is on record. */
export function MonthPart({ contractId, plan, record }: Properties) {
  const { t } = useTranslation('visits');
  const [month, setMonth] = useState(plan.month ?? 1);
  if (plan.month === null) return <p className="quiet">{t('noMonths')}</p>;
  return (
    <>
      <div className="visit-filters">
        <Select
          aria-label={t('month.label')}
          value={month}
          onChange={setMonth}
          options={Array.from({ length: plan.months }, (_, n) => ({
            value: n + 1,
            label: t('month.n', { month: n + 1 }),
          }))}
        />
        <ExportButton
          kind="visit-months"
          title={t('parts.month')}
          filter={{ contract: contractId, month: String(month) }}
        />
      </div>
      <Month key={month} contractId={contractId} month={month} record={record} mayEnd={plan.mayEnd} />
    </>
  );
}

interface MonthProperties extends Omit<Properties, 'plan'> {
  readonly month: number;
  readonly mayEnd: boolean;
}

function Month({ contractId, month, record, mayEnd }: MonthProperties) {
  const { t } = useTranslation('visits');
  const [ended, end] = useState<MonthLine['recipient']>();
  const [reached, reach] = useState<MonthLine['recipient']>();
  const pages = useMonth(contractId, month);
  const asked = pages.data?.pages[0]?.month;
  return (
    <>
      {asked && <p className="quiet">{t('month.span', asked)}</p>}
      <PagedList
        pages={pages}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('month.empty')} />}
      >
        {(items) => (
          <Lines lines={items} record={record} {...(mayEnd ? { end, reach } : { end: undefined, reach: undefined })} />
        )}
      </PagedList>
      {ended && <EndDialog contractId={contractId} recipient={ended} close={() => end(undefined)} />}
      {reached && <MobileDialog recipient={reached} close={() => reach(undefined)} />}
    </>
  );
}

const COLUMNS = ['township', 'level', 'planned', 'done', 'confirmed', 'denied', 'rating'] as const;

interface Acts {
  readonly record: Properties['record'];
  readonly end: ((recipient: MonthLine['recipient']) => void) | undefined;
  readonly reach: ((recipient: MonthLine['recipient']) => void) | undefined;
}

function Lines({ lines, record, end, reach }: Acts & { readonly lines: readonly MonthLine[] }) {
  const { t } = useTranslation('visits');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('list.recipient')}</th>
          <th scope="col">{t('list.service')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`month.${column}`)}
            </th>
          ))}
          {(record ?? end) && <th scope="col">{t('month.act')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={`${line.recipient.id} ${line.service.code}`} line={line} record={record} end={end} reach={reach} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, record, end, reach }: Acts & { readonly line: MonthLine }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const { recipient, service, dependency, planned, done, confirmed, denied, rating } = line;
  const short = planned === null ? 0 : planned - done;
  return (
    <tr>
      <th scope="row">
        {recipient.name} <code>{recipient.number}</code>
      </th>
      <td data-label={t('list.service')}>{language === 'zh' ? service.zh : service.en}</td>
      <td data-label={t('month.township')}>{recipient.township}</td>
      <td data-label={t('month.level')}>{t(`dependency.${dependency}`)}</td>
      <td data-label={t('month.planned')}>{planned ?? t('month.noPlan')}</td>
      <td data-label={t('month.done')}>
        {done}
        {planned !== null && (
          <span className="case-about">{short > 0 ? t('month.behind', { n: short }) : t('month.enough')}</span>
        )}
      </td>
      <td data-label={t('month.confirmed')}>{confirmed}</td>
      <td data-label={t('month.denied')}>{denied}</td>
      <td data-label={t('month.rating')}>{rating ?? '—'}</td>
      {(record ?? end) && (
        <td>
          {record && (
            <Button
              size="small"
              aria-label={`${t('form.act')} ${recipient.number} ${service.code}`}
              onClick={() => record({ recipient: recipient.number, service: service.code })}
            >
              {t('month.record')}
            </Button>
          )}
          {reach && (
            <Button size="small" aria-label={`${t('mobile.act')} ${recipient.number}`} onClick={() => reach(recipient)}>
              {t('mobile.act')}
            </Button>
          )}
          {end && (
            <Button size="small" aria-label={`${t('end.act')} ${recipient.number}`} onClick={() => end(recipient)}>
              {t('end.act')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
