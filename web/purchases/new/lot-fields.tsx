import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../../form/field-frame.tsx';
import { useFieldState } from '../../form/form-context.ts';
import { MoneyField } from '../../form/money-field.tsx';
import { TextField } from '../../form/text-field.tsx';
import { CatalogueChoice } from './catalogue-choice.tsx';
import type { LotDraft } from './draft.ts';
import { useTownships } from './townships.ts';
import { TermField } from './term-field.tsx';
import '../lot-words.ts';
import './open-words.ts';

interface Properties {
  readonly lot: LotDraft;
  readonly position: number;
  readonly change: (lot: LotDraft) => void;
}

/** The fields of one lot. */
export function LotFields({ lot, position, change }: Properties) {
  const { t } = useTranslation('purchases');
  const path = (field: keyof LotDraft) => ['lots', position, field] as const;
  const money = (field: 'budgetFen' | 'ceilingFen', title: string, description: string, required: boolean) => (
    <MoneyField
      schema={{ title, description }}
      path={path(field)}
      required={required}
      value={lot[field]}
      change={(value) => change({ ...lot, [field]: typeof value === 'number' ? value : undefined })}
    />
  );
  return (
    <>
      <TextField
        schema={{ title: t('open.field.lotName'), maxLength: 200 }}
        path={path('name')}
        required
        value={lot.name}
        change={(value) => change({ ...lot, name: String(value) })}
      />
      <CatalogueChoice
        codes={lot.catalogueItems}
        path={path('catalogueItems')}
        change={(catalogueItems) => change({ ...lot, catalogueItems })}
      />
      <Townships lot={lot} position={position} change={change} />
      <div className="two-fields">
        {money('budgetFen', t('open.field.lotBudget'), t('open.lotBudgetHint'), true)}
        {money('ceilingFen', t('lots.colCeiling'), t('open.ceilingHint'), false)}
      </div>
      <TermField term={lot.term} path={path('term')} change={(term) => change({ ...lot, term })} />
    </>
  );
}

/** The own region's townships with how many recipients live there; free where the region has none on record. */
function Townships({ lot, position, change }: Properties) {
  const { t } = useTranslation('purchases');
  const { data } = useTownships();
  const { control } = useFieldState(['lots', position, 'townships']);
  const known = data?.townships ?? [];
  const schema = { title: t('lots.colTownships'), description: t('open.townshipHint') };
  const set = (townships: readonly string[]) => change({ ...lot, townships });
  if (known.length === 0) {
    return (
      <FieldFrame schema={schema} path={['lots', position, 'townships']} required={false}>
        <Select {...control} mode="tags" className="wide" value={[...lot.townships]} onChange={set} />
      </FieldFrame>
    );
  }
  const names = [...new Set([...known.map(({ name }) => name), ...lot.townships])];
  const recipients = new Map(known.map(({ name, recipients: count }) => [name, count]));
  const total = lot.townships.reduce((sum, name) => sum + (recipients.get(name) ?? 0), 0);
  return (
    <FieldFrame group schema={schema} path={['lots', position, 'townships']} required={false}>
      <Checkbox.Group
        value={[...lot.townships]}
        onChange={set}
        options={names.map((name) => ({
          value: name,
          label: t('open.township', { name, count: recipients.get(name) ?? 0 }),
        }))}
      />
      <p className="quiet small">{t('open.townshipTotal', { count: lot.townships.length, recipients: total })}</p>
    </FieldFrame>
  );
}
