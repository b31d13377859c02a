import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import { ADMISSION_TONES } from './admission-lines.tsx';
import { Application } from './application.tsx';
import { useAdmission, type Admission } from './queries.ts';
import { StateTag } from './state-tag.tsx';
import '../task/task.css';
import './admission.css';
import './words.ts';

/** One application with what the rules say of it: for the office, and for whoever handed it in. */
export default function OneAdmissionPage() {
  const { t } = useTranslation('admission');
  const { admissionId = '' } = useParams();
  const { data, error, refetch } = useAdmission(admissionId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('one.loading')} />}
      {data && <One admission={data} />}
    </>
  );
}

function One({ admission }: { readonly admission: Admission }) {
  const { t } = useTranslation('admission');
  const { organisation, seq, state, reason, task } = admission;
  usePageTitle(`${organisation.name} · ${t('list.title')}`);
  return (
    <article>
      <header className="task-head">
        <h1>
          {organisation.name} · {t('one.seq', { seq })}
        </h1>
        <StateTag tone={ADMISSION_TONES[state]}>{t(`state.${state}`)}</StateTag>
        {task !== null && state === 'reviewing' && <Link to={taskAddress(task)}>{t('one.task')} →</Link>}
      </header>
      {reason !== null && (
        <p className="why">
          <strong>{t('one.reason')}</strong>
          <span className="case-text">{reason}</span>
        </p>
      )}
      <Application admission={admission} />
    </article>
  );
}
