import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/i18n.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useCases, type HandoverCase, type Takeover } from './takeover-query.ts';
import './words.ts';

const LOOK = { pending: ['soon', '○'], covered: ['brand', '◐'], visited: ['fine', '✓'] } as const;

/** Everybody who is handed over, masked, in the order of the handover. */
export function Cases({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useCases(takeover.id);
  const cases = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel" aria-labelledby="cases">
      <h2 id="cases">{t('live.cases')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data && cases.length === 0 && <p className="quiet">{t('live.casesNone')}</p>}
      {cases.length > 0 && (
        <div className="scrolling" tabIndex={0} role="region" aria-labelledby="cases">
          <Lines cases={cases} />
          {hasNextPage && (
            <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('live.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Lines({ cases }: { readonly cases: readonly HandoverCase[] }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  const { t: c } = useTranslation('contracts');
  return (
    <table className="lines compact">
      <thead>
        <tr>
          <th scope="col">{t('live.colName')}</th>
          <th scope="col">{t('live.colTownship')}</th>
          <th scope="col">{t('live.colLevel')}</th>
          <th scope="col">{t('live.colService')}</th>
          <th scope="col">{t('live.colState')}</th>
          <th scope="col">{t('live.colTo')}</th>
          <th scope="col">{t('live.colAt')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(
          ({ recipientId, name, township, serviceCode, service, dependency, state, toProvider, coveredAt }) => (
            <tr key={`${recipientId}/${serviceCode}`}>
              <th scope="row">{name}</th>
              <td data-label={t('live.colTownship')}>{township}</td>
              <td data-label={t('live.colLevel')}>{c(`dependency.${dependency}`)}</td>
              <td data-label={t('live.colService')}>{service[language]}</td>
              <td data-label={t('live.colState')}>
                <span className={`tag tag-${LOOK[state][0]}`}>
                  <span aria-hidden>{LOOK[state][1]}</span> {t(`live.caseState.${state}`)}
                </span>
              </td>
              <td data-label={t('live.colTo')}>{toProvider?.name ?? '—'}</td>
              <td data-label={t('live.colAt')}>{coveredAt ? formatInstant(coveredAt as Instant) : '—'}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
