import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RELATIONS } from '../../domain/experts/avoidance.ts';
import { SPECIALITIES } from '../../domain/experts/specialities.ts';
import { dayOf, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import { StateTag } from '../admission/state-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import '../task/task.css';
import { useLanguage } from '../words/i18n.ts';
import { ApplicationForm } from './application-form.tsx';
import { Applications, Assessments, Removals } from './expert-record.tsx';
import { STANDING_TONES } from './experts-page.tsx';
import { useExpert, type Expert } from './queries.ts';
import { RemovalDialog } from './removal-dialog.tsx';
import './words.ts';

/** One expert: for the bank's office, and for the person themselves under `/expert`. */
export default function ExpertPage() {
  const { t } = useTranslation('experts');
  const me = useSignedIn();
  const { userId = me.id } = useParams();
  const { data, error, refetch } = useExpert(userId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('one.loading')} />}
      {data && <One expert={data} own={userId === me.id} />}
    </>
  );
}

function One({ expert, own }: { readonly expert: Expert; readonly own: boolean }) {
  const { t } = useTranslation('experts');
  const { name, state, applications, removals, assessments } = expert;
  usePageTitle(own ? t('one.own') : name);
  return (
    <article>
      <header className="task-head">
        <h1>{own ? t('one.own') : name}</h1>
        <StateTag tone={STANDING_TONES[state]}>{t(`state.${state}`)}</StateTag>
      </header>
      <Notice expert={expert} />
      <Acts expert={expert} own={own} />
      {state !== 'none' && <Facts expert={expert} />}
      {removals.length > 0 && <Removals removals={removals} />}
      {applications.length > 0 && <Applications applications={applications} />}
      {assessments !== null && <Assessments assessments={assessments} />}
    </article>
  );
}

function Notice({ expert: { state, reviewing, barred } }: { readonly expert: Expert }) {
  const { t } = useTranslation('experts');
  if (barred) return <Alert type="error" showIcon title={t('one.barred')} />;
  const type = state === 'admitted' ? 'success' : 'warning';
  return (
    <>
      <Alert type={type} showIcon title={t(`one.${state}`)} />
      {reviewing && <Alert type="info" showIcon title={t('one.reviewing')} />}
    </>
  );
}

function Acts({ expert, own }: { readonly expert: Expert; readonly own: boolean }) {
  const { t } = useTranslation('experts');
  const { roles } = useSignedIn();
  const [act, setAct] = useState<'apply' | 'remove'>();
  const { state, reviewing, barred, removals } = expert;
  const officer = roles.includes('officer') && !own;
  const applies = (own || officer) && !reviewing && !barred;
  const removes = officer && state === 'admitted' && !removals.some((one) => ['proposed', 'heard'].includes(one.state));
  const word = state === 'none' ? (own ? 'form.open' : 'form.enter') : 'form.renew';
  return (
    <>
      <div className="case-filters" role="group" aria-label={expert.name}>
        {applies && act !== 'apply' && (
          <Button type="primary" onClick={() => setAct('apply')}>
            {t(word)}
          </Button>
        )}
        {removes && <Button onClick={() => setAct('remove')}>{t('remove.open')}</Button>}
      </div>
      {act === 'apply' && applies && <ApplicationForm expert={expert} own={own} close={() => setAct(undefined)} />}
      {act === 'remove' && <RemovalDialog userId={expert.id} close={() => setAct(undefined)} />}
    </>
  );
}

function Facts({ expert: { specialities, employer, until, avoidances } }: { readonly expert: Expert }) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  return (
    <section className="case-panel">
      <dl className="facts">
        <div>
          <dt>{t('list.specialities')}</dt>
          <dd>{specialities.map((code) => SPECIALITIES[code][language]).join('、') || '—'}</dd>
        </div>
        <div>
          <dt>{t('list.employer')}</dt>
          <dd>{employer ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('list.until')}</dt>
          <dd>{until === null ? '—' : dayOf(until as Instant)}</dd>
        </div>
      </dl>
      <h2>{t('one.ties')}</h2>
      {avoidances.length === 0 && <p className="quiet">{t('one.noTies')}</p>}
      <ul className="case-list">
        {avoidances.map(({ name, relation, endedOn }) => (
          <li key={`${name} ${relation}`}>
            {name} · {RELATIONS[relation].title[language]} ·{' '}
            {endedOn === null ? t('one.lasting') : t('one.endedOn', { day: endedOn })}
          </li>
        ))}
      </ul>
    </section>
  );
}
