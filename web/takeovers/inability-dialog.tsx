import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import './words.ts';

const SHORTEST = 10;

/** The contractor says that it cannot go on, why, and until when everybody is still served. */
export function InabilityDialog({ contractId, close }: { readonly contractId: string; readonly close: () => void }) {
  const { t } = useTranslation('takeovers');
  const { message } = App.useApp();
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [servesUntil, setUntil] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const params = {
        path: { contractId },
        header: { 'Idempotency-Key': `inability/${contractId}/${servesUntil}/${reason.length}` },
      };
      const body = { reason: reason.trim(), servesUntil };
      return answerOf(api.POST('/api/v1/contracts/{contractId}/inability', { params, body }));
    },
    onSuccess: async () => {
      void message.success(t('triggers.reported'));
      await client.invalidateQueries({ queryKey: ['contracts', 'triggers', contractId] });
      close();
    },
  });
  return (
    <Dialog
      title={t('triggers.report')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('triggers.cancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={isPending || reason.trim().length < SHORTEST || servesUntil === ''}
            onClick={() => mutate()}
          >
            {t('triggers.send')}
          </Button>
        </>
      }
    >
      <p>{t('triggers.reportAbout')}</p>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('triggers.what')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-until`}>{t('triggers.until')}</label>
        <Input id={`${id}-until`} type="date" value={servesUntil} onChange={({ target }) => setUntil(target.value)} />
      </div>
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
