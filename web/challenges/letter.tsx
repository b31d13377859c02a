import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import '../admission/admission.css';
import type { Challenge } from './queries.ts';
import './words.ts';

/** The letter of challenge with its files, which the challenger adds until the answer. */
export function Letter({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { id, own, state, matters, request } = challenge;
  return (
    <>
      <Facts challenge={challenge} />
      <section className="case-panel">
        <h2>{t('one.matters')}</h2>
        <ol>
          {matters.map(({ matter, facts, basis }, at) => (
            <li key={at}>
              <p className="case-text">{matter}</p>
              <p className="case-text">
                {t('form.facts')}：{facts}
              </p>
              <p>
                {t('form.basis')}：{basis}
              </p>
            </li>
          ))}
        </ol>
        <h2>{t('one.request')}</h2>
        <p className="case-text">{request}</p>
        {own && state === 'received' && <p className="quiet">{t('one.filesHint')}</p>}
        <Attachments
          owner={{ kind: 'challenge', id }}
          title={t('one.files')}
          changeable={own && state === 'received'}
        />
      </section>
    </>
  );
}

function Facts({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { challenger, receivedAt, answerDue, contact, workflowId } = challenge;
  const facts: readonly (readonly [string, string])[] = [
    [t('list.challenger'), challenger?.name ?? t('list.hidden')],
    [t('one.receivedAt'), formatInstant(receivedAt as Instant)],
    [t('list.due'), formatInstant(answerDue as Instant)],
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
