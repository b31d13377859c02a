import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_LATE_RATE } from '../../domain/contracts/late-rate.ts';
import { answerOf, api } from '../connection/client.ts';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { NumberField } from '../form/number-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useProjectAct } from './queries.ts';

const SHORTEST_SOURCE = 4;

/** The one-year LPR from a day on, with its publication; the same day again corrects it. */
export function LendingRateDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('projects');
  const { message } = App.useApp();
  const [basisPoints, setRate] = useState<number>();
  const [effectiveFrom, setFrom] = useState<string>();
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useProjectAct(send);
  const complete = basisPoints !== undefined && effectiveFrom !== undefined && source.trim().length >= SHORTEST_SOURCE;
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(
      { basisPoints, effectiveFrom, source: source.trim() },
      {
        onSuccess: () => {
          void message.success(t('lpr.saved'));
          close();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('lpr.enter')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('one.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('budget.save')}
          </Button>
        </>
      }
    >
      <NumberField
        schema={{
          ...{ title: t('lpr.rate'), description: t('lpr.rateAbout') },
          ...{ type: 'integer', minimum: 1, maximum: MOST_LATE_RATE },
        }}
        path={['basisPoints']}
        required
        value={basisPoints}
        change={(value) => setRate(typeof value === 'number' ? value : undefined)}
      />
      <DateField
        schema={{ title: t('lpr.from') }}
        path={['effectiveFrom']}
        required
        value={effectiveFrom}
        change={(value) => setFrom(value as string | undefined)}
      />
      <TextField
        schema={{ title: t('lpr.source'), maxLength: 200 }}
        path={['source']}
        required
        value={source}
        change={(value) => setSource(String(value))}
      />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('lpr.incomplete')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

function send(body: { readonly basisPoints: number; readonly effectiveFrom: string; readonly source: string }) {
  return answerOf(api.PUT('/api/v1/limits/lending', { body }));
}
