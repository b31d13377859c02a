import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workingDaysBetween } from '../../../domain/time/working-calendar.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { sourceInWords } from '../../../domain/procurement/rules/source-words.ts';
import { useCalendar } from '../../connection/calendar.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { Gantt } from './gantt.tsx';
import { usePeriodName } from './period-name.ts';
import { PeriodsTable } from './periods-table.tsx';
import { usePeriods, type Period, type Periods, type Purchase } from './purchase-query.ts';
import '../period-words.ts';

const DELIVERY: readonly Period['code'][] = ['service', 'acceptance'];

/** The deadlines ahead, then all periods as a chart and as a table; what would follow from another day of the notice. */
export function PeriodsPart({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const [noticeOn, setNoticeOn] = useState<string>();
  const delivering = purchase.stage === 'monitoring' || purchase.stage === 'acceptance' || purchase.stage === 'closed';
  const [whole, setWhole] = useState(delivering);
  const { data, error, refetch } = usePeriods(purchase.id, noticeOn);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const shown = data.periods.filter(({ code }) => whole || !DELIVERY.includes(code));
  const asks = purchase.openedBy !== null && purchase.state === 'running' && !data.noticePublished;
  return (
    <>
      <DeadlinesAhead periods={data} purchase={purchase} />
      <div className="period-tools">
        {asks && <WhatIf periods={data} noticeOn={noticeOn} change={setNoticeOn} />}
        <Segmented
          aria-label={t('periods.scope')}
          value={whole}
          onChange={setWhole}
          options={[
            { value: false, label: t('periods.procurement') },
            { value: true, label: t('periods.whole') },
          ]}
        />
      </div>
      <Summary periods={shown} />
      <Gantt periods={shown} today={data.today} purchase={purchase} />
      <details className="periods-twin">
        <summary>{t('periods.table')}</summary>
        <PeriodsTable periods={shown} purchase={purchase} />
      </details>
      <p className="quiet small">{t('periods.expectedNote')}</p>
    </>
  );
}

function Summary({ periods }: { readonly periods: readonly Period[] }) {
  const { t } = useTranslation('purchases');
  const count = (matches: (period: Period) => boolean) => periods.filter(matches).length;
  return (
    <p>
      {t('periods.summary', {
        total: periods.length,
        over: count(({ state }) => state === 'over'),
        running: count(({ state }) => state === 'running'),
        ahead: count(({ state }) => state === 'ahead'),
        late: count(({ exceeded }) => exceeded),
      })}
    </p>
  );
}

const MOST_AHEAD = 5;

function DeadlinesAhead({ periods, purchase }: { readonly periods: Periods; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const nameOf = usePeriodName(purchase);
  const calendar = useCalendar();
  const ahead = periods.periods
    .filter(({ state }) => state !== 'over')
    .sort((a, b) => (a.legal.to < b.legal.to ? -1 : 1))
    .slice(0, MOST_AHEAD);
  if (purchase.state !== 'running' || ahead.length === 0 || calendar === undefined) return null;
  const leftUntil = (to: string) => {
    const { workingDays } = workingDaysBetween(calendar, periods.today as Day, to as Day);
    if (to === periods.today) return t('periods.today');
    return to < periods.today
      ? t('periods.passed', { count: -workingDays })
      : t('periods.left', { count: workingDays });
  };
  return (
    <>
      <h3>{t('periods.next')}</h3>
      <ul className="deadlines">
        {ahead.map((period) => (
          <li key={`${period.code}${period.lotId ?? ''}`} className={period.exceeded ? 'deadline-late' : ''}>
            <strong>{nameOf(period)}</strong>
            <span className="deadline-on">
              {period.legal.to}
              {period.provisional && <span className="provisional">{t('periods.provisional')}</span>}
            </span>
            <span>{leftUntil(period.legal.to)}</span>
            <RuleTag period={period} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The rule with its article at the pointer and for screen readers. */
export function RuleTag({ period: { rule } }: { readonly period: Period }) {
  return (
    <span className="rule-tag">
      <code>{rule.id}</code> <span lang="zh-CN">{sourceInWords(rule.source).zh}</span>
    </span>
  );
}

interface WhatIfProperties {
  readonly periods: Periods;
  readonly noticeOn: string | undefined;
  readonly change: (day: string | undefined) => void;
}

function WhatIf({ periods, noticeOn, change }: WhatIfProperties) {
  const { t } = useTranslation('purchases');
  const expected = periods.periods.find(({ code }) => code === 'notice')?.legal.from;
  return (
    <div className="what-if">
      <label htmlFor="what-if">{t('periods.whatIf')}</label>
      <Input
        id="what-if"
        type="date"
        min={periods.today}
        value={noticeOn ?? expected ?? ''}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      />
      {noticeOn !== undefined && (
        <>
          <Button type="link" onClick={() => change(undefined)}>
            {t('periods.whatIfReset')}
          </Button>
          <span className="quiet" role="status">
            {t('periods.whatIfNote', { on: expected })}
          </span>
        </>
      )}
    </div>
  );
}
