import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { FIGURES, filled, useKeptReport } from './kept-report.ts';
import './words.ts';

const SHORTEST_TEXT = 10;

interface Properties {
  readonly contractId: string;
  readonly month: number;
  readonly close: () => void;
}

/** One month's report; a refusal leaves what was typed. */
export function ReportDialog({ contractId, month, close }: Properties) {
  const { t } = useTranslation('reports');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [report, change, forget] = useKeptReport(contractId, month);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/contracts/{contractId}/reports', {
          params: { path: { contractId } },
          body: { month, ...filled(report) },
        }),
      ),
    onSuccess: async () => {
      forget();
      void message.success(t('form.done'));
      close();
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  const missing = FIGURES.some((name) => report[name] === null);
  const ready = !missing && report.text.trim().length >= SHORTEST_TEXT && !isPending;
  return (
    <Dialog
      title={t('form.title', { month })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.back')}</Button>
          <Button type="primary" disabled={!ready} onClick={() => mutate()}>
            {isPending ? t('form.sending') : t('form.send')}
          </Button>
        </>
      }
    >
      <p>{t('form.final')}</p>
      <p className="quiet">{t('form.figures')}</p>
      <div className="case-pair">
        {FIGURES.map((name) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(`form.${name}`)}</label>
            <InputNumber
              id={`${id}-${name}`}
              min={0}
              precision={0}
              value={report[name]}
              onChange={(value) => change({ [name]: value })}
            />
          </div>
        ))}
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('form.text')}</label>
        <p className="field-about">{t('form.textHint')}</p>
        <Input.TextArea
          id={`${id}-text`}
          autoSize={{ minRows: 3 }}
          maxLength={4000}
          value={report.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </div>
      <div role="alert">
        {error && <Alert type="error" showIcon title={t('form.refused')} description={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
