import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Schema } from '../form/schema.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { SchemaView } from '../form/schema-view.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useClaiming } from '../inbox/claiming.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { reasonAgainst, type Task } from './task-query.ts';
import { WorkingForm } from './working-form.tsx';
import { ownerName } from './owner-name.ts';

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
  const person = ownerName(task, t);
  const name = task.onBehalfOf ? t('task.onBehalf', { name: person, absent: task.onBehalfOf.displayName }) : person;
  const text = task.submittedAt && t('task.decidedBy', { name, at, outcome });
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
    const title = taken ? t('task.takenBy', { name: ownerName(task, t) }) : t('task.cannot');
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
        title={task.standIn ? t('task.claimFor', { name: task.standIn.displayName }) : t('task.claimFirst')}
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
      {task.onBehalfOf && <strong>{t('task.actingFor', { name: task.onBehalfOf.displayName })}</strong>}
      <Button size="small" type="link" disabled={isPending} onClick={() => mutate(task)}>
        {t('task.unclaim')}
      </Button>
    </p>
  );
}

/** Read, not written: what was decided, or what whoever claims it will have to fill in. */
function ShownForm({ task, schema }: { readonly task: Task; readonly schema: Schema }) {
  if (task.filled !== null) {
    const other = task.outcome === null ? undefined : task.form?.outcomes[task.outcome]?.schema;
    return <SchemaView schema={(other as Schema | undefined) ?? schema} value={task.filled} />;
  }
  return <SchemaForm disabled schema={schema} value={task.draft ?? {}} change={() => undefined} prefix="shown" />;
}
