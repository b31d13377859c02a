import { Alert, App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answersEveryItem,
  GRADING_FAULT_LABELS,
  GRADING_FAULTS,
  GRADING_PART_LABELS,
  GRADING_PARTS,
  PROVIDER_GRADE_LABELS,
  PROVIDER_GRADES,
} from '../../domain/providers/grading-scheme.ts';
import { answerOf, api } from '../connection/client.ts';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { NumberField } from '../form/number-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useGradingAct, type GradingScheme, type NewGradingScheme } from './queries.ts';
import { Unlisted } from './unlisted.tsx';
import './words.ts';

const SHORTEST_SOURCE = 4;
const MOST_POINTS = 100;

/** A new version of the scheme of the own region; it begins as what is in force, and asks for what that does not have. */
export function SchemeDialog({ scheme, close }: { readonly scheme: GradingScheme; readonly close: () => void }) {
  const { t } = useTranslation('grades');
  const { message } = App.useApp();
  const [kept, setKept] = useState(scheme);
  const [effectiveFrom, setFrom] = useState<string>();
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useGradingAct(send);
  const { minus } = kept;
  const complete = effectiveFrom !== undefined && source.trim().length >= SHORTEST_SOURCE && answersEveryItem(minus);
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(
      { effectiveFrom, source: source.trim(), scheme: { ...kept, minus } },
      {
        onSuccess: () => {
          void message.success(t('scheme.saved'));
          close();
        },
      },
    );
  };
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
      <p>{t('scheme.about')}</p>
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
      <Unlisted minus={scheme.minus} />
      <Figures scheme={kept} change={setKept} />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('scheme.incomplete')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

function Figures({
  scheme,
  change,
}: {
  readonly scheme: GradingScheme;
  readonly change: (scheme: GradingScheme) => void;
}) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const { weights, minus, lowest, effects, objectionDays } = scheme;
  const number = (
    title: string,
    path: readonly string[],
    value: number | undefined,
    put: (value: number) => GradingScheme,
  ) => (
    <NumberField
      key={path.join('.')}
      schema={{ title, type: 'integer', minimum: 0, maximum: path[0] === 'effects' ? 365 : MOST_POINTS }}
      path={path}
      required
      value={value}
      change={(next) => typeof next === 'number' && change(put(next))}
    />
  );
  return (
    <>
      {GRADING_PARTS.map((part) =>
        number(
          t('scheme.weight', { label: GRADING_PART_LABELS[part][language] }),
          ['weights', part],
          weights[part],
          (value) => ({ ...scheme, weights: { ...weights, [part]: value } }),
        ),
      )}
      {GRADING_FAULTS.map((fault) =>
        number(
          t('scheme.minus', { label: GRADING_FAULT_LABELS[fault][language] }),
          ['minus', fault],
          minus[fault],
          (value) => ({ ...scheme, minus: { ...minus, [fault]: value } }),
        ),
      )}
      {(['excellent', 'qualified', 'basic'] as const).map((grade) =>
        number(
          t('scheme.lowest', { label: PROVIDER_GRADE_LABELS[grade][language] }),
          ['lowest', grade],
          lowest[grade],
          (value) => ({ ...scheme, lowest: { ...lowest, [grade]: value } }),
        ),
      )}
      {number(t('scheme.objectionDays'), ['objectionDays'], objectionDays, (value) => ({
        ...scheme,
        objectionDays: value,
      }))}
      {PROVIDER_GRADES.map((grade) => {
        const label = PROVIDER_GRADE_LABELS[grade][language];
        const effect = effects[grade];
        const put = (changed: Partial<typeof effect>): GradingScheme => ({
          ...scheme,
          effects: { ...effects, [grade]: { ...effect, ...changed } },
        });
        return (
          <div key={grade}>
            {number(
              t('scheme.improveDays', { label }),
              ['effects', grade, 'improveDays'],
              effect.improveDays,
              (improveDays) => put({ improveDays }),
            )}
            {(['mentor', 'leave'] as const).map((name) => (
              <p key={name}>
                <Checkbox checked={effect[name]} onChange={({ target }) => change(put({ [name]: target.checked }))}>
                  {t(`scheme.${name}`, { label })}
                </Checkbox>
              </p>
            ))}
          </div>
        );
      })}
    </>
  );
}

function send(body: { readonly effectiveFrom: string; readonly source: string; readonly scheme: NewGradingScheme }) {
  return answerOf(api.POST('/api/v1/grading/scheme', { body }));
}
