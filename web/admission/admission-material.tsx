import { useTranslation } from 'react-i18next';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Application } from './application.tsx';
import { useAdmission } from './queries.ts';
import './words.ts';

/** The application that a task asks about. */
export default function AdmissionMaterial({ admissionId }: { readonly admissionId: string }) {
  const { t } = useTranslation('admission');
  const { data, error, refetch } = useAdmission(admissionId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return data ? <Application admission={data} /> : <Waiting what={t('one.loading')} />;
}
