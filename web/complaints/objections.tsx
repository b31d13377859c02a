import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_OBJECTION, type Objection } from './kept-complaint.ts';
import type { ComplaintWindow } from './queries.ts';
import './words.ts';

const MOST = 10;

interface Properties {
  readonly objections: readonly Objection[];
  /** What was challenged, and whether there is an answer to object to. */
  readonly window: ComplaintWindow;
  readonly change: (objections: readonly Objection[]) => void;
}

/** The objections one by one, each to a matter that was challenged or to what arose from the answer (CH-06). */
export function Objections({ objections, window, change }: Properties) {
  const { t } = useTranslation('complaints');
  const id = useId();
  const set = (at: number, part: Partial<Objection>) =>
    change(objections.map((old, other) => (other === at ? { ...old, ...part } : old)));
  const field = (at: number, name: 'matter' | 'facts' | 'basis') => (
    <div className="field">
      <label htmlFor={`${id}-${at}-${name}`}>{t(`write.${name}`)}</label>
      <Input.TextArea
        id={`${id}-${at}-${name}`}
        autoSize={{ minRows: name === 'basis' ? 1 : 2 }}
        maxLength={{ matter: 1000, facts: 2000, basis: 500 }[name]}
        value={objections[at]![name]}
        onChange={({ target }) => set(at, { [name]: target.value })}
      />
    </div>
  );
  const choices = [
    ...window.matters.map(({ matter }, at) => ({ value: at + 1, label: t('write.ofNth', { n: at + 1, matter }) })),
    ...(window.answered ? [{ value: 0, label: t('write.ofAnswer') }] : []),
  ];
  return (
    <>
      {objections.map((objection, at) => (
        <fieldset key={at} className="field row">
          <legend>{t('write.nth', { n: at + 1 })}</legend>
          <div className="field">
            <label htmlFor={`${id}-${at}-of`}>{t('write.of')}</label>
            <Select<number>
              id={`${id}-${at}-of`}
              className="choice"
              value={objection.of}
              onChange={(of) => set(at, { of })}
              options={choices}
            />
          </div>
          {field(at, 'matter')}
          {field(at, 'facts')}
          {field(at, 'basis')}
          {objections.length > 1 && (
            <Button size="small" type="text" onClick={() => change(objections.filter((_old, other) => other !== at))}>
              {t('write.remove', { n: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {objections.length < MOST && (
        <Button onClick={() => change([...objections, NO_OBJECTION])}>{t('write.add')}</Button>
      )}
    </>
  );
}
