import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Checks } from './checks.tsx';
import { kindName } from './kind-name.ts';
import type { Admission } from './queries.ts';
import { OfferedServices } from './offered-services.tsx';
import './admission.css';
import './words.ts';

/** What was handed in, what the rules say of it, and its files, which the applicant adds until the decision. */
export function Application({ admission }: { readonly admission: Admission }) {
  const { t } = useTranslation('admission');
  const { organisation } = useSignedIn();
  const { id, state } = admission;
  const own = admission.organisation.id === organisation.id;
  return (
    <>
      <Facts admission={admission} />
      <div className="admission-columns">
        <section className="case-panel">
          <h2>{t('one.services')}</h2>
          <OfferedServices services={admission.services} />
          <h2>{t('form.facilities')}</h2>
          <p className="case-text">{admission.facilities}</p>
          {own && state === 'reviewing' && <p className="quiet">{t('one.filesHint')}</p>}
          <Attachments
            owner={{ kind: 'admission', id }}
            title={t('one.files')}
            changeable={own && state === 'reviewing'}
          />
        </section>
        <section className="case-panel">
          <h2>{t('check.title')}</h2>
          <Checks checks={admission.checks} />
        </section>
      </div>
    </>
  );
}

function Facts({ admission }: { readonly admission: Admission }) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { kind, creditCode, capacity, staff, socialWorkers, appliedAt, decidedAt, workflowId } = admission;
  const facts: readonly (readonly [string, string])[] = [
    [t('form.kind'), kindName(kind, language)],
    [t('form.creditCode'), creditCode],
    [t('form.capacity'), t('list.people', { count: capacity })],
    [t('form.staff'), t('list.people', { count: staff })],
    [t('form.socialWorkers'), t('list.people', { count: socialWorkers })],
    [t('list.appliedAt'), formatInstant(appliedAt as Instant)],
    ...(decidedAt === null ? [] : [[t('one.decidedAt'), formatInstant(decidedAt as Instant)] as const]),
    ...(workflowId === null ? [] : [[t('one.workflow'), workflowId] as const]),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="breakable">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
