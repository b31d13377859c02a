import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import '../admission/admission.css';
import { ContractReports } from './contract-reports.tsx';
import './words.ts';

/** A provider's reports on one contract. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const { contractId = '' } = useParams();
  usePageTitle(t('title'));
  return (
    <>
      <h1>{t('title')}</h1>
      <ContractReports contractId={contractId} />
    </>
  );
}
