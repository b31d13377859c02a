import { useTranslation } from 'react-i18next';
import { usePeriodLength, usePeriodName } from './period-name.ts';
import { RuleTag } from './periods-part.tsx';
import type { Period, Purchase } from './purchase-query.ts';
import '../period-words.ts';

interface Properties {
  readonly periods: readonly Period[];
  readonly purchase: Purchase;
}

/** The chart in words and figures. */
export function PeriodsTable({ periods, purchase }: Properties) {
  const { t } = useTranslation('purchases');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('periods.colPeriod')}</th>
          <th scope="col">{t('periods.colLimit')}</th>
          <th scope="col">{t('periods.colPlanned')}</th>
          <th scope="col">{t('periods.colLegal')}</th>
          <th scope="col">{t('periods.colActual')}</th>
          <th scope="col">{t('periods.colState')}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <PeriodLine key={`${period.code}${period.lotId ?? ''}`} period={period} purchase={purchase} />
        ))}
      </tbody>
    </table>
  );
}

function PeriodLine({ period, purchase }: { readonly period: Period; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const nameOf = usePeriodName(purchase);
  const lengthOf = usePeriodLength();
  const { planned, legal, actual, state, exceeded, provisional } = period;
  return (
    <tr>
      <th scope="row">
        {nameOf(period)}
        <span className="line-below">
          <RuleTag period={period} />
        </span>
      </th>
      <td data-label={t('periods.colLimit')}>{lengthOf(period)}</td>
      <td data-label={t('periods.colPlanned')}>
        <Days {...planned} />
      </td>
      <td data-label={t('periods.colLegal')}>
        <Days {...legal} />
        {provisional && <span className="provisional">{t('periods.provisional')}</span>}
      </td>
      <td data-label={t('periods.colActual')}>{actual === null ? '—' : <Days {...actual} />}</td>
      <td data-label={t('periods.colState')} className={exceeded ? 'due-overdue nowrap' : 'nowrap'}>
        {t(`periods.${state}`)}
        {exceeded && ` · ${t('periods.exceeded')}`}
      </td>
    </tr>
  );
}

function Days({ from, to }: { readonly from: string; readonly to: string | null }) {
  return (
    <span className="days">
      <span>{from}</span> <span>～ {to ?? ''}</span>
    </span>
  );
}
