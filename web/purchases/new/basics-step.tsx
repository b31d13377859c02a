import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { METHODS, METHOD_CODES, type MethodCode } from '../../../domain/procurement/methods.ts';
import { FieldFrame } from '../../form/field-frame.tsx';
import { MoneyField } from '../../form/money-field.tsx';
import { NumberField } from '../../form/number-field.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useLanguage } from '../../words/i18n.ts';
import type { PurchaseDraft } from './draft.ts';
import { MethodFields } from './method-fields.tsx';
import { IntentionField } from './intention-field.tsx';
import { MethodNotes } from './method-notes.tsx';
import { NoticeImport } from './notice-import.tsx';
import { useTownships } from './townships.ts';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (change: Partial<PurchaseDraft>) => void;
  readonly next: () => void;
}

/** Number, name, money and method. */
export function BasicsStep({ draft, change, next }: Properties) {
  const { t } = useTranslation('purchases');
  const { data: region } = useTownships();
  const [importing, setImporting] = useState(false);
  const text = (name: 'number' | 'name' | 'fundSource', description?: string, maxLength = 200) => (
    <TextField
      schema={{ title: t(`open.field.${name}`), maxLength, ...(description === undefined ? {} : { description }) }}
      path={[name]}
      required
      value={draft[name]}
      change={(value) => change({ [name]: String(value) })}
    />
  );
  const last = region?.lastNumber;
  return (
    <>
      <p className="open-tools">
        <Button onClick={() => setImporting(true)}>{t('open.import')}</Button>
        <span className="quiet">{t('open.importHint')}</span>
      </p>
      {importing && <NoticeImport draft={draft} change={change} close={() => setImporting(false)} />}
      {text('number', last ? t('open.lastNumber', { number: last }) : t('open.numberHint'), 80)}
      {text('name')}
      <MoneyField
        schema={{ title: t('open.field.budget'), description: t('open.budgetHint') }}
        path={['budgetFen']}
        required
        value={draft.budgetFen}
        change={(value) => change({ budgetFen: typeof value === 'number' ? value : undefined })}
      />
      <NumberField
        schema={{ type: 'integer', title: t('open.field.budgetYear'), minimum: 2018, maximum: 2100 }}
        path={['budgetYear']}
        required
        value={draft.budgetYear}
        change={(value) => change({ budgetYear: typeof value === 'number' ? value : undefined })}
      />
      {text('fundSource', t('open.fundHint'))}
      <IntentionField draft={draft} change={change} />
      <MethodChoice draft={draft} change={(method) => change({ method })} />
      <MethodFields draft={draft} change={change} />
      <div className="open-foot">
        <Button type="primary" onClick={next}>
          {t('open.next', { step: t('open.step.lots') })}
        </Button>
      </div>
    </>
  );
}

function MethodChoice({
  draft,
  change,
}: {
  readonly draft: PurchaseDraft;
  readonly change: (method: MethodCode) => void;
}) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <FieldFrame group schema={{ title: t('open.field.method') }} path={['method']} required>
      <MethodNotes budgetFen={draft.budgetFen} method={draft.method} choose={change} />
      <Radio.Group
        value={draft.method}
        onChange={({ target }) => change(target.value as MethodCode)}
        options={METHOD_CODES.map((method) => ({ value: method, label: METHODS[method].title[language] }))}
      />
    </FieldFrame>
  );
}
