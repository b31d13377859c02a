import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useServerNow } from '../connection/server-clock.ts';
import { useRefusedFields } from '../form/use-faults.ts';
import { TroubleText } from '../frame/trouble.tsx';
import { useAsking, type QuestionList } from './questions-query.ts';

const SHORTEST = 5;
const LONGEST = 2000;

interface Properties {
  readonly purchaseId: string;
  readonly until: QuestionList['until'];
}

/** For suppliers, before the end of the time for questions; afterwards the way that the law leaves. */
export function AskForm({ purchaseId, until }: Properties) {
  const { t } = useTranslation('questions');
  const now = useServerNow(5000);
  if (until === null) return null;
  const at = formatInstant(until.legal as Instant);
  if (now !== undefined && now >= Date.parse(until.wall)) return <p className="quiet">{t('over', { at })}</p>;
  return <Asking purchaseId={purchaseId} at={at} />;
}

function Asking({ purchaseId, at }: { readonly purchaseId: string; readonly at: string }) {
  const { t } = useTranslation('questions');
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const { mutate, isPending, error } = useAsking(purchaseId);
  const fields = useRefusedFields();
  const send = () => {
    const trimmed = text.trim();
    setShort(trimmed.length < SHORTEST);
    if (trimmed.length < SHORTEST) return;
    mutate(trimmed, {
      onSuccess: () => {
        setText('');
        void message.success(t('asked'));
      },
    });
  };
  const fault = fields(error)['/text'];
  return (
    <div className="ask-form">
      <label htmlFor="ask">{t('ask')}</label>
      <p id="ask-about" className="quiet">
        {t('askAbout', { at })}
      </p>
      <Input.TextArea
        id="ask"
        aria-describedby="ask-about"
        aria-invalid={short || fault !== undefined}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="alert">
        {short && <p className="field-error">{t('tooShort', { n: SHORTEST })}</p>}
        {error && !short && <Alert type="error" showIcon title={fault ?? <TroubleText error={error} />} />}
      </div>
      <Button type="primary" disabled={isPending} onClick={send}>
        {t(isPending ? 'asking' : 'send')}
      </Button>
    </div>
  );
}
