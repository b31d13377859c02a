import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import '../form/form.css';
import { MoneyField } from '../form/money-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useBankAct } from './queries.ts';
import './words.ts';

/** Years that may be handed in or corrected, the last one first. */
const YEARS = 5;
const SUMS = ['incomeFen', 'purchasesFen', 'expensesFen'] as const;

/** The sums of a year's financial report; its file is added to what was handed in. */
export function FinanceDialog({ providerId, close }: { readonly providerId: string; readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const last = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4)) - 1;
  const years = Array.from({ length: YEARS }, (_, n) => String(last - n));
  const [year, setYear] = useState(String(last));
  const [sums, setSums] = useState<Readonly<Partial<Record<(typeof SUMS)[number], number | undefined>>>>({});
  const [auditor, setAuditor] = useState('');
  const [tried, setTried] = useState(false);
  const { incomeFen, purchasesFen, expensesFen } = sums;
  const complete =
    incomeFen !== undefined && purchasesFen !== undefined && expensesFen !== undefined && auditor.trim().length >= 2;
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.POST('/api/v1/providers/{providerId}/finances', {
        params: { path: { providerId } },
        body: {
          ...{ year: Number(year), auditor: auditor.trim() },
          ...{ incomeFen: incomeFen!, purchasesFen: purchasesFen!, expensesFen: expensesFen! },
        },
      }),
    ),
  );
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('finance.saved'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={t('finance.handIn')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('roster.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('finance.send')}
          </Button>
        </>
      }
    >
      <ChoiceField
        schema={{
          title: t('finance.year'),
          enum: years,
          'x-labels': Object.fromEntries(years.map((one) => [one, one])),
        }}
        path={['year']}
        required
        value={year}
        change={(value) => setYear(String(value))}
      />
      {SUMS.map((name) => (
        <MoneyField
          key={name}
          schema={{ title: t(`finance.${name}`) }}
          path={[name]}
          required
          value={sums[name]}
          change={(value) => setSums({ ...sums, [name]: typeof value === 'number' ? value : undefined })}
        />
      ))}
      <TextField
        schema={{ title: t('finance.auditor'), description: t('finance.auditorAbout'), maxLength: 200 }}
        path={['auditor']}
        required
        value={auditor}
        change={(value) => setAuditor(String(value))}
      />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('finance.incomplete')}</p>}
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
