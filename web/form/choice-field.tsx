import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import type { Schema } from './schema.ts';

/** One of a list, by the names people use (`x-labels`). */
export function ChoiceField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      <Select
        {...control}
        className="choice"
        value={typeof value === 'string' ? value : null}
        placeholder={t('form.choose')}
        options={choicesOf(schema).map(({ value: id, label }) => ({
          value: id,
          label: noted(label, schema['x-notes']?.[id]),
        }))}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!required}
        onChange={(next: string | null) => change(next ?? undefined)}
      />
    </FieldFrame>
  );
}

/** What speaks for a choice stands beside its name while one chooses. */
function noted(label: string, note: string | undefined): string {
  return note === undefined ? label : `${label}（${note}）`;
}

export function choicesOf(schema: Schema): { value: string; label: string }[] {
  return (schema.enum ?? []).map((value) => ({ value, label: schema['x-labels']?.[value] ?? value }));
}
