import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Provider } from '../admission/queries.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { answerOf, api } from '../connection/client.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { Bans } from './bans.tsx';
import { PenaltyDialog } from './penalty-dialog.tsx';
import { RegistrationDialog } from './registration-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import './words.ts';

const TONES = { scheduled: 'wait', kept: 'good', suspended: 'bad', exited: 'bad', void: 'plain' } as const;

/** How a provider stands in the bank: why, until when, its reviews, and what may be done about it. */
export function Standing({ provider, own }: { readonly provider: Provider; readonly own: boolean }) {
  const { t } = useTranslation('bank');
  const { bankReason, reviews, debarment } = provider;
  const next = reviews.find(({ state, request }) => state === 'scheduled' && request === null);
  return (
    <section className="case-panel">
      <h2>{t('standing.title')}</h2>
      {debarment !== null && (
        <Alert
          type="error"
          showIcon
          title={t('standing.debarred', { rule: debarment.rule, until: debarment.untilDay })}
        />
      )}
      {bankReason !== null && (
        <p className="case-text">
          <strong>{t('standing.reason')}</strong> {bankReason}
        </p>
      )}
      {next && <p className="quiet">{t('standing.nextReview', { day: dayOf(next.dueAt as Instant) })}</p>}
      <Bans providerId={provider.id} own={own} />
      <Reviews reviews={reviews} />
      <Acts provider={provider} own={own} />
      {!own && <Filing provider={provider} />}
    </section>
  );
}

function Reviews({ reviews }: Pick<Provider, 'reviews'>) {
  const { t } = useTranslation('bank');
  if (reviews.length === 0) return null;
  return (
    <>
      <h3>{t('standing.reviews')}</h3>
      <ul className="case-list">
        {reviews.map(({ id, state, request, reason, dueAt, decidedAt }) => (
          <li key={id}>
            {t(request === null ? 'standing.yearly' : 'standing.asked')} ·{' '}
            {decidedAt === null ? dayOf(dueAt as Instant) : formatInstant(decidedAt as Instant)}{' '}
            <StateTag tone={TONES[state]}>{t(`standing.review.${state}`)}</StateTag>
            {request !== null && <p className="case-text quiet">{request}</p>}
            {reason !== null && (
              <p className="case-text">
                <strong>{t('standing.reason')}</strong> {reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** An officer files a procedure that may end in a ban; one that is open already is refused by the service. */
function Filing({ provider: { id, name } }: { readonly provider: Provider }) {
  const { t } = useTranslation('bank');
  const { roles } = useSignedIn();
  const [open, setOpen] = useState(false);
  const [lost, setLost] = useState(false);
  if (!roles.includes('officer')) return null;
  return (
    <div className="case-filters">
      <Button onClick={() => setOpen(true)}>{t('penalty.file')}</Button>
      <Button onClick={() => setLost(true)}>{t('registration.record')}</Button>
      {open && <PenaltyDialog provider={{ id, name }} close={() => setOpen(false)} />}
      {lost && <RegistrationDialog provider={{ id, name }} close={() => setLost(false)} />}
    </div>
  );
}

function Acts({ provider, own }: { readonly provider: Provider; readonly own: boolean }) {
  const { t } = useTranslation('bank');
  const { roles } = useSignedIn();
  const [open, setOpen] = useState(false);
  const { id: providerId, admission, reviews } = provider;
  const inBank = admission === 'admitted' || admission === 'suspended';
  const asked = reviews.some(({ state, request }) => state === 'scheduled' && request !== null);
  const params = { path: { providerId } };
  if (!inBank || (!own && (!roles.includes('officer') || asked))) return null;
  const close = () => setOpen(false);
  return (
    <div className="case-filters">
      <Button onClick={() => setOpen(true)}>{t(own ? 'standing.exit' : 'standing.ask')}</Button>
      {open && own && (
        <ReasonDialog
          title={t('standing.exit')}
          about={t('standing.exitAbout')}
          close={close}
          send={(reason) => answerOf(api.POST('/api/v1/providers/{providerId}/exit', { params, body: { reason } }))}
        />
      )}
      {open && !own && (
        <ReasonDialog
          title={t('standing.askTitle')}
          about={t('standing.askAbout')}
          close={close}
          send={(reason) => answerOf(api.POST('/api/v1/providers/{providerId}/reviews', { params, body: { reason } }))}
        />
      )}
    </div>
  );
}
