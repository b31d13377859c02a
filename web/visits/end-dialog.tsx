import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { StepUpField, useStepUp, wantsPassword } from '../session/step-up.tsx';
import type { MonthLine } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly recipient: MonthLine['recipient'];
  readonly close: () => void;
}

type Reason = 'died' | 'moved';

/** That a recipient died or moved away. It cannot be taken back, so the password is asked for. */
export function EndDialog({ contractId, recipient, close }: Properties) {
  const { t } = useTranslation('visits');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const stepUp = useStepUp();
  const [reason, setReason] = useState<Reason>();
  const [on, setOn] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: { reason: Reason; on: string }) =>
      stepUp.run(() =>
        answerOf(
          api.POST('/api/v1/recipients/{recipientId}/end', { params: { path: { recipientId: recipient.id } }, body }),
        ),
      ),
    onSuccess: async () => {
      void message.success(t('end.done'));
      close();
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  const send = () => reason !== undefined && on !== '' && mutate({ reason, on });
  return (
    <Dialog
      title={t('end.title', { name: recipient.name, number: recipient.number })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('plan.back')}</Button>
          <Button type="primary" danger disabled={reason === undefined || on === '' || isPending} onClick={send}>
            {t('end.send')}
          </Button>
        </>
      }
    >
      <p>{t('end.about')}</p>
      <div className="field" role="group" aria-labelledby={`${id}-reason`}>
        <span id={`${id}-reason`}>{t('end.reason')}</span>
        <Radio.Group
          name={`${id}-reason`}
          value={reason}
          onChange={({ target }) => setReason(target.value as Reason)}
          options={(['died', 'moved'] as const).map((value) => ({ value, label: t(`end.${value}`) }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('end.on')}</label>
        <Input id={`${id}-on`} type="date" value={on} onChange={({ target }) => setOn(target.value)} />
      </div>
      <StepUpField stepUp={stepUp} error={error} submit={send} />
      <div role="alert">
        {error && !wantsPassword(error) && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
