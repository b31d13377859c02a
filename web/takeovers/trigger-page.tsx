import { Alert } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import '../contracts/contracts.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { DrillBanner } from './drill-banner.tsx';
import { usePreview, type TakeoverPreview } from './takeover-query.ts';
import { TriggerConfirm } from './trigger-confirm.tsx';
import { TriggerPreview } from './trigger-preview.tsx';
import { TriggerReason } from './trigger-reason.tsx';
import { useTriggerDraft } from './use-trigger-draft.ts';
import './takeovers.css';
import './words.ts';

const STEPS = ['step1', 'step2', 'step3'] as const;

/** From a red flag to a takeover that is asked for, in three steps: why, what will happen, confirm. */
export default function TriggerPage() {
  const { t } = useTranslation('takeovers');
  const { contractId = '' } = useParams();
  const { may } = useSignedIn();
  const { draft, change, step, go, forget } = useTriggerDraft(contractId);
  const { data: preview, error, refetch } = usePreview(contractId, draft.urgency, draft.drill);
  usePageTitle(t(draft.drill ? 'trigger.drillTitle' : 'trigger.title'));
  if (!may.some(({ action, subject }) => action === 'create' && subject === 'Takeover'))
    return <Alert type="warning" showIcon title={t('trigger.notYours')} />;
  return (
    <div className={`trigger ${draft.drill ? 'is-drill' : ''}`}>
      <p className="way-back">
        <Link to={`/contracts/${contractId}`}>← {t('trigger.leave')}</Link>
      </p>
      {draft.drill && <DrillBanner />}
      <h1>{t(draft.drill ? 'trigger.drillTitle' : 'trigger.title')}</h1>
      {preview && <Subject preview={preview} />}
      <Steps step={step} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!preview && !error && <Waiting what={t('trigger.computing')} />}
      {preview && <Refused preview={preview} />}
      <StepBody key={step}>
        {step === 1 && <TriggerReason draft={draft} change={change} next={() => go(2)} />}
        {step === 2 && preview && <TriggerPreview preview={preview} back={() => go(1)} next={() => go(3)} />}
        {step === 3 && preview && <TriggerConfirm preview={preview} draft={draft} back={() => go(2)} forget={forget} />}
      </StepBody>
    </div>
  );
}

/** The keyboard follows to the new step. */
function StepBody({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    body.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={body} tabIndex={-1} className="step-body">
      {children}
    </div>
  );
}

function Subject({ preview: { contract } }: { readonly preview: TakeoverPreview }) {
  return (
    <p className="quiet">
      {contract.provider.name} · {contract.lotName} · <code>{contract.number}</code>
    </p>
  );
}

function Steps({ step }: { readonly step: number }) {
  const { t } = useTranslation('takeovers');
  return (
    <ol className="steps" aria-label={t('trigger.steps')}>
      {STEPS.map((name, at) => (
        <li key={name} aria-current={at + 1 === step ? 'step' : undefined} className={at + 1 < step ? 'step-done' : ''}>
          <span className="step-number" aria-hidden>
            {at + 1 < step ? '✓' : at + 1}
          </span>
          {t(`trigger.${name}`)}
        </li>
      ))}
    </ol>
  );
}

function Refused({ preview: { refusal } }: { readonly preview: TakeoverPreview }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  if (refusal === null) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('trigger.refused')}
      description={refusal.detail[language]}
      action={refusal.takeoverId && <Link to={`/takeovers/${refusal.takeoverId}`}>{t('trigger.goRunning')}</Link>}
    />
  );
}
