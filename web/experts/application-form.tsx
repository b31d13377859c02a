import { Alert, App, Button, Checkbox, Input, InputNumber } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SPECIALITIES, SPECIALITY_CODES } from '../../domain/experts/specialities.ts';
import { figure } from '../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api, Refusal } from '../connection/client.ts';
import '../form/form.css';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useExpertAct, type Expert, type ExpertApplicationInput } from './queries.ts';
import { TieRows, type Tie } from './tie-rows.tsx';
import './words.ts';

type Draft = Omit<ExpertApplicationInput, 'userId' | 'avoidances'> & { readonly avoidances: readonly Tie[] };

interface Properties {
  readonly expert: Expert;
  readonly own: boolean;
  readonly close: () => void;
}

/** An application for the bank or for a new term; what is known of the last term is filled in. */
export function ApplicationForm({ expert, own, close }: Properties) {
  const { t } = useTranslation('experts');
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Draft>(() => startOf(expert));
  const [tried, setTried] = useState(false);
  const complete =
    draft.specialities.length > 0 && draft.employer.trim().length >= 2 && draft.qualifications.trim().length >= 4;
  const { mutate, isPending, error } = useExpertAct((body: ExpertApplicationInput) =>
    answerOf(api.POST('/api/v1/experts/applications', { body })),
  );
  const send = () => {
    setTried(true);
    if (!complete) return;
    const body = { ...draft, avoidances: [...draft.avoidances], ...(own ? {} : { userId: expert.id }) };
    mutate(body, {
      onSuccess: () => {
        void message.success(t('form.done'));
        close();
      },
    });
  };
  return (
    <section className="case-panel" aria-label={t('form.title')}>
      <h2>{t('form.title')}</h2>
      <Fields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('form.missing')}</p>}
        {error && <Refused error={error} />}
      </div>
      <div className="case-filters">
        <Button type="primary" disabled={isPending} onClick={send}>
          {t(isPending ? 'form.sending' : 'form.submit')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </div>
    </section>
  );
}

function startOf({ specialities, employer, avoidances, applications }: Expert): Draft {
  return {
    ...{ specialities, employer: employer ?? '', employerCode: null, avoidances, termMonths: 24 },
    qualifications: applications[0]?.qualifications ?? '',
  };
}

function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation('experts');
  const faults = error instanceof Refusal ? (error.problem.errors ?? []) : [];
  return (
    <Alert
      type="error"
      showIcon
      title={t('form.refused')}
      description={
        <>
          <TroubleText error={error} />
          <ul>
            {faults.map(({ pointer, message }) => (
              <li key={pointer}>{message}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function Fields({ draft, change }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  const most = figure('AD-05', 'term', dayOf(instantOfMillis(Date.now()))).count;
  return (
    <>
      <fieldset className="field">
        <legend>{t('form.specialities')}</legend>
        <p className="field-about">{t('form.specialitiesHint')}</p>
        <Checkbox.Group
          value={[...draft.specialities]}
          onChange={(chosen) => change({ specialities: SPECIALITY_CODES.filter((code) => chosen.includes(code)) })}
          options={SPECIALITY_CODES.map((value) => ({ value, label: SPECIALITIES[value][language] }))}
        />
      </fieldset>
      <Labelled label={t('form.employer')} hint={t('form.employerHint')}>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={draft.employer}
            onChange={({ target }) => change({ employer: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('form.employerCode')} hint={t('form.codeHint')}>
        {(id) => (
          <Input
            id={id}
            maxLength={40}
            value={draft.employerCode ?? ''}
            onChange={({ target }) => change({ employerCode: codeOf(target.value) })}
          />
        )}
      </Labelled>
      <Labelled label={t('form.qualifications')} hint={t('form.qualificationsHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            value={draft.qualifications}
            onChange={({ target }) => change({ qualifications: target.value })}
          />
        )}
      </Labelled>
      <TieRows ties={draft.avoidances} change={(avoidances) => change({ avoidances })} />
      <Labelled label={t('form.term')} hint={t('form.termHint', { most })}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={most}
            precision={0}
            value={draft.termMonths}
            onChange={(termMonths) => change({ termMonths: termMonths ?? 1 })}
          />
        )}
      </Labelled>
    </>
  );
}

/** As the api wants it: capitals without spaces, null when nothing is typed. */
function codeOf(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/\s/g, '');
  return code === '' ? null : code;
}

interface LabelledProperties {
  readonly label: string;
  readonly hint: string;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, hint, children }: LabelledProperties) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="field-about">{hint}</p>
      {children(id)}
    </div>
  );
}
