import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASSESSMENT_GRADES } from '../../domain/experts/assessment.ts';
import { REMOVAL_GROUNDS } from '../../domain/experts/expert-state.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import '../frame/lines.css';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Expert } from './queries.ts';
import './words.ts';

const APPLICATION_TONES = { reviewing: 'wait', admitted: 'good', returned: 'bad', refused: 'bad' } as const;
const REMOVAL_TONES = { proposed: 'wait', heard: 'wait', removed: 'bad', kept: 'good' } as const;

/** Applications, the newest first, with the reason of whoever decided. */
export function Applications({ applications }: Pick<Expert, 'applications'>) {
  const { t } = useTranslation('experts');
  return (
    <section className="case-panel">
      <h2>{t('one.applications')}</h2>
      <ul className="case-list">
        {applications.map(
          ({ id, seq, state, enteredAt, enteredByOffice, termMonths, qualifications, reason, task }) => (
            <li key={id}>
              {t('one.seq', { seq })} · {t(enteredByOffice ? 'one.byOffice' : 'one.bySelf')} ·{' '}
              {t('one.months', { count: termMonths })} ·{' '}
              <time dateTime={enteredAt}>{formatInstant(enteredAt as Instant)}</time>{' '}
              <StateTag tone={APPLICATION_TONES[state]}>{t(`application.${state}`)}</StateTag>{' '}
              {task !== null && <Link to={taskAddress(task)}>{t('one.task')} →</Link>}
              <p className="case-text quiet">{qualifications}</p>
              {reason !== null && <Said title={t('one.reason')} text={reason} />}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** Removals with their ground, what the expert said, and the decision. */
export function Removals({ removals }: Pick<Expert, 'removals'>) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  return (
    <section className="case-panel">
      <h2>{t('one.removals')}</h2>
      <ul className="case-list">
        {removals.map(({ id, ground, state, reason, statement, decision, proposedAt, task }) => (
          <li key={id}>
            {REMOVAL_GROUNDS[ground].title[language]} <code>{REMOVAL_GROUNDS[ground].rule}</code> ·{' '}
            <time dateTime={proposedAt}>{formatInstant(proposedAt as Instant)}</time>{' '}
            <StateTag tone={REMOVAL_TONES[state]}>{t(`removal.${state}`)}</StateTag>{' '}
            {task !== null && <Link to={taskAddress(task)}>{t('one.task')} →</Link>}
            <Said title={t('one.reason')} text={reason} />
            {state !== 'proposed' && <Said title={t('one.statement')} text={statement ?? t('one.noStatement')} />}
            {decision !== null && <Said title={t('one.decision')} text={decision} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <p className="case-text">
      <strong>{title}</strong> {text}
    </p>
  );
}

/** What the buyers found, by purchase. */
export function Assessments({ assessments }: { readonly assessments: NonNullable<Expert['assessments']> }) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  return (
    <section className="case-panel">
      <h2>{t('one.assessments')}</h2>
      <p className="quiet">{t(assessments.length === 0 ? 'one.noAssessments' : 'one.assessmentsAbout')}</p>
      {assessments.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              {(['purchase', 'discipline', 'impartiality', 'competence', 'reason'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`one.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {assessments.map(({ purchase, discipline, impartiality, competence, reason }) => (
              <tr key={purchase.id}>
                <th scope="row">
                  <Link to={`/purchases/${purchase.id}`}>{purchase.name}</Link> <code>{purchase.number}</code>
                </th>
                <td data-label={t('one.discipline')}>{ASSESSMENT_GRADES[discipline][language]}</td>
                <td data-label={t('one.impartiality')}>{ASSESSMENT_GRADES[impartiality][language]}</td>
                <td data-label={t('one.competence')}>{ASSESSMENT_GRADES[competence][language]}</td>
                <td data-label={t('one.reason')}>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
