import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useEvaluationAct } from './evaluations-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
  readonly close: () => void;
}

/** Which period is evaluated, and by which third party, if any. */
export function AskDialog({ contractId, evaluators, close }: Properties) {
  const { t } = useTranslation('evaluations');
  const { message } = App.useApp();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [evaluatorId, setEvaluator] = useState<string>();
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useEvaluationAct(
    (body: { readonly from: string; readonly to: string; readonly evaluatorId?: string }) =>
      answerOf(api.POST('/api/v1/contracts/{contractId}/evaluations', { params: { path: { contractId } }, body })),
  );
  const send = () => {
    setTried(true);
    if (from === undefined || to === undefined) return;
    mutate(
      { from, to, ...(evaluatorId !== undefined && { evaluatorId }) },
      {
        onSuccess: () => {
          void message.success(t('ask.done'));
          close();
        },
      },
    );
  };
  const labels = Object.fromEntries(evaluators.map(({ id, name }) => [id, name]));
  return (
    <Dialog
      title={t('ask.open')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('ask.send')}
          </Button>
        </>
      }
    >
      <p>{t('ask.about')}</p>
      <DateField
        schema={{ title: t('ask.from') }}
        path={['from']}
        required
        value={from}
        change={(value) => setFrom(value as string | undefined)}
      />
      <DateField
        schema={{ title: t('ask.to') }}
        path={['to']}
        required
        value={to}
        change={(value) => setTo(value as string | undefined)}
      />
      {evaluators.length > 0 && (
        <ChoiceField
          schema={{ title: t('ask.evaluator'), enum: evaluators.map(({ id }) => id), 'x-labels': labels }}
          path={['evaluatorId']}
          required={false}
          value={evaluatorId}
          change={(value) => setEvaluator(value as string | undefined)}
        />
      )}
      <div role="alert">
        {tried && (from === undefined || to === undefined) && <p className="field-error">{t('ask.incomplete')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
