import { Alert, App, Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Refusal } from '../connection/client.ts';
import { startingValue, withoutBlanks } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { SchemaView } from '../form/schema-view.tsx';
import { useFaults, useRefusedFields } from '../form/use-faults.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { StepUpField, useStepUp, wantsPassword } from '../session/step-up.tsx';
import { useLanguage } from '../words/i18n.ts';
import { nextStepAfter } from '../words/next-steps/next-steps.ts';
import type { Task } from './task-query.ts';
import { useDecision } from './use-decision.ts';

type Errors = Readonly<Record<string, string>>;

interface Properties {
  readonly task: Task;
  readonly outcome: string;
  /** The ordinary form, without blanks; not sent for an outcome that has a form of its own. */
  readonly form: unknown;
  readonly version: () => number;
  readonly refusedFields: (errors: Errors) => void;
  readonly close: () => void;
}

/** Says what will happen, shows the answers once more, asks what this outcome needs besides, and decides. */
export function DecisionDialog({ task, outcome, form, version, refusedFields, close }: Properties) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = task.outcomes.find(({ code }) => code === outcome)?.title[language] ?? outcome;
  const schema = task.form?.outcomes[outcome]?.schema as Schema | undefined;
  const [own, setOwn] = useState<unknown>(() => schema && startingValue(schema, undefined));
  const [errors, setErrors] = useState<Errors>({});
  const faults = useFaults();
  const told = useTold(task, title, (found) => {
    if (schema) setErrors(found);
    else {
      refusedFields(found);
      close();
    }
  });
  const stepUp = useStepUp();
  const { mutate, isPending, error } = useDecision(task, stepUp);
  // Decided, taken or closed meanwhile: sending it again would be refused again.
  const over =
    error instanceof Refusal && error.problem.code.startsWith('task-') && error.problem.code !== 'task-input';
  const confirm = () => {
    const filled = schema ? withoutBlanks(own) : form;
    const found = schema ? faults(schema, filled) : {};
    setErrors(found);
    if (Object.keys(found).length === 0) mutate({ outcome, form: filled, version }, told);
  };
  const change = (next: unknown) => {
    setOwn(next);
    if (schema && Object.keys(errors).length > 0) setErrors(faults(schema, withoutBlanks(next)));
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isPending || over) return;
    event.preventDefault();
    event.stopPropagation();
    confirm();
  };
  return (
    <Dialog
      title={t('decide.title', { outcome: title })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('decide.cancel')}</Button>
          {!over && (
            <Button type="primary" disabled={isPending} onClick={confirm}>
              {isPending ? t('decide.sending') : t('decide.confirm', { outcome: title })}
            </Button>
          )}
        </>
      }
    >
      <div onKeyDown={hear}>
        <Consequences task={task} outcome={outcome} />
        {schema ? (
          <SchemaForm schema={schema} value={own} change={change} errors={errors} prefix="decision" />
        ) : (
          <CheckAnswers schema={task.form?.schema as Schema | undefined} form={form} />
        )}
        <StepUpField stepUp={stepUp} error={error} submit={confirm} />
        <div role="alert">{error && !wantsPassword(error) && <Refused error={error} />}</div>
      </div>
    </Dialog>
  );
}

function Consequences({ task, outcome }: Pick<Properties, 'task' | 'outcome'>) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const language = useLanguage();
  return (
    <dl className="decision">
      <dt>{t('decide.next')}</dt>
      {task.facts?.takeover?.drill && <dd className="drill-band">{words('drillText')}</dd>}
      <dd>{nextStepAfter(task.kind, outcome)?.[language]}</dd>
      <dd>{t('decide.final')}</dd>
    </dl>
  );
}

/** What is about to be sent, to be read once more. */
function CheckAnswers({ schema, form }: { readonly schema: Schema | undefined; readonly form: unknown }) {
  const { t } = useTranslation('task');
  if (!schema) return null;
  return (
    <section className="check-answers" aria-label={t('answersTitle')} tabIndex={0}>
      <h3>{t('answersTitle')}</h3>
      <SchemaView schema={schema} value={form} />
    </section>
  );
}

/** Who has decided instead, and when, is in the api's own sentence. */
function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  return <Alert type="error" showIcon title={t('decide.refused')} description={<TroubleText error={error} />} />;
}

function useTold(task: Task, outcome: string, fields: (errors: Errors) => void) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const refusedFields = useRefusedFields();
  return {
    onSuccess: () => {
      void message.success(t('inbox.decided', { title: task.title[language], outcome }));
      void navigate('/inbox');
    },
    onError: (error: Error) => {
      if (error instanceof Refusal && error.problem.code === 'task-input') fields(refusedFields(error));
    },
  };
}
