import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { NumberField } from '../form/number-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useGradingAct } from './queries.ts';
import './words.ts';

const FIRST_YEAR = 2020;

/** The year that is over; another may be chosen. */
export function OpenDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('grades');
  const { message } = App.useApp();
  const last = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4)) - 1;
  const [year, setYear] = useState(last);
  const { mutate, isPending, error } = useGradingAct(open);
  const save = () =>
    mutate(year, {
      onSuccess: ({ opened }) => {
        void message.success(t('opened', { count: opened }));
        close();
      },
    });
  return (
    <Dialog
      title={t('open')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('open')}
          </Button>
        </>
      }
    >
      <p>{t('openAbout')}</p>
      <NumberField
        schema={{ title: t('openYear'), type: 'integer', minimum: FIRST_YEAR, maximum: last }}
        path={['year']}
        required
        value={year}
        change={(next) => typeof next === 'number' && setYear(next)}
      />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

function open(year: number) {
  return answerOf(api.POST('/api/v1/gradings', { body: { year } }));
}
