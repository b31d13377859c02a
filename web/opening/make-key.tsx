import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { saveFile } from '../frame/save-file.ts';
import { TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import type { NewKey } from './new-key.ts';

const SHORTEST_PASSPHRASE = 12;

interface Made extends NewKey {
  readonly name: string;
}

interface Properties {
  readonly first: boolean;
  /** Shares are kept with the present key. */
  readonly holding: boolean;
}

/** First the file, then the question whether it is stored, and only then the registration: a lost key opens nothing. */
export function MakeKey({ first, holding }: Properties) {
  const { t } = useTranslation('opening');
  const [made, setMade] = useState<Made>();
  return (
    <div className="make-key">
      <h3>{t(first ? 'key.make' : 'key.makeNew')}</h3>
      {holding && <Alert type="warning" showIcon title={t('key.olderNeeded')} />}
      {made === undefined ? <Passphrase made={setMade} /> : <Register made={made} over={() => setMade(undefined)} />}
    </div>
  );
}

function Passphrase({ made }: { readonly made: (key: Made) => void }) {
  const { t } = useTranslation('opening');
  const { username } = useSignedIn();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'short' | 'differ'>();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { newKey } = await import('./new-key.ts');
      const key = await newKey(passphrase);
      return { ...key, name: `jieli-${username}-${dayOf(instantOfMillis(Date.now()))}.age` };
    },
    onSuccess: (key) => {
      saveFile(key.name, key.file, 'application/octet-stream');
      made(key);
    },
  });
  const make = () => {
    const found = passphrase.length < SHORTEST_PASSPHRASE ? 'short' : passphrase === again ? undefined : 'differ';
    setFault(found);
    if (found === undefined) mutate();
  };
  return (
    <form
      className="hall-key"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <label htmlFor="new-passphrase">{t('key.passphrase')}</label>
      <Input.Password
        id="new-passphrase"
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <label htmlFor="new-passphrase-again">{t('key.passphraseAgain')}</label>
      <Input.Password
        id="new-passphrase-again"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      <div role="alert">{fault && <Alert type="error" showIcon title={t(`key.${fault}`)} />}</div>
      <p className="quiet">{t('key.noRecovery')}</p>
      <Button type="primary" htmlType="submit" disabled={isPending}>
        {t(isPending ? 'key.generating' : 'key.generate')}
      </Button>
    </form>
  );
}

function Register({ made, over }: { readonly made: Made; readonly over: () => void }) {
  const { t } = useTranslation('opening');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [stored, setStored] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerOf(api.PUT('/api/v1/openings/key', { body: { recipient: made.recipient } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['opening-key'] });
      void message.success(t('key.done'));
      over();
    },
  });
  return (
    <div className="hall-key">
      <p role="status">{t('key.saved', { name: made.name })}</p>
      <Button onClick={() => saveFile(made.name, made.file, 'application/octet-stream')}>{t('key.saveAgain')}</Button>
      <label className="hall-demo">
        <input type="checkbox" checked={stored} onChange={(event) => setStored(event.target.checked)} />{' '}
        {t('key.confirm')}
      </label>
      <Button type="primary" disabled={!stored || isPending} onClick={() => mutate()}>
        {t('key.register')}
      </Button>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </div>
  );
}
