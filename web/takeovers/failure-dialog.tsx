import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import './words.ts';

interface Properties {
  readonly takeoverId: string;
  readonly provider: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

const SHORTEST = 4;

/** The supervisor says that a provider which stands in fails itself; its recipients are placed anew at once. */
export function FailureDialog({ takeoverId, provider, close }: Properties) {
  const { t } = useTranslation('takeovers');
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { providerId: provider.id, reason };
      const params = { path: { takeoverId }, header: { 'Idempotency-Key': `failure/${takeoverId}/${provider.id}` } };
      return answerOf(api.POST('/api/v1/takeovers/{takeoverId}/failures', { params, body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['takeover', takeoverId] });
      close();
    },
  });
  return (
    <Dialog
      title={t('live.failureTitle', { provider: provider.name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('live.failureCancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={isPending || reason.trim().length < SHORTEST}
            onClick={() => mutate()}
          >
            {t('live.failureSubmit')}
          </Button>
        </>
      }
    >
      <p>{t('live.failureText')}</p>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('live.failureReason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
