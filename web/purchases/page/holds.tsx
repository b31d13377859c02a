import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../../domain/time/shanghai.ts';
import { answerOf, api } from '../../connection/client.ts';
import { Trouble } from '../../frame/trouble.tsx';
import type { components } from '../../generated/api.ts';
import { useSignedIn } from '../../session/signed-in.tsx';
import { useLanguage } from '../../words/i18n.ts';
import type { Purchase } from './purchase-query.ts';
import './page-words.ts';

type Hold = components['schemas']['Hold'];

/** Why nothing is signed now and until when (CO-11), and what held the purchase up before. Nothing where nothing did. */
export function Holds({ purchase }: { readonly purchase: Purchase }) {
  const { may } = useSignedIn();
  const reads = may.some(({ action, subject }) => action === 'read' && subject === 'Challenge');
  const { data, error, refetch } = useQuery({
    queryKey: ['purchase', purchase.id, 'holds'],
    enabled: reads,
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/purchases/{purchaseId}/holds', { params: { path: { purchaseId: purchase.id } }, signal }),
      ),
  });
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      {data.items
        .filter(({ standing }) => standing)
        .map((hold) => (
          <Standing key={hold.id} hold={hold} />
        ))}
      <Ledger holds={data.items} />
    </>
  );
}

function Standing({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation('purchases');
  const { cause, title, since, answerDue, until, rule } = hold;
  const language = useLanguage();
  return (
    <Alert
      type="warning"
      showIcon
      className="hold"
      title={t(cause === 'force-majeure' ? 'holds.suspended' : 'holds.standing', { title: title[language], rule })}
      description={
        <>
          {t(cause === 'force-majeure' ? 'holds.suspendedSince' : 'holds.since', { at: at(since) })}
          {answerDue !== null && t('holds.answerDue', { at: at(answerDue) })}
          {cause === 'decision' && t('holds.decisionDue')}
          {until !== null && t('holds.until', { at: at(until) })} <ToCase hold={hold} />
        </>
      }
    />
  );
}

/** Where the case itself is. */
function ToCase({ hold: { challengeId, complaintId } }: { readonly hold: Hold }) {
  const { t } = useTranslation('purchases');
  if (complaintId !== null) return <Link to={`/complaints/${complaintId}`}>{t('holds.openComplaint')} →</Link>;
  return challengeId === null ? null : <Link to={`/challenges/${challengeId}`}>{t('holds.open')} →</Link>;
}

function Ledger({ holds }: { readonly holds: readonly Hold[] }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <details className="hold-ledger">
      <summary>{t('holds.ledger', { count: holds.length })}</summary>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('holds.colWhy')}</th>
            <th scope="col">{t('holds.colSince')}</th>
            <th scope="col">{t('holds.colEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {holds.map((hold) => (
            <tr key={hold.id}>
              <th scope="row">
                {hold.title[language]}（{hold.rule}） <ToCase hold={hold} />
              </th>
              <td data-label={t('holds.colSince')}>{at(hold.since)}</td>
              <td data-label={t('holds.colEnd')}>
                <End hold={hold} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function End({ hold: { standing, endedAt, endedBecause, until } }: { readonly hold: Hold }) {
  const { t } = useTranslation('purchases');
  if (standing) return t('holds.stands');
  const because = t(`holds.because.${endedBecause ?? 'cap'}`);
  return `${at(endedAt ?? until ?? '')} ${because}`;
}

function at(instant: string): string {
  return formatInstant(instant as Instant);
}
