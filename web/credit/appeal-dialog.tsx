import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppealKind } from '../../domain/providers/credit-appeal.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useCreditAct, type CreditEvent } from './credit-query.ts';
import './words.ts';

const SHORTEST = 10;

interface Properties {
  readonly event: CreditEvent;
  readonly kind: AppealKind;
  readonly providerId: string;
  readonly close: () => void;
}

/** What a provider says against an event of its file, or that it has put the matter right (CR-03). */
export function AppealDialog({ event, kind, providerId, close }: Properties) {
  const { t } = useTranslation('credit');
  const { message } = App.useApp();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const { mutate, isPending, error } = useCreditAct((said: string) => {
    const body = { eventKey: event.key, kind, text: said };
    return answerOf(
      api.POST('/api/v1/providers/{providerId}/credit/appeals', { params: { path: { providerId } }, body }),
    );
  });
  const tooShort = text.trim().length < SHORTEST;
  const send = () => {
    setTried(true);
    if (tooShort) return;
    mutate(text.trim(), {
      onSuccess: () => {
        void message.success(t('ask.sent'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={`${t(`ask.${kind}`)} · ${event.title[language]}`}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('ask.send')}
          </Button>
        </>
      }
    >
      <p>{t(`ask.about.${kind}`)}</p>
      <div className="field">
        <label htmlFor={id}>{t('ask.text')}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 4 }}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div role="alert">
        {tried && tooShort && <p className="field-error">{t('ask.short', { count: SHORTEST })}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
