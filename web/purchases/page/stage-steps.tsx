import { useTranslation } from 'react-i18next';
import { PURCHASE_STATE_LABELS, STAGE_LABELS, STAGES, type Stage } from '../../../domain/procurement/stages.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { usePeriods, type Periods, type Purchase } from './purchase-query.ts';
import './page-words.ts';

/** The stages in the order of the law: when each was entered, by when it is to be over, and where the purchase is. */
export function StageSteps({ purchase }: { readonly purchase: Purchase }) {
  const { data, error, refetch } = usePeriods(purchase.id);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  const reached = STAGES.indexOf(purchase.stage);
  return (
    <ol className="steps">
      {STAGES.map((stage, position) => (
        <Step
          key={stage}
          stage={stage}
          purchase={purchase}
          dates={data?.stages.find((dates) => dates.stage === stage)}
          reach={position < reached ? 'done' : position === reached ? 'here' : 'ahead'}
        />
      ))}
    </ol>
  );
}

interface StepProperties {
  readonly stage: Stage;
  readonly purchase: Purchase;
  readonly dates: Periods['stages'][number] | undefined;
  readonly reach: 'done' | 'here' | 'ahead';
}

function Step({ stage, purchase: { state }, dates, reach }: StepProperties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const ended = state !== 'running';
  const mark = reach === 'done' || (reach === 'here' && state === 'closed') ? '✓' : reach === 'here' ? '●' : '○';
  return (
    <li className={`step step-${reach} step-of-${state}`} aria-current={reach === 'here' ? 'step' : undefined}>
      <span className="step-mark" aria-hidden>
        {mark}
      </span>
      <strong>{STAGE_LABELS[stage][language]}</strong>
      {reach === 'here' && (
        <span className="step-here">
          {ended ? t('course.ended', { state: PURCHASE_STATE_LABELS[state][language] }) : t('course.here')}
        </span>
      )}
      <StepDates dates={dates} reach={reach} ended={ended} />
    </li>
  );
}

function StepDates({ dates, reach, ended }: Pick<StepProperties, 'dates' | 'reach'> & { readonly ended: boolean }) {
  const { t } = useTranslation('purchases');
  if (dates === undefined) return null;
  const { enteredOn, from, to, rule, provisional } = dates;
  const uncertain = provisional ? `（${t('page.provisional')}）` : '';
  return (
    <span className="step-dates">
      {enteredOn !== null && <span>{t('course.entered', { on: enteredOn })}</span>}
      {reach === 'ahead' && !ended && from !== null && <span>{t('course.expected', { on: from })}</span>}
      {reach !== 'done' && !ended && to !== null && (
        <span title={rule ?? undefined}>
          {t('course.latest', { on: to })}
          {uncertain}
        </span>
      )}
    </span>
  );
}
