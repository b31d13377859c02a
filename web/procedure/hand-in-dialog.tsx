import { Alert, App, Button, Checkbox, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { instantText } from '../purchases/page/dates.ts';
import { useHandIn, type Ending, type HandIn, type Procedure } from './procedure-query.ts';

interface Properties {
  readonly purchaseId: string;
  readonly act: HandIn['act'];
  /** What a change would do to the deadline now. */
  readonly ifChanged: Procedure['ifChanged'];
  /** What is to be known before it is sent. */
  readonly notice?: ReactNode;
  readonly close: () => void;
}

type TextName = 'item' | 'before' | 'after' | 'reason' | 'endReason' | 'statement' | 'objection' | SuspensionText;
type SuspensionText = 'suspendReason' | 'evidence' | 'resumeReason';

/** The texts of each act, with the fewest characters that say something; none where a text may be left out. */
const TEXTS: Readonly<Record<HandIn['act'], readonly (readonly [name: TextName, least: number])[]>> = {
  change: [
    ['item', 1],
    ['before', 0],
    ['after', 1],
    ['reason', 4],
  ],
  end: [['endReason', 10]],
  suspend: [
    ['suspendReason', 10],
    ['evidence', 4],
  ],
  resume: [['resumeReason', 4]],
  apply: [['statement', 10]],
  object: [['objection', 10]],
};

/** Says what will happen, asks for the words, and hands them in; a refusal leaves what was typed. */
export function HandInDialog({ purchaseId, act, ifChanged, notice, close }: Properties) {
  const { t } = useTranslation('procedure');
  const { message } = App.useApp();
  const [texts, setTexts] = useState<Partial<Record<TextName, string>>>({});
  const [affectsBids, setAffectsBids] = useState(true);
  const [kind, setKind] = useState<Ending['kind']>('task-cancelled');
  const [checked, setChecked] = useState(false);
  const { mutate, isPending, error } = useHandIn(purchaseId);
  const textOf = (name: TextName) => (texts[name] ?? '').trim();
  const short = TEXTS[act].find(([name, least]) => textOf(name).length < least);
  const send = () => {
    setChecked(true);
    if (short !== undefined) return;
    mutate(bodyOf(act, textOf, affectsBids, kind), {
      onSuccess: () => {
        void message.success(t('done'));
        close();
      },
    });
  };
  return (
    <Dialog
      title={t(`act.${act}`)}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" danger={act === 'end'} disabled={isPending} onClick={send}>
            {t(isPending ? 'sending' : 'confirm')}
          </Button>
        </>
      }
    >
      <p>{t(`about.${act}`)}</p>
      {notice}
      {act === 'end' && (
        <Radio.Group
          aria-label={t('field.kind')}
          value={kind}
          onChange={({ target }) => setKind(target.value as Ending['kind'])}
          options={(['task-cancelled', 'force-majeure'] as const).map((value) => ({
            value,
            label: t(`ending.${value}`),
          }))}
        />
      )}
      {TEXTS[act].map(([name]) => (
        <div className="field" key={name}>
          <label htmlFor={`hand-in-${name}`}>{t(`field.${name}`)}</label>
          <Input.TextArea
            id={`hand-in-${name}`}
            autoSize={{ minRows: name === 'item' ? 1 : 2, maxRows: 10 }}
            value={texts[name] ?? ''}
            onChange={({ target }) => setTexts({ ...texts, [name]: target.value })}
          />
        </div>
      ))}
      {act === 'change' && (
        <Checkbox checked={affectsBids} onChange={({ target }) => setAffectsBids(target.checked)}>
          {t('field.affects')}
        </Checkbox>
      )}
      {act === 'change' && ifChanged && <DeadlineAfter ifChanged={ifChanged} affectsBids={affectsBids} />}
      <div role="alert">
        {checked && short && (
          <Alert type="error" showIcon title={t('tooShort', { field: t(`field.${short[0]}`), n: short[1] })} />
        )}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

interface DeadlineProperties {
  readonly ifChanged: NonNullable<Procedure['ifChanged']>;
  readonly affectsBids: boolean;
}

function DeadlineAfter({ ifChanged, affectsBids }: DeadlineProperties) {
  const { t } = useTranslation('procedure');
  const { deadlineBefore, deadlineAfter, rule } = ifChanged;
  const before = instantText(deadlineBefore);
  return (
    <p role="status" className="procedure-own">
      {!affectsBids || deadlineAfter === null
        ? t('wouldStay', { before, rule: affectsBids ? rule : 'PB-04' })
        : t('wouldMove', { before, after: instantText(deadlineAfter), rule })}
    </p>
  );
}

function bodyOf(
  act: HandIn['act'],
  textOf: (name: TextName) => string,
  affectsBids: boolean,
  kind: Ending['kind'],
): HandIn {
  switch (act) {
    case 'change': {
      const before = textOf('before');
      const words = { item: textOf('item'), after: textOf('after'), reason: textOf('reason') };
      return { act, body: { ...words, ...(before && { before }), affectsBids, keepsObjectAndTerms: true } };
    }
    case 'end':
      return { act, body: { kind, reason: textOf('endReason') } };
    case 'suspend':
      return { act, body: { reason: textOf('suspendReason'), evidence: textOf('evidence') } };
    case 'resume':
      return { act, body: { reason: textOf('resumeReason') } };
    case 'apply':
      return { act, body: { statement: textOf('statement') } };
    case 'object':
      return { act, body: { text: textOf('objection') } };
  }
}
