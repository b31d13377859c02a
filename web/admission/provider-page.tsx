import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RelationsPart } from '../bank/relations-part.tsx';
import { FinancePart } from '../bank/finance-part.tsx';
import { StaffList } from '../bank/staff-list.tsx';
import { Standing } from '../bank/standing.tsx';
import { CreditFile } from '../credit/credit-file.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { ProviderGrades } from '../grades/provider-grades.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import '../frame/lines.css';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import '../task/task.css';
import { AdmissionLines } from './admission-lines.tsx';
import './admission.css';
import { kindName } from './kind-name.ts';
import { BANK_TONES } from './providers-page.tsx';
import { useProvider, type Provider } from './queries.ts';
import { OfferedServices } from './offered-services.tsx';
import { StateTag } from './state-tag.tsx';
import './words.ts';

/** One provider: what it was admitted with, its applications and, for whoever may read it, its credit file. */
export default function ProviderPage() {
  const { t } = useTranslation('admission');
  const { providerId = '' } = useParams();
  const { data, error, refetch } = useProvider(providerId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('bank.loading')} />}
      {data && <OneProvider provider={data} />}
    </>
  );
}

function OneProvider({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { may } = useSignedIn();
  const { id, name, kind, creditCode, capacity, admission, admissions, services, runningContracts } = provider;
  const readsCredit = may.some(({ action, subject }) => action === 'read' && subject === 'Credit');
  usePageTitle(name);
  const facts: readonly (readonly [string, string])[] = [
    [t('form.kind'), kindName(kind, language)],
    [t('form.creditCode'), creditCode ?? '—'],
    [t('form.capacity'), t('list.people', { count: capacity })],
    [t('bank.contracts'), String(runningContracts)],
  ];
  return (
    <article>
      <header className="task-head">
        <h1>{name}</h1>
        <StateTag tone={BANK_TONES[admission]}>{t(`bankState.${admission}`)}</StateTag>
      </header>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="case-panel">
        <h2>{t('bank.services')}</h2>
        {services.length === 0 ? (
          <p className="quiet">{t('bank.servicesNone')}</p>
        ) : (
          <OfferedServices services={services} />
        )}
      </section>
      <RelationsPart providerId={id} />
      <Standing provider={provider} own={false} />
      <section className="case-panel">
        <h2>{t('bank.staff')}</h2>
        <StaffList providerId={id} />
      </section>
      <FinancePart providerId={id} />
      {admissions.length > 0 && (
        <section className="case-panel">
          <h2>{t('bank.admissions')}</h2>
          <AdmissionLines admissions={admissions} />
        </section>
      )}
      {readsCredit && <ProviderGrades providerId={id} own={false} />}
      {readsCredit && (
        <section className="case-panel">
          <h2>{t('bank.credit')}</h2>
          <CreditFile providerId={id} />
        </section>
      )}
    </article>
  );
}
