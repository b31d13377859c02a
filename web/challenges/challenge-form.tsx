import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeGround } from '../../domain/procurement/challenge.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { missingIn, type Missing } from './missing.ts';
import { useKeptLetter, type Letter } from './kept-letter.ts';
import { Matters } from './matters.tsx';
import './words.ts';

interface Properties {
  readonly purchaseId: string;
  /** Grounds whose window is open. */
  readonly grounds: readonly ChallengeGround[];
}

/** The letter of challenge (M94 12); what is typed is kept in this browser until it is handed in. */
export function ChallengeForm({ purchaseId, grounds }: Properties) {
  const { t } = useTranslation('challenges');
  const [letter, change, forget] = useKeptLetter(purchaseId);
  const [asked, setAsked] = useState(false);
  const [checked, setChecked] = useState(false);
  const id = useId();
  const ground = grounds.find((candidate) => candidate === letter.ground) ?? grounds[0]!;
  const missing = missingIn(letter);
  const check = () => {
    setChecked(true);
    setAsked(missing.length === 0);
  };
  const line = (name: 'request' | 'contactName' | 'contactPhone') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`form.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        maxLength={name === 'request' ? 1000 : 50}
        value={letter[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </div>
  );
  return (
    <>
      <p className="quiet">{t('form.once')}</p>
      <div className="field">
        <label htmlFor={`${id}-ground`}>{t('form.ground')}</label>
        <Select<ChallengeGround>
          id={`${id}-ground`}
          className="choice"
          value={ground}
          onChange={(value) => change({ ground: value })}
          options={grounds.map((value) => ({ value, label: t(`ground.${value}`) }))}
        />
      </div>
      <Matters matters={letter.matters} change={(matters) => change({ matters })} />
      {line('request')}
      <div className="case-pair">
        {line('contactName')}
        {line('contactPhone')}
      </div>
      <div role="alert">{checked && missing.length > 0 && <Incomplete missing={missing} />}</div>
      <p className="field">
        <Button type="primary" onClick={check}>
          {t('form.submit')}
        </Button>
      </p>
      {asked && (
        <HandIn purchaseId={purchaseId} letter={{ ...letter, ground }} close={() => setAsked(false)} forget={forget} />
      )}
    </>
  );
}

function Incomplete({ missing }: { readonly missing: readonly Missing[] }) {
  const { t } = useTranslation('challenges');
  const sentences = missing.map(({ field, n, least }) => {
    if (field === 'contactPhone') return t('form.phone');
    const title = t(`form.${field}`);
    return n === undefined ? t('form.short', { title, least }) : t('form.shortOf', { n, title, least });
  });
  const list = (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  return <Alert type="error" showIcon title={t('form.incomplete')} description={list} />;
}

interface HandInProperties {
  readonly purchaseId: string;
  readonly letter: Letter;
  readonly close: () => void;
  readonly forget: () => void;
}

function HandIn({ purchaseId, letter, close, forget }: HandInProperties) {
  const { t } = useTranslation('challenges');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { ...letter, matters: [...letter.matters] };
      return answerOf(
        api.POST('/api/v1/purchases/{purchaseId}/challenges', { params: { path: { purchaseId } }, body }),
      );
    },
    onSuccess: async () => {
      forget();
      void message.success(t('confirm.done'));
      close();
      await Promise.all([
        client.invalidateQueries({ queryKey: ['challenges'] }),
        client.invalidateQueries({ queryKey: ['purchase', purchaseId] }),
      ]);
    },
  });
  return (
    <Dialog
      title={t('confirm.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('confirm.back')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate()}>
            {isPending ? t('confirm.sending') : t('confirm.send')}
          </Button>
        </>
      }
    >
      <p>{t('confirm.text')}</p>
      <div role="alert">
        {error && (
          <Alert type="error" showIcon title={t('confirm.refused')} description={<TroubleText error={error} />} />
        )}
      </div>
    </Dialog>
  );
}
