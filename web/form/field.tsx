import { useTranslation } from 'react-i18next';
import { BooleanField } from './boolean-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { ListField } from './list-field.tsx';
import { MoneyField } from './money-field.tsx';
import { NumberField } from './number-field.tsx';
import { asObject, isMoney, type FieldPath, type Schema } from './schema.ts';
import { TextField } from './text-field.tsx';

/** What every kind of field is given. */
export interface FieldProperties<V = unknown> {
  readonly schema: Schema;
  readonly path: FieldPath;
  readonly required: boolean;
  readonly value: V;
  readonly change: (value: unknown) => void;
}

/** A field of a form, or a part of it, as its schema describes it. */
export function Field(properties: FieldProperties) {
  const { schema, path } = properties;
  if (schema.type === 'object') return <Group {...properties} />;
  if (schema.type === 'array') return <ListField {...properties} />;
  if (schema.type === 'boolean') return <BooleanField {...properties} />;
  if (schema.enum !== undefined) return <ChoiceField {...properties} />;
  if (isMoney(path)) return <MoneyField {...properties} />;
  if (schema.type === 'integer' || schema.type === 'number') return <NumberField {...properties} />;
  return <TextField {...properties} />;
}

/** The fields of an object; a titled one inside a form has a frame. */
function Group({ schema, path, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const values = asObject(value);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => (
    <Field
      key={name}
      schema={field}
      path={[...path, name]}
      required={schema.required?.includes(name) ?? false}
      value={values[name]}
      change={(next) => change({ ...values, [name]: next })}
    />
  ));
  const inRow = typeof path.at(-1) === 'number';
  if (path.length === 0 || inRow) return <>{fields}</>;
  return (
    <FieldFrame group schema={schema} path={path} required>
      <div className="form-group">{fields.length > 0 ? fields : t('form.optional')}</div>
    </FieldFrame>
  );
}
