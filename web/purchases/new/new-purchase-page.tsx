import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import '../../form/form.css';
import { FaultSummary } from '../../form/schema-form.tsx';
import { FormContext } from '../../form/form-context.ts';
import { usePageTitle } from '../../frame/page-title.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { useProject } from '../../projects/queries.ts';
import { usePurchase } from '../page/purchase-query.ts';
import { BasicsStep } from './basics-step.tsx';
import { CheckStep } from './check-step.tsx';
import { blankDraft, forgetDraft, keepDraft, keptDraft, type PurchaseDraft } from './draft.ts';
import { draftFromProject, draftFromPurchase } from './draft-sources.ts';
import { LotsStep } from './lots-step.tsx';
import { useDraftFaults, type Faults } from './use-draft-faults.ts';
import '../purchases.css';
import './new-purchase.css';
import './open-words.ts';
import '../page/page-words.ts';

/** Opens a purchase in three steps; what is typed stays in this browser until it is opened. */
export default function NewPurchasePage() {
  const { t } = useTranslation('purchases');
  const [query] = useSearchParams();
  const from = query.get('from');
  const project = query.get('project');
  usePageTitle(t('open.title'));
  return (
    <div className="open-page">
      <p className="way-back">
        <Link to="/purchases">← {t('page.back')}</Link>
      </p>
      <h1>{t('open.title')}</h1>
      {project !== null && <OfProject projectId={project} />}
      {project === null &&
        (from === null ? <Steps start={undefined} /> : <Copied purchaseId={from} restart={query.has('restart')} />)}
    </div>
  );
}

function Copied({ purchaseId, restart }: { readonly purchaseId: string; readonly restart: boolean }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch } = usePurchase(purchaseId);
  if (data) return <Steps key={data.id} start={draftFromPurchase(data, restart)} copiedFrom={data.name} />;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Waiting what={t('page.loading')} />;
}

/** From the bank: what was reviewed and reserved is filled in. */
function OfProject({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch } = useProject(projectId);
  if (data) return <Steps key={data.id} start={draftFromProject(data)} ofProject={`${data.name}（${data.number}）`} />;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Waiting what={t('page.loading')} />;
}

export const STEPS = ['basics', 'lots', 'check'] as const;
export type StepName = (typeof STEPS)[number];

interface StepsProperties {
  readonly start: PurchaseDraft | undefined;
  readonly copiedFrom?: string;
  readonly ofProject?: string;
}

function Steps({ start, copiedFrom, ofProject }: StepsProperties) {
  const { t } = useTranslation('purchases');
  const { id: userId } = useSignedIn();
  const [recovered, setRecovered] = useState(() => start === undefined && keptDraft(userId) !== undefined);
  const [draft, setDraft] = useState(() => start ?? keptDraft(userId) ?? blankDraft());
  const [step, setStep] = useState<StepName>('basics');
  const [told, setTold] = useState<Faults>({});
  const { all, hits } = useDraftFaults(draft);
  const change = (wanted: Partial<PurchaseDraft>) => {
    const next = { ...draft, ...wanted };
    setDraft(next);
    keepDraft(userId, next);
    setTold({});
  };
  const go = (wanted: StepName) => {
    const faults = before(wanted, all);
    setTold(faults);
    if (Object.keys(faults).length === 0) setStep(wanted);
    window.scrollTo(0, 0);
  };
  const discard = () => {
    forgetDraft(userId);
    setDraft(blankDraft());
    setRecovered(false);
    setTold({});
    setStep('basics');
  };
  const errors = { ...hits, ...told };
  return (
    <FormContext value={{ disabled: false, errors, prefix: 'open' }}>
      <Progress step={step} go={go} />
      {copiedFrom !== undefined && <Alert type="info" showIcon title={t('open.copied', { name: copiedFrom })} />}
      {ofProject !== undefined && <Alert type="info" showIcon title={t('open.ofProject', { name: ofProject })} />}
      {recovered && (
        <Alert
          type="info"
          showIcon
          title={t('open.recovered')}
          action={<Button onClick={discard}>{t('open.discard')}</Button>}
        />
      )}
      <FaultSummary errors={told} prefix="open" />
      <div className="open-step">
        {step === 'basics' && <BasicsStep draft={draft} change={change} next={() => go('lots')} />}
        {step === 'lots' && (
          <LotsStep draft={draft} change={change} back={() => go('basics')} next={() => go('check')} />
        )}
        {step === 'check' && (
          <CheckStep
            draft={draft}
            change={go}
            refused={(faults) => {
              setTold(faults);
              setStep(stepOf(Object.keys(faults)[0]));
            }}
          />
        )}
      </div>
      <DraftKept />
    </FormContext>
  );
}

/** Says that leaving loses nothing. */
function DraftKept() {
  const { t } = useTranslation('purchases');
  return <p className="quiet small">{t('open.kept')}</p>;
}

/** What must be mended before that step; going back is always allowed. */
function before(step: StepName, faults: Faults): Faults {
  if (step === 'basics') return {};
  // A sum can only be right when the lots are there.
  const basics = Object.entries(faults).filter(([pointer]) => stepOf(pointer) === 'basics' && pointer !== '/budgetFen');
  if (step === 'lots') return Object.fromEntries(basics);
  return faults;
}

function stepOf(pointer: string | undefined): StepName {
  return pointer !== undefined && pointer.startsWith('/lots') ? 'lots' : 'basics';
}

function Progress({ step, go }: { readonly step: StepName; readonly go: (step: StepName) => void }) {
  const { t } = useTranslation('purchases');
  const [known, setKnown] = useState(step);
  useEffect(() => setKnown(step), [step]);
  return (
    <ol className="open-steps" aria-label={t('open.steps')}>
      {STEPS.map((name, position) => (
        <li key={name}>
          <button type="button" aria-current={name === known ? 'step' : undefined} onClick={() => go(name)}>
            <span aria-hidden>{position + 1}</span> {t(`open.step.${name}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
