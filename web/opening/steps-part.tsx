import { CheckCircleFilled, ClockCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatSecond, type Instant } from '../../domain/time/shanghai.ts';
import type { Opening } from './opening-query.ts';

const STEPS = ['shares', 'key', 'envelopes', 'record', 'signature'] as const;

/** What has been done, when, and what is under way: each step is on record, so a reload goes on where it stood. */
export function StepsPart({ opening: { steps, state, threshold } }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const next = STEPS.find((step) => !steps.some((done) => done.step === step));
  const moving = state === 'collecting' || state === 'opening' || state === 'opened';
  return (
    <section className="hall-card" aria-labelledby="hall-steps">
      <h2 id="hall-steps">{t('steps')}</h2>
      <ol className="hall-steps" aria-live="polite">
        {STEPS.map((step) => {
          const at = steps.find((done) => done.step === step)?.at;
          const current = at === undefined && step === next && moving;
          return (
            <li
              key={step}
              className={at ? 'step-done' : current ? 'step-now' : 'step-waits'}
              aria-current={current && 'step'}
            >
              {at ? (
                <CheckCircleFilled aria-hidden />
              ) : current ? (
                <LoadingOutlined aria-hidden />
              ) : (
                <ClockCircleOutlined aria-hidden />
              )}
              <span>{t(`step.${step}`, { threshold })}</span>
              <span className="quiet">
                {at ? formatSecond(at as Instant).slice(11) : t(current ? 'stepNow' : 'stepWaits')}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
