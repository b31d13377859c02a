import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { Visit, VisitPlan } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
  readonly visit: Visit;
  readonly close: () => void;
}

const SHORTEST_REASON = 4;

/** In the words of the form: minutes of Asia/Shanghai, as the browser's own field has them. */
function draftOf({ service, staff, startedAt, endedAt, place, done }: Visit) {
  const at = (instant: string) =>
    formatInstant(instant as Instant)
      .slice(0, 16)
      .replace(' ', 'T');
  return { service: service.code, staff, start: at(startedAt), end: at(endedAt), place, done };
}
type Draft = ReturnType<typeof draftOf>;

/** Puts a record right or withdraws it; what it said before stays to be read, with the reason. */
export function CorrectDialog({ contractId, plan, visit, close }: Properties) {
  const { t } = useTranslation('visits');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [withdraws, setWithdraws] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(visit));
  const [reason, setReason] = useState('');
  const complete = withdraws || Object.values(draft).every((text: string) => text.trim() !== '');
  const ready = complete && reason.trim().length >= SHORTEST_REASON;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const { start, end, ...rest } = draft;
      const content = withdraws ? null : { ...rest, start: `${start}:00+08:00`, end: `${end}:00+08:00` };
      const body = { after: visit.version, content, reason: reason.trim() };
      return answerOf(
        api.POST('/api/v1/visits/{visitId}/corrections', { params: { path: { visitId: visit.id } }, body }),
      );
    },
    onSuccess: () => {
      void message.success(t(withdraws ? 'correct.withdrawn' : 'correct.done'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['contract', contractId] }),
  });
  return (
    <Dialog
      title={t('correct.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.back')}</Button>
          <Button type="primary" danger={withdraws} disabled={!ready || isPending} onClick={() => mutate()}>
            {t(withdraws ? 'correct.sendWithdrawal' : 'correct.send')}
          </Button>
        </>
      }
    >
      <p>{t('correct.about', { name: visit.recipient.name, number: visit.recipient.number })}</p>
      <Radio.Group
        name={`${id}-what`}
        aria-label={t('correct.title')}
        value={withdraws}
        onChange={({ target }) => setWithdraws(target.value as boolean)}
        options={[
          { value: false, label: t('correct.change') },
          { value: true, label: t('correct.withdraw') },
        ]}
      />
      {!withdraws && (
        <Fields plan={plan} draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
      )}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('correct.reason')}</label>
        <p className="field-about">{t('correct.reasonHint')}</p>
        <Input.TextArea
          id={`${id}-reason`}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

interface FieldsProperties {
  readonly plan: VisitPlan;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Fields({ plan, draft, change }: FieldsProperties) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const id = useId();
  const field = (name: keyof Draft, most: number, type = 'text') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`form.${name}`)}</label>
      <Input
        {...{ id: `${id}-${name}`, type, maxLength: most, value: draft[name] }}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </div>
  );
  return (
    <div className="visit-form">
      <div className="field">
        <label htmlFor={`${id}-service`}>{t('form.service')}</label>
        <Select
          id={`${id}-service`}
          value={draft.service}
          onChange={(service) => change({ service })}
          options={plan.services.map(({ code, zh, en }) => ({ value: code, label: language === 'zh' ? zh : en }))}
        />
      </div>
      {field('staff', 40)}
      {field('start', 16, 'datetime-local')}
      {field('end', 16, 'datetime-local')}
      {field('place', 100)}
      <div className="field wide">
        <label htmlFor={`${id}-done`}>{t('form.done')}</label>
        <Input.TextArea
          id={`${id}-done`}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={draft.done}
          onChange={({ target }) => change({ done: target.value })}
        />
      </div>
    </div>
  );
}
