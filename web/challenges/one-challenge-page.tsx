import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import '../task/task.css';
import '../admission/admission.css';
import { ChallengeState } from './challenge-lines.tsx';
import { Letter } from './letter.tsx';
import { useChallenge, type Challenge } from './queries.ts';
import './words.ts';

/** One challenge with its answer: for the office, the challenger and the suppliers concerned. */
export default function OneChallengePage() {
  const { t } = useTranslation('challenges');
  const { challengeId = '' } = useParams();
  const { data, error, refetch } = useChallenge(challengeId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('one.loading')} />}
      {data && <One challenge={data} />}
    </>
  );
}

function One({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { id, own, purchase, ground, state, task, carryOutTask } = challenge;
  const title = `${t('page.title')} · ${t(`ground.${ground}`)}`;
  usePageTitle(title);
  return (
    <article>
      <header className="task-head">
        <h1>{title}</h1>
        <ChallengeState challenge={challenge} />
        {task !== null && state === 'received' && <Link to={taskAddress(task)}>{t('one.task')} →</Link>}
        {carryOutTask !== null && <Link to={taskAddress(carryOutTask)}>{t('one.carryOut')} →</Link>}
      </header>
      <p>
        {purchase.name} <code>{purchase.number}</code>
      </p>
      <Letter challenge={challenge} />
      <section className="case-panel">
        <h2>{t('one.answer')}</h2>
        <Answer challenge={challenge} />
        {carryOutTask !== null && <p>{t('one.notCarriedOut')}</p>}
        {own && <Link to={`/challenges/${id}/complaint`}>{t('one.toComplaint')} →</Link>}
      </section>
    </article>
  );
}

function Answer({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { answer, answerBasis, affectsResult, answerDue, complaintUntil } = challenge;
  if (answer === null) return <p>{t('one.answerNone', { at: formatInstant(answerDue as Instant) })}</p>;
  return (
    <>
      <p className="case-text">{answer}</p>
      {answerBasis && (
        <p>
          {t('one.basis')}：{answerBasis}
        </p>
      )}
      {affectsResult === true && (
        <p>
          <strong>{t('one.affects')}</strong>
        </p>
      )}
      <p className="quiet">{t('one.complaint', { at: formatInstant(complaintUntil as Instant) })}</p>
    </>
  );
}
