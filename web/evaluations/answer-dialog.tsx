import { Alert, App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIMENSIONS, type Dimension } from '../../domain/performance/dimensions.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useEvaluationAct, type SurveyedRecipient } from './evaluations-query.ts';
import './words.ts';

interface Properties {
  readonly evaluationId: string;
  readonly recipient: SurveyedRecipient;
  readonly close: () => void;
}

const RATINGS = [5, 4, 3, 2, 1];

/** What a recipient answers on the phone, written down by the office; the questions are those of the printed form. */
export function AnswerDialog({ evaluationId, recipient, close }: Properties) {
  const { t } = useTranslation('evaluations');
  const id = useId();
  const { message } = App.useApp();
  const [said, setSaid] = useState<Partial<Record<Dimension, number>>>({});
  const [remark, setRemark] = useState('');
  const { effect, management, impact } = said;
  const { mutate, isPending, error } = useEvaluationAct(
    (body: { effect: number; management: number; impact: number; remark: string | null }) => {
      const params = { path: { evaluationId, recipientId: recipient.id } };
      return answerOf(api.POST('/api/v1/evaluations/{evaluationId}/survey/{recipientId}', { params, body }));
    },
  );
  const complete = effect !== undefined && management !== undefined && impact !== undefined;
  const send = () => {
    if (!complete) return;
    const words = remark.trim();
    mutate(
      { effect, management, impact, remark: words === '' ? null : words },
      {
        onSuccess: () => {
          void message.success(t('answer.done'));
          close();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('answer.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          <Button type="primary" disabled={!complete || isPending} onClick={send}>
            {t('answer.send')}
          </Button>
        </>
      }
    >
      <p>{t('answer.about', { name: recipient.name, number: recipient.number })}</p>
      {DIMENSIONS.map((dimension) => (
        <div key={dimension} className="field" role="group" aria-labelledby={`${id}-${dimension}`}>
          <span id={`${id}-${dimension}`}>{t(`question.${dimension}`)}</span>
          <Radio.Group
            name={`${id}-${dimension}`}
            value={said[dimension]}
            onChange={({ target }) => setSaid({ ...said, [dimension]: target.value as number })}
            options={RATINGS.map((value) => ({ value, label: t('answer.stars', { n: value }) }))}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-remark`}>{t('answer.remark')}</label>
        <Input.TextArea
          id={`${id}-remark`}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
