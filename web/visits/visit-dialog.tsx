import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { isComplete, useVisitDraft, visitOf, type VisitDraft } from './visit-draft.ts';
import type { VisitPlan } from './visits-query.ts';
import './words.ts';

/** What the form begins with. */
export type VisitStart = Partial<Pick<VisitDraft, 'recipient' | 'service'>>;

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
  readonly start: VisitStart;
  readonly close: () => void;
}

/** One visit, on a phone in a kitchen as well as at a desk: native fields, nothing lost without a network. */
export function VisitDialog({ contractId, plan, start, close }: Properties) {
  const { t } = useTranslation('visits');
  const client = useQueryClient();
  const { message } = App.useApp();
  const only = plan.services.length === 1 ? { service: plan.services[0]!.code } : {};
  const [draft, change, forget] = useVisitDraft(contractId, { ...only, ...start });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/contracts/{contractId}/visits', {
          params: { path: { contractId } },
          body: visitOf(draft),
        }),
      ),
    onSuccess: async () => {
      forget();
      void message.success(t('form.recorded'));
      close();
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  return (
    <Dialog
      title={t('form.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.back')}</Button>
          <Button type="primary" disabled={!isComplete(draft) || isPending} onClick={() => mutate()}>
            {isPending ? t('form.sending') : t('form.send')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('form.kept')}</p>
      <Fields draft={draft} change={change} plan={plan} />
      <div role="alert">
        {error && <Alert type="error" showIcon title={t('form.refused')} description={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

interface FieldsProperties {
  readonly draft: VisitDraft;
  readonly change: (part: Partial<VisitDraft>) => void;
  readonly plan: VisitPlan;
}

function Fields({ draft, change, plan }: FieldsProperties) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const id = useId();
  const text = (name: keyof VisitDraft, most: number, type = 'text') => ({
    ...{ id: `${id}-${name}`, type, maxLength: most, value: draft[name] },
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <div className="visit-form">
      <div className="field">
        <label htmlFor={`${id}-recipient`}>{t('form.recipient')}</label>
        <p className="field-about">{t('form.recipientHint')}</p>
        <Input {...text('recipient', 40)} autoComplete="off" />
      </div>
      <div className="field">
        <label htmlFor={`${id}-service`}>{t('form.service')}</label>
        <Select
          id={`${id}-service`}
          value={draft.service === '' ? null : draft.service}
          onChange={(service) => change({ service: service ?? '' })}
          options={plan.services.map(({ code, zh, en }) => ({ value: code, label: language === 'zh' ? zh : en }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-day`}>{t('form.day')}</label>
        <Input {...text('day', 10, 'date')} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-start`}>{t('form.start')}</label>
        <Input {...text('start', 5, 'time')} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-end`}>{t('form.end')}</label>
        <Input {...text('end', 5, 'time')} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-staff`}>{t('form.staff')}</label>
        <Input {...text('staff', 40)} />
      </div>
      <div className="field wide">
        <label htmlFor={`${id}-place`}>{t('form.place')}</label>
        <p className="field-about">{t('form.placeHint')}</p>
        <Input {...text('place', 100)} />
      </div>
      <div className="field wide">
        <label htmlFor={`${id}-done`}>{t('form.done')}</label>
        <p className="field-about">{t('form.doneHint')}</p>
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
