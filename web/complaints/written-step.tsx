import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../form/form.css';
import { TroubleText } from '../frame/trouble.tsx';
import './words.ts';

const LEAST = 4;

interface Properties {
  readonly complaintId: string;
  readonly hint?: string;
  readonly label: string;
  readonly submit: string;
  readonly done: string;
  readonly send: (text: string) => Promise<unknown>;
}

/** One text that a supplier hands in about a complaint, once. */
export function WrittenStep({ complaintId, hint, label, submit, done, send }: Properties) {
  const { t } = useTranslation('complaints');
  const [text, setText] = useState('');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(text),
    onSuccess: async () => {
      void message.success(done);
      await client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  const short = text.trim().length < LEAST;
  return (
    <section className="case-panel">
      {hint !== undefined && <p className="quiet">{hint}</p>}
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div role="alert">
        {error && <Alert type="error" showIcon title={t('step.refused')} description={<TroubleText error={error} />} />}
      </div>
      <Button type="primary" disabled={isPending || short} onClick={() => mutate()}>
        {isPending ? t('step.sending') : submit}
      </Button>
    </section>
  );
}
