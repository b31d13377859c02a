import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeInput } from './queries.ts';
import './words.ts';

type Matter = ChallengeInput['matters'][number];

export const NO_MATTER: Matter = { matter: '', facts: '', basis: '' };
const MOST = 10;

interface Properties {
  readonly matters: readonly Matter[];
  readonly change: (matters: readonly Matter[]) => void;
}

/** What is challenged, one by one, each with its facts and legal basis (M94 12). */
export function Matters({ matters, change }: Properties) {
  const { t } = useTranslation('challenges');
  const id = useId();
  const field = (at: number, name: keyof Matter) => (
    <div className="field">
      <label htmlFor={`${id}-${at}-${name}`}>{t(`form.${name}`)}</label>
      <Input.TextArea
        id={`${id}-${at}-${name}`}
        autoSize={{ minRows: name === 'basis' ? 1 : 2 }}
        maxLength={{ matter: 1000, facts: 2000, basis: 500 }[name]}
        value={matters[at]![name]}
        onChange={({ target }) =>
          change(matters.map((old, other) => (other === at ? { ...old, [name]: target.value } : old)))
        }
      />
    </div>
  );
  return (
    <>
      {matters.map((_matter, at) => (
        <fieldset key={at} className="field row">
          <legend>{t('form.nth', { n: at + 1 })}</legend>
          {field(at, 'matter')}
          {field(at, 'facts')}
          {field(at, 'basis')}
          {matters.length > 1 && (
            <Button size="small" type="text" onClick={() => change(matters.filter((_old, other) => other !== at))}>
              {t('form.remove', { n: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {matters.length < MOST && <Button onClick={() => change([...matters, NO_MATTER])}>{t('form.add')}</Button>}
    </>
  );
}
