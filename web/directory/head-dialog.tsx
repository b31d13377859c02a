import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { FormContext } from '../form/form-context.ts';
import { TextField } from '../form/text-field.tsx';
import { useRefusedFields } from '../form/use-faults.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import type { DraftHead } from './queries.ts';
import './words.ts';

interface Properties {
  readonly title: string;
  readonly about?: string;
  readonly start: Partial<DraftHead>;
  readonly send: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly save: (head: DraftHead, done: () => void) => void;
  readonly close: () => void;
}

const SHORTEST_BASIS = 4;

/** What an edition is called, the document that it stands in and its day. */
export function HeadDialog({ title, about, start, send, isPending, error, save, close }: Properties) {
  const { t } = useTranslation('directory');
  const { message } = App.useApp();
  const [head, setHead] = useState(start);
  const [tried, setTried] = useState(false);
  const refusedFields = useRefusedFields();
  const change = (part: Partial<DraftHead>) => setHead((before) => ({ ...before, ...part }));
  const { label = '', basis = '', effectiveFrom = '' } = head;
  const complete = label.trim() !== '' && basis.trim().length >= SHORTEST_BASIS && effectiveFrom !== '';
  const submit = () => {
    setTried(true);
    if (!complete) return;
    save({ label: label.trim(), basis: basis.trim(), effectiveFrom }, () => {
      void message.success(t('head.saved'));
      close();
    });
  };
  return (
    <Dialog
      title={title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('head.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={submit}>
            {send}
          </Button>
        </>
      }
    >
      {about !== undefined && <p>{about}</p>}
      <FormContext value={{ disabled: false, errors: refusedFields(error), prefix: 'edition' }}>
        <TextField
          schema={{ title: t('label'), description: t('head.labelHint'), maxLength: 40 }}
          path={['label']}
          required
          value={label}
          change={(value) => change({ label: String(value ?? '') })}
        />
        <TextField
          schema={{ title: t('basis'), maxLength: 200 }}
          path={['basis']}
          required
          value={basis}
          change={(value) => change({ basis: String(value ?? '') })}
        />
        <DateField
          schema={{ title: t('from'), description: t('head.fromHint') }}
          path={['effectiveFrom']}
          required
          value={effectiveFrom}
          change={(value) => change({ effectiveFrom: String(value ?? '') })}
        />
      </FormContext>
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('head.short')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
