import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { components } from '../generated/api.ts';
import { MakeKey } from './make-key.tsx';
import './opening.css';
import './words.ts';

type HolderKey = components['schemas']['HolderKey'];

/** A person's own key for openings: made here, its public half registered, and the shares that are kept with it. */
export default function HolderKeyPage() {
  const { t } = useTranslation('opening');
  usePageTitle(t('key.title'));
  const { data, error, refetch } = useQuery({
    queryKey: ['opening-key'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/openings/key', { signal })),
  });
  return (
    <article className="hall">
      <header className="page-head">
        <h1>{t('key.title')}</h1>
      </header>
      <p className="quiet hall-lead">{t('key.lead')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && (
        <div className="hall-columns">
          <div className="hall-main">
            <Shares held={data.shares} />
          </div>
          <div className="hall-side">
            <OwnKey held={data} />
          </div>
        </div>
      )}
    </article>
  );
}

function OwnKey({ held }: { readonly held: HolderKey }) {
  const { t } = useTranslation('opening');
  const { recipient, madeAt, demo, shares } = held;
  return (
    <section className="hall-card" aria-labelledby="own-key">
      <h2 id="own-key">{t('key.registered')}</h2>
      {recipient === null ? (
        <p>{t('key.none')}</p>
      ) : (
        <>
          <p>
            <code className="hash">{recipient}</code>
          </p>
          <p className="quiet">{madeAt !== null && t('key.madeAt', { at: formatInstant(madeAt as Instant) })}</p>
        </>
      )}
      {demo && <Alert type="info" showIcon title={t('key.demo')} />}
      <MakeKey first={recipient === null} holding={shares.some(({ state }) => state === 'held')} />
    </section>
  );
}

function Shares({ held }: { readonly held: HolderKey['shares'] }) {
  const { t } = useTranslation('opening');
  return (
    <section className="hall-card" aria-labelledby="own-shares">
      <h2 id="own-shares">{t('key.shares')}</h2>
      {held.length === 0 && <p className="quiet">{t('key.sharesNone')}</p>}
      {held.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t('key.colPurchase')}</th>
              <th scope="col">{t('key.colSeat')}</th>
              <th scope="col">{t('key.colDeadline')}</th>
              <th scope="col">{t('key.colState')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ purchaseId, name, number, seat, deadline, state, olderKey }) => (
              <tr key={purchaseId}>
                <th scope="row">
                  <Link to={`/purchases/${purchaseId}/opening`}>{name}</Link>
                  <span className="line-below">{number}</span>
                </th>
                <td data-label={t('key.colSeat')}>{t('shareSeat', { seat })}</td>
                <td data-label={t('key.colDeadline')}>
                  {deadline === null ? '—' : formatInstant(deadline as Instant)}
                </td>
                <td data-label={t('key.colState')}>
                  {t(`key.state.${state}`)}
                  {olderKey && <span className="line-below">{t('key.older')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
