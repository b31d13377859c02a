import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import '../task/task.css';
import '../admission/admission.css';
import '../challenges/words.ts';
import { useLanguage } from '../words/i18n.ts';
import { ComplaintFacts } from './complaint-facts.tsx';
import { ComplaintState } from './complaint-lines.tsx';
import { Decision } from './decision.tsx';
import { Hearing } from './hearing.tsx';
import { OwnSteps } from './own-steps.tsx';
import { useComplaint, type Complaint } from './queries.ts';
import './words.ts';

/** One complaint with its course: for the finance department, the buyer, the complainant and whoever is concerned. */
export default function OneComplaintPage() {
  const { t } = useTranslation('complaints');
  const { complaintId = '' } = useParams();
  const { data, error, refetch } = useComplaint(complaintId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('one.loading')} />}
      {data && <One complaint={data} />}
    </>
  );
}

function One({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const { t: ofChallenges } = useTranslation('challenges');
  const language = useLanguage();
  const { purchase, ground, tasks, own, state } = complaint;
  // What the complainant has to do now comes before what it has written.
  const toCorrect = own && state === 'returned';
  const title = `${t('one.title')} · ${ofChallenges(`ground.${ground}`)}`;
  usePageTitle(title);
  return (
    <article>
      <header className="task-head">
        <h1>{title}</h1>
        <ComplaintState complaint={complaint} />
      </header>
      <p>
        {purchase.name} <code>{purchase.number}</code>
      </p>
      {tasks.length > 0 && (
        <p>
          {t('one.tasks')}：
          {tasks.map((task) => (
            <Link key={task.id} to={taskAddress(task.id)}>
              {task.title[language]} →{' '}
            </Link>
          ))}
        </p>
      )}
      {toCorrect && <OwnSteps complaint={complaint} />}
      <ComplaintFacts complaint={complaint} />
      {!toCorrect && <OwnSteps complaint={complaint} />}
      <Hearing complaint={complaint} />
      <section className="case-panel">
        <h2>{t('decision.title')}</h2>
        <Decision complaint={complaint} />
      </section>
    </article>
  );
}
