import { useTranslation } from 'react-i18next';
import { STAGE_LABELS, STAGES } from '../../domain/procurement/stages.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Task } from './task-query.ts';

/** The course of the purchase with "you are here"; a narrow screen shows the present step and how many there are. */
export function StageSteps({ stage }: { readonly stage: NonNullable<Task['facts']>['stage'] }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const here = STAGES.indexOf(stage);
  return (
    <nav aria-label={t('stages')} className="steps">
      <p className="steps-short">
        {t('stageOf', { n: here + 1, count: STAGES.length, stage: STAGE_LABELS[stage][language] })}
      </p>
      <ol>
        {STAGES.map((code, at) => (
          <li
            key={code}
            {...(at === here ? { 'aria-current': 'step' as const } : {})}
            className={at < here ? 'step-done' : ''}
          >
            <span className="step-mark" aria-hidden>
              {at < here ? '✓' : at + 1}
            </span>
            {STAGE_LABELS[code][language]}
            {at === here && <span className="step-here">{t('youAreHere')}</span>}
            {at < here && <span className="visually-hidden">{t('stageDone')}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
