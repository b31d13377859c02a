import { useTranslation } from 'react-i18next';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ComplaintFacts } from './complaint-facts.tsx';
import { Correction } from './correction.tsx';
import { Decision } from './decision.tsx';
import { Hearing } from './hearing.tsx';
import { useComplaint } from './queries.ts';
import './words.ts';

/** The complaint that a task is about, with what was heard so far. */
export default function ComplaintMaterial({ complaintId }: { readonly complaintId: string }) {
  const { t } = useTranslation('complaints');
  const { data, error, refetch } = useComplaint(complaintId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('one.loading')} />;
  return (
    <>
      <ComplaintFacts complaint={data} />
      {data.correction !== null && <Correction correction={data.correction} />}
      <Hearing complaint={data} />
      {data.decision !== null && <Decision complaint={data} />}
    </>
  );
}
