import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useBankAct } from './queries.ts';
import './words.ts';

const SHORTEST = 4;

interface Properties {
  readonly title: string;
  /** What will happen. */
  readonly about: string;
  readonly send: (reason: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Asks for the reason of an act and says first what it does. */
export function ReasonDialog({ title, about, send, close }: Properties) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const { mutate, isPending, error } = useBankAct(send);
  const tooShort = reason.trim().length < SHORTEST;
  const confirm = () => {
    setTried(true);
    if (tooShort) return;
    mutate(reason.trim(), {
      onSuccess: () => {
        void message.success(t('standing.done'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={confirm}>
            {t('standing.confirm')}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      <div className="field">
        <label htmlFor={id}>{t('standing.reasonField')}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div role="alert">
        {tried && tooShort && <p className="field-error">{t('standing.short')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
