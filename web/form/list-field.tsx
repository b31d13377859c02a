import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { choicesOf } from './choice-field.tsx';
import { Field, type FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import { asList, asObject, rowKey, type Schema } from './schema.ts';

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
        {...(schema.maxItems === undefined ? {} : { maxCount: schema.maxItems })}
        onChange={(next) => change(next)}
      />
    </FieldFrame>
  );
}

function Rows({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  const rows = asList(value);
  const fixed = rowKey(schema);
  const { minItems = 0, maxItems = Infinity } = schema;
  return (
    <FieldFrame group schema={schema} path={path} required={required}>
      <ol className="rows">
        {rows.map((row, at) => (
          <li key={at} className="row">
            <div className="row-head">
              <strong>{rowTitle(schema, fixed, row) ?? t('form.row', { n: at + 1 })}</strong>
              {fixed === undefined && rows.length > minItems && !control.disabled && (
                <Button size="small" type="text" onClick={() => change(rows.filter((_row, other) => other !== at))}>
                  {t('form.remove', { n: at + 1 })}
                </Button>
              )}
            </div>
            <div className="row-fields">
              <Field
                schema={withoutField(schema.items ?? {}, fixed)}
                path={[...path, at]}
                required
                value={row}
                change={(next) => change(rows.map((old, other) => (other === at ? next : old)))}
              />
            </div>
          </li>
        ))}
      </ol>
      {fixed === undefined && rows.length < maxItems && !control.disabled && (
        <Button onClick={() => change([...rows, {}])}>{t('form.add')}</Button>
      )}
    </FieldFrame>
  );
}

/** The name of what a row is about, where the rows are given. */
function rowTitle({ items }: Schema, key: string | undefined, row: unknown): string | undefined {
  if (key === undefined) return undefined;
  const value = String(asObject(row)[key]);
  return items?.properties?.[key]?.['x-labels']?.[value] ?? value;
}

function withoutField(schema: Schema, name: string | undefined): Schema {
  if (name === undefined) return schema;
  const properties = Object.entries(schema.properties ?? {}).filter(([field]) => field !== name);
  return { ...schema, properties: Object.fromEntries(properties) };
}
