import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useSteps, type Step } from './steps.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

const SYMBOLS = { done: '✓', open: '…', later: '○', skipped: '–' } as const;

/** Every step of the takeover with what it still lacks, and the tasks where somebody can do it. */
export function Missing({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const steps = useSteps(takeover);
  if (steps.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="missing">
      <h2 id="missing">{t('live.missing')}</h2>
      <ol className="missing">
        {steps.map((step) => (
          <StepLine key={step.code} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step }: { readonly step: Step }) {
  const { t } = useTranslation('takeovers');
  return (
    <li className={`missing-${step.state}`}>
      <span className="missing-mark" aria-hidden>
        {SYMBOLS[step.state]}
      </span>
      <div>
        <span className="missing-name">{t(`live.step.${step.code}`)}</span>{' '}
        <span className="quiet small">{t(`live.${step.state}`)}</span>
        {step.lacks.map((lack) => (
          <span key={lack} className="missing-lack">
            {lack}
          </span>
        ))}
        {step.tasks.map((task) => (
          <MissingTask key={task.id} task={task} />
        ))}
      </div>
    </li>
  );
}

function MissingTask({ task }: { readonly task: Takeover['tasks'][number] }) {
  const { t } = useTranslation('takeovers');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const who = task.assignee ?? task.organisation ?? common(`role.${task.candidateRole as 'approver'}`);
  return (
    <span className="missing-task">
      {task.readable ? <Link to={taskAddress(task.id)}>{t('live.openTask')}</Link> : task.title[language]} {who}
      <DueTag task={task} />
    </span>
  );
}
