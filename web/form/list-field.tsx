import { Button, Select } from 'antd';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOf } from './choice-field.tsx';
import { Field, type FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { FormContext, useFieldState } from './form-context.ts';
import { RowTable } from './row-table.tsx';
import { asList, asObject, isTabular, rowKey, rowTitle, withoutField } from './schema.ts';

/** Rows of an object each, or several of a list in an order. */
export function ListField(properties: FieldProperties) {
  return properties.schema.items?.type === 'object' ? <Rows {...properties} /> : <Several {...properties} />;
}

function Several({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      <Select
        {...control}
        mode="multiple"
        className="choice"
        value={asList(value) as string[]}
        placeholder={`${t('form.choose')}（${t('form.moveHint')}）`}
        options={choicesOf(schema.items ?? {})}
        showSearch={{ optionFilterProp: 'label' }}
        {...(schema.maxItems === undefined ? {} : { maxCount: schema.maxItems })}
        onChange={(next) => change(next)}
      />
    </FieldFrame>
  );
}

/** Short fields side by side make a table; rows with something to read beside them, or groups inside, make cards. */
function Rows(properties: FieldProperties) {
  const { schema, path, required, value, change } = properties;
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  const { beside } = use(FormContext);
  const rows = asList(value);
  const fixed = rowKey(schema);
  const { minItems = 0, maxItems = Infinity } = schema;
  const remove =
    fixed === undefined && rows.length > minItems && !control.disabled
      ? (at: number) => change(rows.filter((_row, other) => other !== at))
      : undefined;
  const tabular = isTabular(schema) && !(beside && fixed !== undefined);
  return (
    <FieldFrame group schema={schema} path={path} required={required}>
      {tabular ? <RowTable {...properties} remove={remove} /> : <RowCards {...properties} remove={remove} />}
      {fixed === undefined && rows.length < maxItems && !control.disabled && (
        <Button onClick={() => change([...rows, {}])}>{t('form.add')}</Button>
      )}
    </FieldFrame>
  );
}

export interface RowsProperties extends FieldProperties {
  readonly remove: ((at: number) => void) | undefined;
}

function RowCards({ schema, path, value, change, remove }: RowsProperties) {
  const { t } = useTranslation();
  const { beside } = use(FormContext);
  const rows = asList(value);
  const fixed = rowKey(schema);
  return (
    <ol className="rows">
      {rows.map((row, at) => (
        <li key={at} className="row">
          <div className="row-head">
            <strong>{rowTitle(schema, fixed, row) ?? t('form.row', { n: at + 1 })}</strong>
            {remove && (
              <Button size="small" type="text" onClick={() => remove(at)}>
                {t('form.remove', { n: at + 1 })}
              </Button>
            )}
          </div>
          <div className={beside && fixed ? 'row-with-beside' : ''}>
            {fixed !== undefined && beside?.(keyOf(row, fixed))}
            <div className="row-fields">
              <Field
                schema={withoutField(schema.items ?? {}, fixed)}
                path={[...path, at]}
                required
                value={row}
                change={(next) => change(rows.map((old, other) => (other === at ? next : old)))}
              />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function keyOf(row: unknown, key: string): string {
  return String(asObject(row)[key]);
}
