import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useTakeoverCases } from './queries.ts';
import { useLanguage } from '../words/i18n.ts';
import { minute } from './when.ts';

/** The recipients that were handed over to this organisation, the most dependent first; names are masked. */
export function TakeoverCases({ takeoverId }: { readonly takeoverId: string }) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTakeoverCases(takeoverId);
  const cases = data?.pages.flatMap(({ items }) => items);
  return (
    <section className="card" aria-labelledby="takeover-cases">
      <h2 id="takeover-cases">{t('takeover.cases')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!cases && !error && <Waiting what={t('takeover.loading')} />}
      {cases?.length === 0 && <p className="quiet">{t('takeover.casesNone')}</p>}
      {cases && cases.length > 0 && (
        <>
          <p className="quiet">
            {t('takeover.casesAbout')} <Link to="/inbox?kind=confirm-first-visits">{t('takeover.confirmVisits')}</Link>
          </p>
          <table className="lines">
            <thead>
              <tr>
                {(['recipient', 'dependency', 'service', 'visit'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`takeover.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.map(({ recipientId, serviceCode, service, name, township, dependency, visitedAt }) => (
                <tr key={`${recipientId} ${serviceCode}`}>
                  <th scope="row">
                    {name}
                    <span className="line-about">{township}</span>
                  </th>
                  <td data-label={t('takeover.dependency')}>{t(`dependency.${dependency}`)}</td>
                  <td data-label={t('takeover.service')}>{service[language]}</td>
                  <td data-label={t('takeover.visit')}>
                    {visitedAt === null ? t('takeover.notVisited') : t('takeover.visited', { at: minute(visitedAt) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('purchases.more')}
        </Button>
      )}
    </section>
  );
}
