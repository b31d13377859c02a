import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMIT_KINDS, LIMIT_LABELS, type LimitKind } from '../../domain/procurement/limits.ts';
import { answerOf, api } from '../connection/client.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { MoneyField } from '../form/money-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useProjectAct } from './queries.ts';

const SHORTEST_SOURCE = 4;

/** One limit from a day on, with the document that it stands in; the same day again corrects it. */
export function LimitDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('projects');
  const { message } = App.useApp();
  const language = useLanguage();
  const [kind, setKind] = useState<LimitKind>('open-tender');
  const [amountFen, setAmount] = useState<number>();
  const [effectiveFrom, setFrom] = useState<string>();
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useProjectAct(send);
  const complete = amountFen !== undefined && effectiveFrom !== undefined && source.trim().length >= SHORTEST_SOURCE;
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(
      { kind, amountFen, effectiveFrom, source: source.trim() },
      {
        onSuccess: () => {
          void message.success(t('limits.saved'));
          close();
        },
      },
    );
  };
  const labels = Object.fromEntries(LIMIT_KINDS.map((one) => [one, LIMIT_LABELS[one][language]]));
  return (
    <Dialog
      title={t('limits.enter')}
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
      <ChoiceField
        schema={{ title: t('limits.kind'), enum: [...LIMIT_KINDS], 'x-labels': labels }}
        path={['kind']}
        required
        value={kind}
        change={(value) => setKind(LIMIT_KINDS.find((one) => one === value) ?? 'open-tender')}
      />
      <MoneyField
        schema={{ title: t('limits.amount'), description: t('limits.amountAbout') }}
        path={['amountFen']}
        required
        value={amountFen}
        change={(value) => setAmount(typeof value === 'number' ? value : undefined)}
      />
      <DateField
        schema={{ title: t('limits.from') }}
        path={['effectiveFrom']}
        required
        value={effectiveFrom}
        change={(value) => setFrom(value as string | undefined)}
      />
      <TextField
        schema={{ title: t('limits.source'), description: t('limits.sourceAbout'), maxLength: 200 }}
        path={['source']}
        required
        value={source}
        change={(value) => setSource(String(value))}
      />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('limits.incomplete')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

function send(body: {
  readonly kind: LimitKind;
  readonly amountFen: number;
  readonly effectiveFrom: string;
  readonly source: string;
}) {
  return answerOf(api.PUT('/api/v1/limits', { body }));
}
