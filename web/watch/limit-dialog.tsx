import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, InputNumber, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_RULES } from '../../domain/contracts/record-rules.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { LimitPreview } from './limit-preview.tsx';
import type { WatchRule } from './queries.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly rule: WatchRule;
  readonly close: () => void;
}

const SHORTEST_BASIS = 4;
const MOST = 10_000;

/** A new limit with what it rests on; what it would have meant for the last months is shown before it is kept. */
export function LimitDialog({ contractId, rule, close }: Properties) {
  const { t } = useTranslation('watch');
  const language = useLanguage();
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [own, setOwn] = useState(true);
  const [typed, setTyped] = useState<number | null>(rule.limit);
  const [basis, setBasis] = useState('');
  const { title, unit } = RECORD_RULES[rule.rule];
  const value = own ? typed : null;
  const wanted = own ? typed : rule.house;
  const current = rule.changes[0]?.value ?? null;
  const ready = wanted !== null && value !== current && basis.trim().length >= SHORTEST_BASIS;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { rule: rule.rule, value, basis: basis.trim(), after: rule.changes[0]?.n ?? 0 };
      return answerOf(api.POST('/api/v1/contracts/{contractId}/watch', { params: { path: { contractId } }, body }));
    },
    onSuccess: () => {
      void message.success(t('limits.done'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['contract', contractId, 'watch'] }),
  });
  return (
    <Dialog
      title={t('limits.changeOf', { rule: title[language] })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('limits.cancel')}</Button>
          <Button type="primary" disabled={!ready || isPending} onClick={() => mutate()}>
            {t('limits.save')}
          </Button>
        </>
      }
    >
      <p>{t('limits.effect')}</p>
      {current !== null && (
        <div className="field" role="group" aria-label={t('limits.whose')}>
          <Radio.Group
            name={`${id}-own`}
            value={own}
            onChange={({ target }) => setOwn(target.value as boolean)}
            options={[
              { value: true, label: t('limits.own') },
              { value: false, label: t('limits.houseAgain', { value: t(`unit.${unit}`, { n: rule.house }) }) },
            ]}
          />
        </div>
      )}
      {own && (
        <div className="field">
          <label htmlFor={`${id}-value`}>{t('limits.value', { unit: t(`unitName.${unit}`) })}</label>
          <InputNumber
            id={`${id}-value`}
            className="number"
            min={1}
            max={MOST}
            precision={0}
            value={typed}
            onChange={setTyped}
          />
        </div>
      )}
      <LimitPreview contractId={contractId} rule={rule} wanted={wanted} />
      <div className="field">
        <label htmlFor={`${id}-basis`}>{t('limits.basis')}</label>
        <p className="field-about">{t('limits.basisAbout')}</p>
        <Input.TextArea
          id={`${id}-basis`}
          maxLength={200}
          autoSize={{ minRows: 2 }}
          value={basis}
          onChange={({ target }) => setBasis(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
