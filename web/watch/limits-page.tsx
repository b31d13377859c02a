import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { RECORD_RULES } from '../../domain/contracts/record-rules.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import '../contracts/contracts.css';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { LimitDialog } from './limit-dialog.tsx';
import { useLimits, type WatchRule } from './queries.ts';
import './words.ts';

/** From when on the records of one contract are pointed out: every rule, its limit, and who changed it and why. */
export default function LimitsPage() {
  const { t } = useTranslation('watch');
  const { contractId = '' } = useParams();
  const { data, error, refetch } = useLimits(contractId);
  const [changing, setChanging] = useState<WatchRule>();
  usePageTitle(t('limits.title'));
  return (
    <>
      <p className="way-back">
        <Link to={`/contracts/${contractId}`}>← {t('limits.back')}</Link>
      </p>
      <h1>{t('limits.title')}</h1>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && (
        <>
          <p className="quiet">
            {t('limits.of')} <code>{data.number}</code>。{t('limits.about')}{' '}
            <Link to={`/alerts?contract=${contractId}`}>{t('limits.alerts')}</Link>
          </p>
          <Rules rules={data.rules} {...(data.mayChange && { change: setChanging })} />
        </>
      )}
      {changing && <LimitDialog contractId={contractId} rule={changing} close={() => setChanging(undefined)} />}
    </>
  );
}

interface Properties {
  readonly rules: readonly WatchRule[];
  /** Only for those who may. */
  readonly change?: (rule: WatchRule) => void;
}

function Rules({ rules, change }: Properties) {
  const { t } = useTranslation('watch');
  const language = useLanguage();
  const columns = ['rule', 'house', 'limit', 'history', ...(change ? (['act'] as const) : [])] as const;
  return (
    <table className="lines">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`limits.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((one) => {
          const { title, measure, unit } = RECORD_RULES[one.rule];
          return (
            <tr key={one.rule}>
              <th scope="row">
                {title[language]}
                <span className="case-about">{measure[language]}</span>
              </th>
              <td data-label={t('limits.house')}>{t(`unit.${unit}`, { n: one.house })}</td>
              <td data-label={t('limits.limit')}>
                <strong>{t(`unit.${unit}`, { n: one.limit })}</strong>
              </td>
              <td data-label={t('limits.history')}>
                <Changes rule={one} />
              </td>
              {change && (
                <td data-label={t('limits.act')}>
                  <Button
                    size="small"
                    aria-label={t('limits.changeOf', { rule: title[language] })}
                    onClick={() => change(one)}
                  >
                    {t('limits.change')}
                  </Button>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Changes({ rule: { rule, changes } }: { readonly rule: WatchRule }) {
  const { t } = useTranslation('watch');
  const { unit } = RECORD_RULES[rule];
  if (changes.length === 0) return <span className="quiet">{t('limits.never')}</span>;
  return (
    <ul className="plain-list">
      {changes.map(({ n, value, basis, by, at }) => (
        <li key={n}>
          {value === null ? t('limits.toHouse') : t('limits.set', { value: t(`unit.${unit}`, { n: value }) })}
          <span className="case-about">
            {basis} · {by} · <time dateTime={at}>{formatInstant(at as Instant)}</time>
          </span>
        </li>
      ))}
    </ul>
  );
}
