import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TRIGGER_CAUSES } from '../../domain/contracts/takeover-triggers.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { InabilityDialog } from './inability-dialog.tsx';
import './words.ts';

interface Properties {
  readonly contractId: string;
  /** The contractor's own page of a contract in force: it may say that it cannot go on. */
  readonly reports?: boolean;
}

/** What has asked for a takeover of the contract to be weighed, and what the supervisor decided. */
export function Triggers({ contractId, reports = false }: Properties) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  const { roles } = useSignedIn();
  const [reporting, setReporting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['contracts', 'triggers', contractId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/triggers', { params: { path: { contractId } }, signal })),
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data || (data.items.length === 0 && !reports)) return null;
  return (
    <section className="panel" aria-labelledby="triggers">
      <h2 id="triggers">{t('triggers.title')}</h2>
      {data.items.length === 0 && <p className="quiet">{t('triggers.none')}</p>}
      <ul className="plain-list">
        {data.items.map(({ id, cause, facts, raisedAt, state, reason, taskId, takeoverId }) => (
          <li key={id}>
            <strong>{TRIGGER_CAUSES[cause].title[language]}</strong>{' '}
            <time dateTime={raisedAt}>{formatInstant(raisedAt as Instant)}</time> · {t(`triggers.state.${state}`)}
            {facts !== null && <p className="quiet">{facts}</p>}
            {reason !== null && (
              <p>
                {t('triggers.reason')}：{reason}
              </p>
            )}
            {state === 'open' && taskId !== null && roles.includes('supervisor') && (
              <Link to={`/tasks/${encodeURIComponent(taskId)}`}>{t('triggers.weigh')}</Link>
            )}
            {takeoverId !== null && <Link to={`/takeovers/${takeoverId}`}>{t('triggers.takeover')}</Link>}
          </li>
        ))}
      </ul>
      {reports && !data.items.some(({ cause, state }) => cause === 'self-report' && state === 'open') && (
        <Button danger onClick={() => setReporting(true)}>
          {t('triggers.report')}
        </Button>
      )}
      {reporting && <InabilityDialog contractId={contractId} close={() => setReporting(false)} />}
    </section>
  );
}
