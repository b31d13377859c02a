import { App, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  REASSIGNMENT_REASON_CODES,
  REASSIGNMENT_REASONS,
  type ReassignmentReason,
} from '../../domain/tasks/reassignment.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Missing } from './missing.tsx';
import { PersonChoice } from './person-choice.tsx';
import { ReasonField } from './reason-field.tsx';
import { useTaskTakeover, type HandedTask, type Takeover } from './use-reassigning.ts';
import './words.ts';

type To = 'self' | 'group' | 'person';

interface Wish {
  readonly to: To;
  readonly person: string | undefined;
  readonly reasonCode: ReassignmentReason | undefined;
  readonly reason: string;
  /** Local text of a datetime-local input in Asia/Shanghai; undefined keeps the deadline. */
  readonly extendTo: string | undefined;
}

interface Properties {
  readonly task: HandedTask & { readonly kind: TaskKind };
  /** Whether the supervisor may decide it in person: whoever is excluded may only hand it on. */
  readonly mayOwn: boolean;
  readonly close: () => void;
}

/** A supervisor takes a task from its owner: to oneself, back to the role, or to somebody. */
export default function TakeoverDialog({ task, mayOwn, close }: Properties) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const [wish, setWish] = useState<Wish>(() => ({
    to: mayOwn ? 'self' : 'group',
    person: undefined,
    reasonCode: undefined,
    reason: '',
    extendTo: undefined,
  }));
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useTaskTakeover(task);
  const missing = missingIn(wish);
  const send = () => {
    setTried(true);
    const takeover = takeoverOf(wish);
    if (missing.length > 0 || takeover === undefined) return;
    const done = () => {
      void message.success(t('taken', { title: task.title[language] }));
      close();
    };
    mutate(takeover, { onSuccess: done });
  };
  return (
    <Dialog
      title={t('takeOverTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{common('decide.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('takeNow')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{task.title[language]}</strong> {t('takeOverText')}
      </p>
      {tried && <Missing words={missing} />}
      <NewOwner task={task} mayOwn={mayOwn} wish={wish} change={setWish} tried={tried} />
      <WhyAndUntil task={task} wish={wish} change={setWish} tried={tried} />
      {error && <Trouble error={error} />}
    </Dialog>
  );
}

function missingIn({ to, person, reasonCode, reason, extendTo }: Wish) {
  return [
    ...(to === 'person' && person === undefined ? ['needPerson' as const] : []),
    ...(reasonCode === undefined ? ['needReasonKind' as const] : []),
    ...(reason.trim() === '' ? ['needReason' as const] : []),
    ...(extendTo === '' ? ['needDue' as const] : []),
  ];
}

function takeoverOf({ to, person, reasonCode, reason, extendTo }: Wish): Takeover | undefined {
  if (reasonCode === undefined || (to === 'person' && person === undefined)) return undefined;
  return {
    to: to === 'person' ? { userId: person! } : to,
    reasonCode,
    reasonText: reason.trim(),
    // China has one zone and no summer time.
    deadline: extendTo === undefined ? 'keep' : { extendTo: new Date(`${extendTo}:00+08:00`).toISOString() },
  };
}

interface PartProperties {
  readonly task: HandedTask & { readonly kind: TaskKind };
  readonly wish: Wish;
  readonly change: (wish: Wish) => void;
  readonly tried: boolean;
}

function NewOwner({ task, mayOwn, wish, change, tried }: PartProperties & { readonly mayOwn: boolean }) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const role = common(`role.${task.candidateRole as 'officer'}`);
  return (
    <fieldset className="field">
      <legend>{t('to')}</legend>
      <Radio.Group
        className="stacked"
        value={wish.to}
        onChange={({ target }) => change({ ...wish, to: target.value as To })}
        options={[
          ...(mayOwn ? [{ value: 'self', label: t('toSelf') }] : []),
          { value: 'group', label: t('toGroup', { role }) },
          { value: 'person', label: t('toPerson') },
        ]}
      />
      {wish.to === 'person' && (
        <PersonChoice
          id="takeover-to"
          taskId={task.id}
          value={wish.person}
          change={(person) => change({ ...wish, person })}
          wrong={tried && wish.person === undefined}
        />
      )}
    </fieldset>
  );
}

function WhyAndUntil({ task, wish, change, tried }: PartProperties) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const fixed = taskKindDefinition(task.kind).onDue === 'expire';
  const due = formatInstant(task.dueAt as Instant);
  return (
    <>
      <div className="field">
        <label htmlFor="takeover-kind">{t('reasonKind')}</label>
        <Select
          id="takeover-kind"
          className="choice"
          {...(tried && wish.reasonCode === undefined ? { status: 'error' as const } : {})}
          placeholder={common('form.choose')}
          value={wish.reasonCode ?? null}
          options={REASSIGNMENT_REASON_CODES.map((code) => ({
            value: code,
            label: REASSIGNMENT_REASONS[code][language],
          }))}
          onChange={(reasonCode: ReassignmentReason | null) => change({ ...wish, reasonCode: reasonCode ?? undefined })}
        />
      </div>
      <ReasonField
        id="takeover-reason"
        value={wish.reason}
        change={(reason) => change({ ...wish, reason })}
        wrong={tried && wish.reason.trim() === ''}
      />
      <fieldset className="field">
        <legend>{t('deadline')}</legend>
        {fixed ? (
          <p className="field-about">{t('dueFixed')}</p>
        ) : (
          <Radio.Group
            className="stacked"
            value={wish.extendTo === undefined ? 'keep' : 'extend'}
            onChange={({ target }) => change({ ...wish, extendTo: target.value === 'keep' ? undefined : '' })}
            options={[
              { value: 'keep', label: t('keepDue', { at: due }) },
              { value: 'extend', label: t('extendDue') },
            ]}
          />
        )}
        {wish.extendTo !== undefined && (
          <Input
            type="datetime-local"
            className="number"
            aria-label={t('extendDue')}
            min={due.replace(' ', 'T')}
            value={wish.extendTo}
            onChange={({ target }) => change({ ...wish, extendTo: target.value })}
          />
        )}
      </fieldset>
    </>
  );
}
