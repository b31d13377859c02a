import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useAnswering } from './questions-query.ts';

const SHORTEST = 2;
const LONGEST = 5000;

interface Properties {
  readonly purchaseId: string;
  readonly questionId: string;
  /** Legal instant; null where it is not known. */
  readonly mendableUntil: string | null;
}

/** For the office that buys. An answer is published at once and for good, so it is shown once more before. */
export function AnswerForm({ purchaseId, questionId, mendableUntil }: Properties) {
  const { t } = useTranslation('questions');
  const [answer, setAnswer] = useState('');
  const [short, setShort] = useState(false);
  const [asking, setAsking] = useState(false);
  const id = `answer-${questionId}`;
  const check = () => {
    const tooShort = answer.trim().length < SHORTEST;
    setShort(tooShort);
    setAsking(!tooShort);
  };
  return (
    <div className="ask-form">
      <label htmlFor={id}>{t('yourAnswer')}</label>
      <p id={`${id}-about`} className="quiet">
        {t('answerAbout')}
        {mendableUntil !== null && ` ${t('mendable', { at: formatInstant(mendableUntil as Instant) })}`}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-about`}
        aria-invalid={short}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={LONGEST}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div role="alert">{short && <p className="field-error">{t('answerMissing')}</p>}</div>
      <Button onClick={check}>{t('toPublish')}</Button>
      {asking && (
        <PublishDialog
          purchaseId={purchaseId}
          questionId={questionId}
          answer={answer.trim()}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}

interface DialogProperties {
  readonly purchaseId: string;
  readonly questionId: string;
  readonly answer: string;
  readonly close: () => void;
}

function PublishDialog({ purchaseId, questionId, answer, close }: DialogProperties) {
  const { t } = useTranslation('questions');
  const { message } = App.useApp();
  const { mutate, isPending, error } = useAnswering(purchaseId, questionId);
  const publish = () =>
    mutate(answer, {
      onSuccess: () => {
        void message.success(t('published'));
        close();
      },
    });
  return (
    <Dialog
      title={t('publishTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={publish}>
            {t(isPending ? 'publishing' : 'publish')}
          </Button>
        </>
      }
    >
      <p className="question-text">{answer}</p>
      <p>{t('publishAbout')}</p>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
