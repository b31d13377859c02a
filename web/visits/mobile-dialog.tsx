import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOBILE } from '../../domain/tasks/text-messages.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import type { MonthLine } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly recipient: MonthLine['recipient'];
  readonly close: () => void;
}

/** Where a recipient or guardian is asked about visits by text. The number is never shown again. */
export function MobileDialog({ recipient, close }: Properties) {
  const { t } = useTranslation('visits');
  const id = useId();
  const { message } = App.useApp();
  const [mobile, setMobile] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: (number: string | null) =>
      answerOf(
        api.PUT('/api/v1/recipients/{recipientId}/mobile', {
          params: { path: { recipientId: recipient.id } },
          body: { mobile: number },
        }),
      ),
    onSuccess: ({ mobile: kept }) => {
      void message.success(kept === null ? t('mobile.removed') : t('mobile.kept', { mobile: kept }));
      close();
    },
  });
  return (
    <Dialog
      title={t('mobile.title', { name: recipient.name, number: recipient.number })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.back')}</Button>
          <Button disabled={isPending} onClick={() => mutate(null)}>
            {t('mobile.remove')}
          </Button>
          <Button type="primary" disabled={!MOBILE.test(mobile) || isPending} onClick={() => mutate(mobile)}>
            {t('mobile.save')}
          </Button>
        </>
      }
    >
      <p>{t('mobile.about')}</p>
      <div className="field">
        <label htmlFor={id}>{t('mobile.field')}</label>
        <Input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          value={mobile}
          onChange={({ target }) => setMobile(target.value.trim())}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
