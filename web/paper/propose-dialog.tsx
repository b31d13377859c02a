import { Alert, App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_GROUND_CODES, CHANGE_GROUNDS, type ChangeGround } from '../../domain/contracts/change.ts';
import { capitalAmount, formatYuan, InvalidAmount, yuanToFen } from '../../domain/money.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useProposal, type Paper } from './paper-query.ts';

interface Properties {
  readonly contractId: string;
  readonly paper: Paper;
  readonly close: () => void;
}

const LEAST = 10;

/** Says what will follow, asks for ground, words, amount and term; a refusal leaves what was typed. */
export function ProposeDialog({ contractId, paper: { roomFen, latestEnd }, close }: Properties) {
  const { t } = useTranslation('paper');
  const language = useLanguage();
  const { message } = App.useApp();
  const [key] = useState(() => crypto.randomUUID());
  const [ground, setGround] = useState<ChangeGround>('additional-service');
  const [texts, setTexts] = useState({ content: '', reason: '', extra: '', newEndsOn: '' });
  const [checked, setChecked] = useState(false);
  const { mutate, isPending, error } = useProposal(contractId, key);
  const extraFen = texts.extra.trim() === '' ? 0 : fenOf(texts.extra);
  const short = (['content', 'reason'] as const).find((name) => texts[name].trim().length < LEAST);
  const send = () => {
    setChecked(true);
    if (short !== undefined || extraFen === undefined) return;
    const { newEndsOn } = texts;
    const body = { ground, content: texts.content.trim(), reason: texts.reason.trim(), extraFen };
    mutate(newEndsOn === '' ? body : { ...body, newEndsOn }, {
      onSuccess: () => {
        void message.success(t('sent'));
        close();
      },
    });
  };
  const field = (name: keyof typeof texts) => ({
    id: `change-${name}`,
    value: texts[name],
    onChange: ({ target }: { target: { value: string } }) => setTexts({ ...texts, [name]: target.value }),
  });
  return (
    <Dialog
      title={t('propose')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={send}>
            {t(isPending ? 'sending' : 'send')}
          </Button>
        </>
      }
    >
      <p>{t('proposeAbout')}</p>
      <Radio.Group
        aria-label={t('ground')}
        value={ground}
        onChange={({ target }) => setGround(target.value as ChangeGround)}
        options={CHANGE_GROUND_CODES.map((value) => ({ value, label: CHANGE_GROUNDS[value].title[language] }))}
      />
      {(['content', 'reason'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`change-${name}`}>{t(name)}</label>
          <Input.TextArea {...field(name)} maxLength={2000} autoSize={{ minRows: 2, maxRows: 10 }} />
        </div>
      ))}
      <div className="field">
        <label htmlFor="change-extra">{t('extra')}</label>
        <p className="field-about">{t('room', { room: formatYuan(roomFen) })}</p>
        <Input {...field('extra')} className="number" inputMode="decimal" prefix="¥" suffix={t('yuan')} />
        <p className="capital" role="status">
          {extraFen !== undefined && extraFen > 0 && capitalAmount(extraFen)}
        </p>
      </div>
      <div className="field">
        <label htmlFor="change-newEndsOn">{t('newEndsOn')}</label>
        {latestEnd !== null && <p className="field-about">{t('latest', { day: latestEnd })}</p>}
        <Input {...field('newEndsOn')} type="date" />
      </div>
      <div role="alert">
        {checked && short !== undefined && (
          <Alert type="error" showIcon title={t('short', { field: t(short), n: LEAST })} />
        )}
        {checked && extraFen === undefined && <Alert type="error" showIcon title={t('notAmount')} />}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

/** Fen of an amount typed in yuan, thousands separators allowed; undefined for anything else. */
function fenOf(text: string): number | undefined {
  try {
    return yuanToFen(text.replaceAll(/[,，\s]/g, ''));
  } catch (error) {
    if (error instanceof InvalidAmount) return undefined;
    throw error;
  }
}
