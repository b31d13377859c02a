import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutBlanks } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useFaults } from '../form/use-faults.ts';
import { useLanguage } from '../words/i18n.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { DraftState } from './draft-state.tsx';
import type { Task } from './task-query.ts';
import { useDraft } from './use-draft.ts';

type Errors = Readonly<Record<string, string>>;

interface Properties {
  readonly task: Task;
  readonly schema: Schema;
  /** The task was taken from the person while they worked on it: what they typed stays to be read and copied. */
  readonly stopped: boolean;
}

/** The assignee's form and its outcomes, the ordinary one first. */
export function WorkingForm({ task, schema, stopped }: Properties) {
  const { t } = useTranslation();
  const draft = useDraft(task, schema, stopped);
  const [errors, setErrors] = useState<Errors>({});
  const [outcome, setOutcome] = useState<string>();
  const faults = useFaults();
  const change = (form: unknown) => {
    draft.change(form);
    if (Object.keys(errors).length > 0) setErrors(faults(schema, withoutBlanks(form)));
  };
  const choose = (code: string) => {
    const found = task.form?.outcomes[code] ? {} : faults(schema, withoutBlanks(draft.form));
    setErrors(found);
    if (Object.keys(found).length === 0) setOutcome(code);
  };
  return (
    <>
      {stopped && <Alert type="warning" showIcon title={t('draft.stopped')} />}
      {draft.recovered && !stopped && <Alert type="info" showIcon title={t('draft.recovered')} />}
      <SchemaForm disabled={stopped} schema={schema} value={draft.form} change={change} errors={errors} prefix="form" />
      {!stopped && (
        <Outcomes task={task} choose={choose}>
          <DraftState draft={draft} />
        </Outcomes>
      )}
      {outcome !== undefined && (
        <DecisionDialog
          task={task}
          outcome={outcome}
          form={withoutBlanks(draft.form)}
          version={draft.version}
          refusedFields={setErrors}
          close={() => setOutcome(undefined)}
        />
      )}
    </>
  );
}

interface OutcomesProperties {
  readonly task: Task;
  readonly choose: (code: string) => void;
  readonly children: ReactNode;
}

function Outcomes({ task, choose, children }: OutcomesProperties) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="outcomes" role="group" aria-label={t('task.decide')}>
      {task.outcomes.map(({ code, title }, at) => (
        <Button key={code} size="large" type={at === 0 ? 'primary' : 'default'} onClick={() => choose(code)}>
          {title[language]}
        </Button>
      ))}
      <span className="quiet">{t('task.decideHint')}</span>
      {children}
    </div>
  );
}
