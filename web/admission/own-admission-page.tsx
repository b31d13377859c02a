import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Conditions } from '../bank/conditions-page.tsx';
import { Standing as BankStanding } from '../bank/standing.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import '../frame/lines.css';
import { AdmissionLines } from './admission-lines.tsx';
import { ApplicationForm } from './application-form.tsx';
import './admission.css';
import { useProvider, type Provider } from './queries.ts';
import './words.ts';

/** How the own organisation stands in the bank, its applications, and the form for the next. */
export default function OwnAdmissionPage() {
  const { t } = useTranslation('admission');
  const { organisation } = useSignedIn();
  const { data, error, refetch } = useProvider(organisation.id);
  usePageTitle(t('own.title'));
  return (
    <>
      <h1>{t('own.title')}</h1>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('own.loading')} />}
      {data && <Standing provider={data} />}
    </>
  );
}

function Standing({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('admission');
  const [again, setAgain] = useState(false);
  const { admission, admissions, debarment } = provider;
  const running = admissions.find(({ state }) => state === 'reviewing');
  const may = running === undefined && admission !== 'suspended';
  return (
    <>
      <Notice provider={provider} />
      <section className="case-panel">
        <h2>{t('own.conditions')}</h2>
        <Conditions ends={false} />
      </section>
      {may && (admission === 'none' || admission === 'exited' || again) && (
        <ApplicationForm provider={provider} done={() => setAgain(false)} />
      )}
      {admissions.length > 0 && (
        <section className="part">
          <h2>{t('own.history')}</h2>
          <AdmissionLines admissions={admissions} />
        </section>
      )}
      {may && admission === 'admitted' && !again && <Button onClick={() => setAgain(true)}>{t('own.again')}</Button>}
      {(admission !== 'none' || debarment !== null) && <BankStanding provider={provider} own />}
    </>
  );
}

function Notice({ provider: { admission, admissions } }: { readonly provider: Provider }) {
  const { t } = useTranslation('admission');
  const running = admissions.find(({ state }) => state === 'reviewing');
  if (admission === 'suspended') return <Alert type="error" showIcon title={t('own.suspended')} />;
  if (running !== undefined) {
    const at = formatInstant(running.appliedAt as Instant);
    return <Alert type="info" showIcon title={t('own.reviewing', { seq: running.seq, at })} />;
  }
  if (admission === 'exited') return <Alert type="warning" showIcon title={t('own.exited')} />;
  if (admission === 'admitted') return <Alert type="success" showIcon title={t('own.admitted')} />;
  return <Alert type="warning" showIcon title={t('own.none')} />;
}
