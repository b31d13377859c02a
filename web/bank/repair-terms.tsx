import { Alert, App, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { DateField } from '../form/date-field.tsx';
import { NumberField } from '../form/number-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useBankAct } from './queries.ts';
import './words.ts';

interface Input {
  readonly effectiveFrom: string;
  readonly publicationMonths: number;
  readonly liftingMonths: number | null;
  readonly source: string;
}

/** From when bans may be repaired in the own region, by which document; an officer enters what the region has published. */
export function RepairTerms({ changeable }: { readonly changeable: boolean }) {
  const { t } = useTranslation('bank');
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['admissions', 'repair-terms'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/debarments/repair/terms', { signal })),
  });
  if (data === undefined) return null;
  const { publicationMonths, liftingMonths, source } = data;
  return (
    <section className="case-panel" aria-labelledby="repair-terms">
      <h2 id="repair-terms">{t('terms.title')}</h2>
      <p>{t('terms.publication', { n: publicationMonths })}</p>
      <p>{liftingMonths === null ? t('terms.noLifting') : t('terms.lifting', { n: liftingMonths })}</p>
      <p className="quiet">{source ?? t('terms.house')}</p>
      {changeable && <Button onClick={() => setOpen(true)}>{t('terms.enter')}</Button>}
      {open && <TermsDialog months={publicationMonths} close={() => setOpen(false)} />}
    </section>
  );
}

function TermsDialog({ months, close }: { readonly months: number; readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Input>({
    effectiveFrom: dayOf(instantOfMillis(Date.now())),
    ...{ publicationMonths: months, liftingMonths: null, source: '' },
  });
  const change = (part: Partial<Input>) => setDraft((before) => ({ ...before, ...part }));
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(api.POST('/api/v1/debarments/repair/terms', { body: draft })),
  );
  const save = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('terms.saved'));
        close();
      },
    });
  return (
    <Dialog
      title={t('terms.enter')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('terms.save')}
          </Button>
        </>
      }
    >
      <DateField
        schema={{ title: t('terms.from') }}
        path={['effectiveFrom']}
        required
        value={draft.effectiveFrom}
        change={(value) => change({ effectiveFrom: String(value ?? '') })}
      />
      <NumberField
        schema={{ title: t('terms.publicationMonths'), type: 'integer', minimum: 1, maximum: 36 }}
        path={['publicationMonths']}
        required
        value={draft.publicationMonths}
        change={(value) => typeof value === 'number' && change({ publicationMonths: value })}
      />
      <NumberField
        schema={{ title: t('terms.liftingMonths'), type: 'integer', minimum: 1, maximum: 36 }}
        path={['liftingMonths']}
        required={false}
        value={draft.liftingMonths ?? undefined}
        change={(value) => change({ liftingMonths: typeof value === 'number' ? value : null })}
      />
      <TextField
        schema={{ title: t('terms.source'), maxLength: 200 }}
        path={['source']}
        required
        value={draft.source}
        change={(value) => change({ source: String(value ?? '') })}
      />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
