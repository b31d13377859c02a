import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { LastResortDialog } from './last-resort-dialog.tsx';
import { useLastResorts, type RegionLastResort } from './last-resort-query.ts';
import './last-resort-words.ts';

/** Who serves whoever nobody takes, region by region, who named it and why; and where one is missing. */
export default function LastResortPage() {
  const { t } = useTranslation('lastResort');
  const { may } = useSignedIn();
  const [query] = useSearchParams();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLastResorts(
    query.get('region') ?? undefined,
  );
  const [naming, setNaming] = useState<RegionLastResort>();
  usePageTitle(t('title'));
  const mayName = may.some(({ action, subject }) => action === 'work' && subject === 'LastResort');
  return (
    <>
      <p className="way-back">
        <Link to="/supervision">← {t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('about')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && <Regions regions={data.pages.flatMap(({ items }) => items)} {...(mayName && { choose: setNaming })} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {naming && <LastResortDialog of={naming} close={() => setNaming(undefined)} />}
    </>
  );
}

interface Properties {
  readonly regions: readonly RegionLastResort[];
  /** Only for those who may. */
  readonly choose?: (region: RegionLastResort) => void;
}

function Regions({ regions, choose }: Properties) {
  const { t } = useTranslation('lastResort');
  const columns = ['region', 'unit', 'contracts', 'history', ...(choose ? (['act'] as const) : [])] as const;
  return (
    <table className="lines">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {regions.map((one) => (
          <tr key={one.region.code}>
            <th scope="row">
              {one.region.name} <code>{one.region.code}</code>
            </th>
            <td data-label={t('unit')}>
              {one.unit ? <strong>{one.unit.name}</strong> : <span className="tag tag-late">{t('none')}</span>}
            </td>
            <td data-label={t('contracts')}>{one.contracts}</td>
            <td data-label={t('history')}>
              <History of={one} />
            </td>
            {choose && (
              <td data-label={t('act')}>
                <Button
                  size="small"
                  aria-label={t(one.unit ? 'replaceOf' : 'nameOf', { region: one.region.name })}
                  onClick={() => choose(one)}
                >
                  {t(one.unit ? 'replace' : 'name')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function History({ of: { history } }: { readonly of: RegionLastResort }) {
  const { t } = useTranslation('lastResort');
  if (history.length === 0) return <span className="quiet">{t('never')}</span>;
  return (
    <ul className="plain-list">
      {history.map(({ action, organisation, basis, by, at }) => (
        <li key={`${at}-${action}-${organisation}`}>
          {t(action, { name: organisation })}
          <span className="case-about">
            {basis} · {by} · <time dateTime={at}>{formatInstant(at as Instant)}</time>
          </span>
        </li>
      ))}
    </ul>
  );
}
