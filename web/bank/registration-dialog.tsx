import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  REGISTRATION_LOSS_CODES,
  REGISTRATION_LOSSES,
  type RegistrationLoss,
} from '../../domain/contracts/takeover-triggers.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useBankAct } from './queries.ts';
import './words.ts';

interface Properties {
  readonly provider: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

/** Records that an organisation has lost its registration: it leaves the bank, and its contracts in force are weighed. */
export function RegistrationDialog({ provider, close }: Properties) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const { message } = App.useApp();
  const id = useId();
  const [draft, setDraft] = useState({
    kind: 'revoked' as RegistrationLoss,
    lostOn: dayOf(instantOfMillis(Date.now())) as string,
    document: '',
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.POST('/api/v1/providers/{providerId}/registration', {
        params: { path: { providerId: provider.id } },
        body: draft,
      }),
    ),
  );
  const save = () =>
    mutate(undefined, {
      onSuccess: ({ contracts }) => {
        void message.success(t('registration.saved', { contracts }));
        close();
      },
    });
  return (
    <Dialog
      title={t('registration.record')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" danger disabled={isPending || draft.document.trim().length < 4} onClick={save}>
            {t('registration.save')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{provider.name}</strong>
      </p>
      <p>{t('registration.about')}</p>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('registration.kind')}</label>
        <Select<RegistrationLoss>
          id={`${id}-kind`}
          className="choice"
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={REGISTRATION_LOSS_CODES.map((value) => ({ value, label: REGISTRATION_LOSSES[value][language] }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('registration.lostOn')}</label>
        <Input
          id={`${id}-on`}
          type="date"
          value={draft.lostOn}
          onChange={({ target }) => change({ lostOn: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-document`}>{t('registration.document')}</label>
        <Input
          id={`${id}-document`}
          maxLength={200}
          value={draft.document}
          onChange={({ target }) => change({ document: target.value })}
        />
      </div>
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
