import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import '../admission/admission.css';
import type { Complaint } from './queries.ts';
import './words.ts';

const OPEN: readonly string[] = ['received', 'returned', 'accepted'];

/** What is complained of, by whom and until when it is decided; its evidence is added by the complainant until then. */
export function ComplaintFacts({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const { id, own, state, matters, request, unfounded, challengeId } = complaint;
  return (
    <>
      <Facts complaint={complaint} />
      {unfounded !== null && unfounded.count > 0 && (
        <p>
          <strong>{t('one.unfounded', unfounded)}</strong>
        </p>
      )}
      <section className="case-panel">
        <h2>{t('one.matters')}</h2>
        <ol>
          {matters.map(({ of, matter, facts, basis }, at) => (
            <li key={at}>
              <p className="case-text">
                {matter} {of === 0 ? t('one.ofAnswer') : t('one.ofNth', { n: of })}
              </p>
              <p className="case-text">
                {t('write.facts')}：{facts}
              </p>
              <p>
                {t('write.basis')}：{basis}
              </p>
            </li>
          ))}
        </ol>
        <h2>{t('one.request')}</h2>
        <p className="case-text">{request}</p>
        <p>
          <Link to={`/challenges/${challengeId}`}>{t('one.challenge')}</Link>
        </p>
        <Attachments
          owner={{ kind: 'complaint', id }}
          title={t('one.files')}
          changeable={own && OPEN.includes(state)}
        />
      </section>
    </>
  );
}

function Facts({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const { complainant, receivedAt, decisionDue, standsStill, excludedDays, contact, workflowId } = complaint;
  const due = [
    formatInstant(decisionDue as Instant),
    ...(standsStill ? [t('one.stands')] : []),
    ...(excludedDays > 0 ? [t('one.excluded', { count: excludedDays })] : []),
  ];
  const facts: readonly (readonly [string, string])[] = [
    [t('list.complainant'), complainant?.name ?? t('list.hidden')],
    [t('one.receivedAt'), formatInstant(receivedAt as Instant)],
    [t('one.due'), due.join('；')],
    ...(contact === null ? [] : [[t('one.contact'), `${contact.name} ${contact.phone}`] as const]),
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
