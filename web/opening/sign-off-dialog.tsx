import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import type { Opening } from './opening-query.ts';

/** Confirms the record that is on the screen, or objects to it. */
export function SignOffDialog({ opening, close }: { readonly opening: Opening; readonly close: () => void }) {
  const { t } = useTranslation('opening');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [objection, setObjection] = useState('');
  const { purchase, recordHash, own } = opening;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const text = objection.trim();
      const body = { recordHash: recordHash ?? '', ...(text === '' ? {} : { objection: text }) };
      const params = { path: { purchaseId: purchase.id } };
      return answerOf(api.POST('/api/v1/purchases/{purchaseId}/opening/signatures', { params, body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['purchase', purchase.id, 'opening'] });
      void message.success(t('signedOff'));
      close();
    },
  });
  const part = own.signsOffAs ?? 'bidder';
  return (
    <Dialog
      title={t('signOffTitle', { part: t(`part.${part}`) })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate()}>
            {t('signOffNow')}
          </Button>
        </>
      }
    >
      <p>
        {t('signOffText')} <code>{recordHash?.slice(0, 16)}</code>
      </p>
      <label htmlFor="objection">{t('objection')}</label>
      <Input.TextArea
        id="objection"
        rows={3}
        maxLength={2000}
        value={objection}
        onChange={(event) => setObjection(event.target.value)}
      />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
