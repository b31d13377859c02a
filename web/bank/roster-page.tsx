import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../admission/admission.css';
import { useProvider } from '../admission/queries.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { CapabilityPart } from './capability-part.tsx';
import { AddStaffDialog } from './add-staff-dialog.tsx';
import { FinancePart } from './finance-part.tsx';
import { RelationsPart } from './relations-part.tsx';
import { StaffList } from './staff-list.tsx';
import './words.ts';

/** The provider's own roster and capability: what contract drafts and takeover plans ask for. */
export default function RosterPage() {
  const { t } = useTranslation('bank');
  const { organisation } = useSignedIn();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useProvider(organisation.id);
  usePageTitle(t('roster.title'));
  return (
    <>
      <h1>{t('roster.title')}</h1>
      <p className="page-about quiet">{t('roster.about')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('roster.loading')} />}
      {data && <CapabilityPart provider={data} />}
      <RelationsPart providerId={organisation.id} own />
      <section className="case-panel">
        <h2>{t('roster.staff')}</h2>
        <StaffList providerId={organisation.id} own />
        <Button onClick={() => setAdding(true)}>{t('roster.add')}</Button>
        {adding && <AddStaffDialog providerId={organisation.id} close={() => setAdding(false)} />}
      </section>
      <FinancePart providerId={organisation.id} own />
    </>
  );
}
