import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CREDIT_EVENTS, SCORED_EVENT_CODES, type ScoredEventCode } from '../../domain/providers/credit-event.ts';
import { isWhole, unlistedEvents } from '../../domain/providers/credit-scheme.ts';
import { answerOf, api } from '../connection/client.ts';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { NumberField } from '../form/number-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useCreditAct, type CreditScheme, type WholeCreditScheme } from './credit-query.ts';
import { UnlistedEvents } from './unlisted-events.tsx';
import './words.ts';

const SHORTEST_SOURCE = 4;

/** The scheme of the own region from a day on, with its document; it begins as what is in force, with what that does not answer first. */
export function SchemeDialog({ scheme, close }: { readonly scheme: CreditScheme; readonly close: () => void }) {
  const { t } = useTranslation('credit');
  const { message } = App.useApp();
  const language = useLanguage();
  const [kept, setKept] = useState(scheme);
  const [effectiveFrom, setFrom] = useState<string>();
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useCreditAct(send);
  const missing = unlistedEvents(scheme);
  const complete = effectiveFrom !== undefined && source.trim().length >= SHORTEST_SOURCE && isWhole(kept);
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(
      { effectiveFrom, source: source.trim(), scheme: kept },
      {
        onSuccess: () => {
          void message.success(t('scheme.saved'));
          close();
        },
      },
    );
  };
  const number = (
    title: string,
    path: readonly string[],
    value: number | undefined,
    change: (value: number) => void,
  ) => (
    <NumberField
      key={path.join('.')}
      schema={{ title, type: 'integer', minimum: 0, maximum: 100 }}
      path={path}
      required
      value={value}
      change={(next) => typeof next === 'number' && change(next)}
    />
  );
  const weight = (code: ScoredEventCode, title: string) =>
    number(title, ['weights', code], kept.weights[code], (value) =>
      setKept({ ...kept, weights: { ...kept.weights, [code]: value } }),
    );
  return (
    <Dialog
      title={t('scheme.enter')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('scheme.save')}
          </Button>
        </>
      }
    >
      <DateField
        schema={{ title: t('scheme.from') }}
        path={['effectiveFrom']}
        required
        value={effectiveFrom}
        change={(value) => setFrom(value as string | undefined)}
      />
      <TextField
        schema={{ title: t('scheme.document'), maxLength: 200 }}
        path={['source']}
        required
        value={source}
        change={(value) => setSource(String(value))}
      />
      <UnlistedEvents scheme={scheme} />
      {missing.map((code) => weight(code, t('scheme.missing', { title: CREDIT_EVENTS[code].title[language] })))}
      {(['base', 'bonus', 'keptYears'] as const).map((field) =>
        number(t(`scheme.${field}`), [field], kept[field], (value) => setKept({ ...kept, [field]: value })),
      )}
      {(['A', 'B', 'C'] as const).map((level) =>
        number(t('scheme.lowest', { level }), ['levels', level], kept.levels[level], (value) =>
          setKept({ ...kept, levels: { ...kept.levels, [level]: value } }),
        ),
      )}
      {SCORED_EVENT_CODES.filter((code) => !missing.includes(code)).map((code) =>
        weight(code, CREDIT_EVENTS[code].title[language]),
      )}
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('scheme.incomplete')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

function send(body: { readonly effectiveFrom: string; readonly source: string; readonly scheme: WholeCreditScheme }) {
  return answerOf(api.PUT('/api/v1/credit/scheme', { body }));
}
