import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Refusal } from '../connection/client.ts';
import { startingValue, withoutBlanks } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useFaults, useRefusedFields } from '../form/use-faults.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { nextStepAfter } from '../words/next-steps.ts';
import type { Task } from './task-query.ts';
import { useDecision } from './use-decision.ts';

type Errors = Readonly<Record<string, string>>;

interface Properties {
  readonly task: Task;
  readonly outcome: string;
  /** The ordinary form, without blanks; not sent for an outcome that has a form of its own. */
  readonly form: unknown;
  readonly version: number;
  readonly refusedFields: (errors: Errors) => void;
  readonly close: () => void;
}

/** Says what will happen, asks what this outcome needs besides, and decides. Nothing is shown as done before it is. */
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
  const { mutate, isPending, error } = useDecision(task);
  // Decided, taken or closed meanwhile: sending it again would be refused again.
  const over =
    error instanceof Refusal && error.problem.code.startsWith('task-') && error.problem.code !== 'task-input';
  const confirm = () => {
    const filled = schema ? withoutBlanks(own) : form;
    const found = schema ? faults(schema, filled) : {};
    setErrors(found);
    if (Object.keys(found).length === 0) mutate({ outcome, form: filled, version }, told);
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
      <dl className="decision">
        <dt>{t('decide.next')}</dt>
        <dd>{nextStepAfter(task.kind, outcome)[language]}</dd>
        <dd>{t('decide.final')}</dd>
      </dl>
      {schema && <SchemaForm schema={schema} value={own} change={setOwn} errors={errors} prefix="decision" />}
      <div role="alert">{error && <Refused error={error} />}</div>
    </Dialog>
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
