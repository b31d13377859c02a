import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useClaiming } from '../inbox/claiming.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { reasonAgainst, type Task } from './task-query.ts';
import { WorkingForm } from './working-form.tsx';

/** The middle of the page: the form to fill in, or why it is not this person's to fill in now. */
export function TaskWork({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { id: me } = useSignedIn();
  const ended = task.state !== 'open' && task.state !== 'claimed';
  const schema = task.form?.schema as Schema | undefined;
  const working = task.state === 'claimed' && task.assignee?.id === me && schema !== undefined;
  const [worked, setWorked] = useState<Schema>();
  if (working && worked === undefined) setWorked(schema);
  return (
    <section className="task-work" aria-labelledby="work">
      <h2 id="work">{t(ended ? 'task.formFilled' : 'task.form')}</h2>
      {ended ? <Ended task={task} /> : <Standing task={task} />}
      {worked && <WorkingForm task={task} schema={worked} stopped={!working} />}
      {!worked && schema && <ShownForm task={task} schema={schema} />}
      {!worked && !schema && <p className="quiet">{t('task.noForm')}</p>}
    </section>
  );
}

function Ended({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const outcome = task.outcomes.find(({ code }) => code === task.outcome)?.title[language] ?? t(`state.${task.state}`);
  const at = task.submittedAt === null ? '' : formatInstant(task.submittedAt as Instant);
  const text = task.submittedAt && t('task.decidedBy', { name: task.assignee?.displayName ?? '', at, outcome });
  return <Alert type="success" showIcon title={t('task.closedTitle')} description={text} />;
}

/** Claim it, put it back, or read why not: four eyes first, because no claiming helps against it. */
function Standing({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id: me } = useSignedIn();
  const refused = reasonAgainst(task, task.state === 'open' ? 'claim' : 'complete');
  if (task.assignee?.id === me && !refused) return <PutBack task={task} />;
  if (refused) {
    const taken = refused.code === 'task-version-conflict';
    const title = taken ? t('task.takenBy', { name: task.assignee?.displayName ?? '' }) : t('task.cannot');
    return <Alert type="warning" showIcon title={title} description={taken ? undefined : refused.reason?.[language]} />;
  }
  return <ClaimFirst task={task} />;
}

function ClaimFirst({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useClaiming('claim');
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('task.claimFirst')}
        action={
          <Button type="primary" disabled={isPending} onClick={() => mutate(task)}>
            {t(isPending ? 'task.claiming' : 'task.claim')}
          </Button>
        }
      />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </>
  );
}

function PutBack({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useClaiming('unclaim');
  return (
    <p className="put-back">
      <Button size="small" type="link" disabled={isPending} onClick={() => mutate(task)}>
        {t('task.unclaim')}
      </Button>
    </p>
  );
}

function ShownForm({ task, schema }: { readonly task: Task; readonly schema: Schema }) {
  const other = task.outcome === null ? undefined : task.form?.outcomes[task.outcome]?.schema;
  return (
    <SchemaForm
      disabled
      schema={(other as Schema | undefined) ?? schema}
      value={task.filled ?? task.draft ?? {}}
      change={() => undefined}
      prefix="shown"
    />
  );
}
