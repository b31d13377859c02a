import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../frame/page-title.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import '../admission/admission.css';
import '../task/task.css';
import { ProviderGrades } from '../grades/provider-grades.tsx';
import { CreditFile } from './credit-file.tsx';
import './words.ts';

/** A provider's own credit file. */
export default function CreditPage() {
  const { t } = useTranslation('credit');
  const { organisation } = useSignedIn();
  usePageTitle(t('title'));
  return (
    <>
      <h1>{t('title')}</h1>
      <ProviderGrades providerId={organisation.id} own />
      <section className="case-panel">
        <CreditFile providerId={organisation.id} />
      </section>
    </>
  );
}
