import { Alert, App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REMOVAL_GROUND_CODES, REMOVAL_GROUNDS, type RemovalGroundCode } from '../../domain/experts/expert-state.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useExpertAct } from './queries.ts';
import './words.ts';

const SHORTEST = 10;

/** Proposes a removal: says what will happen, then asks for ground and facts. */
export function RemovalDialog({ userId, close }: { readonly userId: string; readonly close: () => void }) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  const { message } = App.useApp();
  const [ground, setGround] = useState<RemovalGroundCode>('no-longer-qualified');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const tooShort = reason.trim().length < SHORTEST;
  const { mutate, isPending, error } = useExpertAct(() =>
    answerOf(
      api.POST('/api/v1/experts/{userId}/removals', {
        params: { path: { userId } },
        body: { ground, reason: reason.trim() },
      }),
    ),
  );
  const send = () => {
    setTried(true);
    if (tooShort) return;
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('remove.done'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={t('remove.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t('remove.submit')}
          </Button>
        </>
      }
    >
      <p>{t('remove.about')}</p>
      <div className="field">
        <label htmlFor={`${id}-ground`}>{t('remove.ground')}</label>
        <Select<RemovalGroundCode>
          id={`${id}-ground`}
          className="choice"
          value={ground}
          onChange={setGround}
          options={REMOVAL_GROUND_CODES.map((value) => ({
            value,
            label: `${REMOVAL_GROUNDS[value].title[language]}（${REMOVAL_GROUNDS[value].rule}）`,
          }))}
        />
        {REMOVAL_GROUNDS[ground].forGood && <p className="field-about">{t('remove.forGood')}</p>}
      </div>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('remove.reason')}</label>
        <p className="field-about">{t('remove.reasonHint')}</p>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 3 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div role="alert">
        {tried && tooShort && <p className="field-error">{t('remove.short')}</p>}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
