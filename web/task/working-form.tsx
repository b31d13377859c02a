import { Button } from 'antd';
import { lazy, Suspense, useCallback, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutBlanks } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useFaults } from '../form/use-faults.ts';
import { useLanguage } from '../words/i18n.ts';
import { BidBeside } from './bid-beside.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { DraftNotes } from './draft-notes.tsx';
import { DroppedNote } from './dropped-note.tsx';
import { DraftState } from './draft-state.tsx';
import type { Task } from './task-query.ts';
import { useDraft } from './use-draft.ts';
import { useDropped } from './use-dropped.ts';

const DraftPreview = lazy(() => import('../paper/draft-preview.tsx'));

type Errors = Readonly<Record<string, string>>;

interface Properties {
  readonly task: Task;
  readonly schema: Schema;
  /** The task was taken from the person while they worked on it: what they typed stays to be read and copied. */
  readonly stopped: boolean;
}

/** The assignee's form and its outcomes, the ordinary one first. Ctrl+Enter chooses the ordinary one. */
export function WorkingForm({ task, schema, stopped }: Properties) {
  const { t } = useTranslation('task');
  const draft = useDraft(task, schema, stopped);
  const dropped = useDropped(draft, schema);
  const [errors, setErrors] = useState<Errors>({});
  const [outcome, setOutcome] = useState<string>();
  const faults = useFaults();
  const beside = useCallback((row: string) => <BidBeside task={task} bidId={row} />, [task]);
  const change = (form: unknown) => {
    draft.change(form);
    if (Object.keys(errors).length > 0) setErrors(faults(schema, withoutBlanks(form)));
  };
  const choose = (code: string) => {
    const found = task.form?.outcomes[code] ? {} : faults(schema, withoutBlanks(draft.form));
    setErrors(found);
    if (Object.keys(found).length === 0) setOutcome(code);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || stopped || outcome !== undefined) return;
    event.preventDefault();
    choose(task.outcomes[0]!.code);
  };
  return (
    <div onKeyDown={hear}>
      <DraftNotes draft={draft} dropped={dropped} schema={schema} stopped={stopped} />
      {!stopped && <DroppedNote dropped={dropped} />}
      <SchemaForm
        disabled={stopped}
        schema={schema}
        value={draft.form}
        change={change}
        errors={errors}
        prefix="form"
        {...(task.material.bids ? { beside } : {})}
      />
      {task.material.draft && (
        <Suspense>
          <DraftPreview facts={task.material.draft} form={draft.form} schema={schema} />
        </Suspense>
      )}
      {!stopped && draft.other === undefined && (
        <Outcomes task={task} choose={choose}>
          <DraftState draft={draft} />
          <Button size="small" type="link" className="clear-form" onClick={dropped.clear}>
            {t('clearForm')}
          </Button>
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
    </div>
  );
}

interface OutcomesProperties {
  readonly task: Task;
  readonly choose: (code: string) => void;
  readonly children: ReactNode;
}

function Outcomes({ task, choose, children }: OutcomesProperties) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const language = useLanguage();
  return (
    <div className="outcomes" role="group" aria-label={t('task.decide')}>
      {task.outcomes.map(({ code, title }, at) => (
        <Button key={code} size="large" type={at === 0 ? 'primary' : 'default'} onClick={() => choose(code)}>
          {title[language]}
        </Button>
      ))}
      <span className="quiet">
        {t('task.decideHint')} <kbd>{words('hintKeys')}</kbd> {words('hintKeysText')}
      </span>
      {children}
    </div>
  );
}
