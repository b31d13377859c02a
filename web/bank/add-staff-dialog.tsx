import { Alert, App, Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PROFESSION_CODES, PROFESSIONS, type Profession } from '../../domain/providers/professions.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useBankAct } from './queries.ts';
import './words.ts';

/** Adds somebody to the own roster. */
export function AddStaffDialog({ providerId, close }: { readonly providerId: string; readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({
    ...{ name: '', profession: 'carer' as Profession, qualification: '', certificate: '', fullTime: true },
    joinedOn: dayOf(instantOfMillis(Date.now())) as string,
  });
  const [tried, setTried] = useState(false);
  const id = useId();
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const [name, qualification, certificate] = [draft.name.trim(), draft.qualification.trim(), draft.certificate.trim()];
  const complete = name.length >= 2 && qualification.length >= 2 && draft.joinedOn !== '';
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.POST('/api/v1/providers/{providerId}/staff', {
        params: { path: { providerId } },
        body: { ...draft, name, qualification, certificate: certificate === '' ? null : certificate },
      }),
    ),
  );
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('roster.saved'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={t('roster.add')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('roster.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('roster.save')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('roster.name')}</label>
        <Input
          id={`${id}-name`}
          maxLength={50}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-profession`}>{t('roster.profession')}</label>
        <Select<Profession>
          id={`${id}-profession`}
          className="choice"
          value={draft.profession}
          onChange={(profession) => change({ profession })}
          options={PROFESSION_CODES.map((value) => ({ value, label: PROFESSIONS[value][language] }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-qualification`}>{t('roster.qualification')}</label>
        <p className="field-about">{t('roster.qualificationHint')}</p>
        <Input
          id={`${id}-qualification`}
          maxLength={200}
          value={draft.qualification}
          onChange={({ target }) => change({ qualification: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-certificate`}>{t('roster.certificate')}</label>
        <p className="field-about">{t('roster.certificateHint')}</p>
        <Input
          id={`${id}-certificate`}
          maxLength={100}
          value={draft.certificate}
          onChange={({ target }) => change({ certificate: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-joined`}>{t('roster.joinedOn')}</label>
        <Input
          id={`${id}-joined`}
          type="date"
          value={draft.joinedOn}
          onChange={({ target }) => change({ joinedOn: target.value })}
        />
      </div>
      <Checkbox checked={draft.fullTime} onChange={({ target }) => change({ fullTime: target.checked })}>
        {t('roster.fullTime')}
      </Checkbox>
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('roster.missing')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
