import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { VisitLines } from '../visits/visit-lines.tsx';
import { AlertFigures } from './alert-figures.tsx';
import './words.ts';

/** What a task asks a supervisor to look into: the numbers, and the records that show it. */
export default function AlertMaterial({ alertId }: { readonly alertId: string }) {
  const { t } = useTranslation('watch');
  const { data, error, refetch } = useQuery({
    queryKey: ['record-alert', alertId],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/alerts/{alertId}', { params: { path: { alertId } }, signal })),
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('loading')} />;
  return (
    <>
      <p>
        <AlertFigures alert={data} />
      </p>
      <p>
        <Link to={`/contracts/${data.contract.id}/visits`}>{t('records')}</Link>
      </p>
      <h3>{t('evidence')}</h3>
      {data.visits.length === 0 ? <p className="quiet">{t('noEvidence')}</p> : <VisitLines visits={data.visits} />}
    </>
  );
}
