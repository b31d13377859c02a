import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RELATION_CODES, RELATIONS, type Relation } from '../../domain/experts/avoidance.ts';
import '../admission/admission.css';
import { useLanguage } from '../words/i18n.ts';
import type { Expert } from './queries.ts';
import './words.ts';

export type Tie = Expert['avoidances'][number];

const BLANK: Tie = { name: '', creditCode: null, relation: 'labour', endedOn: null };

/** Organisations whose bids the expert may not judge, one a row. */
export function TieRows({
  ties,
  change,
}: {
  readonly ties: readonly Tie[];
  readonly change: (ties: readonly Tie[]) => void;
}) {
  const { t } = useTranslation('experts');
  return (
    <fieldset className="field">
      <legend>{t('form.ties')}</legend>
      <p className="field-about">{t('form.tiesHint')}</p>
      {ties.map((tie, at) => (
        <TieRow
          key={at}
          n={at + 1}
          tie={tie}
          change={(part) => change(ties.map((other, place) => (place === at ? { ...other, ...part } : other)))}
          remove={() => change(ties.filter((_, place) => place !== at))}
        />
      ))}
      <Button onClick={() => change([...ties, BLANK])}>{t('form.addTie')}</Button>
    </fieldset>
  );
}

interface RowProperties {
  readonly n: number;
  readonly tie: Tie;
  readonly change: (part: Partial<Tie>) => void;
  readonly remove: () => void;
}

function TieRow({ n, tie, change, remove }: RowProperties) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  const id = useId();
  return (
    <div className="tie-row">
      <div>
        <label htmlFor={`${id}-name`}>{t('form.tieName')}</label>
        <Input
          id={`${id}-name`}
          maxLength={100}
          value={tie.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-code`}>{t('form.tieCode')}</label>
        <Input
          id={`${id}-code`}
          maxLength={40}
          value={tie.creditCode ?? ''}
          onChange={({ target }) => {
            const code = target.value.toUpperCase().trim();
            change({ creditCode: code === '' ? null : code });
          }}
        />
      </div>
      <div>
        <label htmlFor={`${id}-relation`}>{t('form.relation')}</label>
        <Select<Relation>
          id={`${id}-relation`}
          value={tie.relation}
          onChange={(relation) => change({ relation })}
          options={RELATION_CODES.map((value) => ({ value, label: RELATIONS[value].title[language] }))}
        />
      </div>
      <div>
        <label htmlFor={`${id}-ended`}>
          {t('form.endedOn')} <span className="quiet">{t('form.endedOnHint')}</span>
        </label>
        <Input
          id={`${id}-ended`}
          type="date"
          value={tie.endedOn ?? ''}
          onChange={({ target }) => change({ endedOn: target.value === '' ? null : target.value })}
        />
      </div>
      <Button type="text" onClick={remove}>
        {t('form.removeTie', { n })}
      </Button>
    </div>
  );
}
