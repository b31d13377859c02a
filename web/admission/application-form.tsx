import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { admissionChecks, refusedChecks } from '../../domain/providers/eligibility.ts';
import { APPLICANT_KIND_CODES, applicantKind, type ApplicantKind } from '../../domain/providers/organisation-kind.ts';
import { STATEMENT_CODES, STATEMENTS } from '../../domain/providers/statements.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import '../form/form.css';
import { Checks } from './checks.tsx';
import { HandIn } from './hand-in.tsx';
import type { Provider } from './queries.ts';
import { ServiceRows } from './service-rows.tsx';
import { useKeptApplication, type Application } from './kept-application.ts';
import './words.ts';

/** The application with its check beside it: the same rules run here as when it is handed in. */
export function ApplicationForm({ provider, done }: { readonly provider: Provider; readonly done: () => void }) {
  const { t } = useTranslation('admission');
  const { region } = useSignedIn();
  const { message } = App.useApp();
  const [application, change, forget] = useKeptApplication(provider);
  const [asked, setAsked] = useState(false);
  const checks = admissionChecks(application, dayOf(instantOfMillis(Date.now())));
  const refused = refusedChecks(checks);
  const handedIn = () => {
    forget();
    setAsked(false);
    void message.success(t('confirm.done'));
    done();
  };
  return (
    <div className="admission-columns">
      <section className="case-panel">
        <h2>{t('form.title')}</h2>
        <Fields application={application} change={change} region={region} />
        <Button type="primary" disabled={refused.length > 0} onClick={() => setAsked(true)}>
          {t('form.submit')}
        </Button>
      </section>
      <section className="case-panel">
        <h2>{t('check.title')}</h2>
        <p className="quiet">{t('check.hint')}</p>
        {refused.length > 0 && <p role="status">{t('check.summary', { count: refused.length })}</p>}
        <Checks checks={checks} />
      </section>
      {asked && <HandIn application={application} close={() => setAsked(false)} handedIn={handedIn} />}
    </div>
  );
}

interface FieldsProperties {
  readonly application: Application;
  readonly change: (part: Partial<Application>) => void;
  readonly region: string;
}

function Fields({ application, change, region }: FieldsProperties) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { kind, creditCode, capacity, staff, socialWorkers, facilities, services, statements } = application;
  const number = (name: 'capacity' | 'staff' | 'socialWorkers') => (id: string) => (
    <InputNumber
      id={id}
      min={0}
      max={100_000}
      precision={0}
      value={{ capacity, staff, socialWorkers }[name]}
      onChange={(value) => change({ [name]: value ?? 0 })}
    />
  );
  return (
    <>
      <Labelled label={t('form.kind')}>
        {(id) => (
          <Select<ApplicantKind>
            id={id}
            className="choice"
            value={kind}
            onChange={(value) => change({ kind: value })}
            options={APPLICANT_KIND_CODES.map((value) => ({ value, label: applicantKind(value).title[language] }))}
          />
        )}
      </Labelled>
      <Labelled label={t('form.creditCode')} hint={t('form.creditCodeHint')}>
        {(id) => (
          <Input
            id={id}
            maxLength={40}
            value={creditCode}
            onChange={({ target }) => change({ creditCode: target.value.toUpperCase().replaceAll(/\s/g, '') })}
          />
        )}
      </Labelled>
      <div className="case-pair">
        <Labelled label={t('form.capacity')} hint={t('form.capacityHint')}>
          {number('capacity')}
        </Labelled>
        <Labelled label={t('form.staff')} hint={t('form.staffHint')}>
          {number('staff')}
        </Labelled>
        <Labelled label={t('form.socialWorkers')} hint={t('form.staffHint')}>
          {number('socialWorkers')}
        </Labelled>
      </div>
      <Labelled label={t('form.facilities')} hint={t('form.facilitiesHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            value={facilities}
            onChange={({ target }) => change({ facilities: target.value })}
          />
        )}
      </Labelled>
      <ServiceRows services={services} region={region} change={(next) => change({ services: next })} />
      <fieldset className="field">
        <legend>{t('form.statements')}</legend>
        <p className="field-about">{t('form.statementsHint')}</p>
        {STATEMENT_CODES.map((code) => (
          <Checkbox
            key={code}
            className="case-statement"
            checked={statements.includes(code)}
            onChange={({ target }) =>
              change({
                statements: STATEMENT_CODES.filter((c) => (c === code ? target.checked : statements.includes(c))),
              })
            }
          >
            {STATEMENTS[code].text[language]} <code>{STATEMENTS[code].rule}</code>
          </Checkbox>
        ))}
      </fieldset>
    </>
  );
}

interface LabelledProperties {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, hint, children }: LabelledProperties) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="field-about">{hint}</p>}
      {children(id)}
    </div>
  );
}
