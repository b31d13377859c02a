import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BooleanField } from './boolean-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { fieldKind, type FieldKind } from './field-kind.ts';
import { FieldFrame } from './field-frame.tsx';
import { ListField } from './list-field.tsx';
import { MoneyField } from './money-field.tsx';
import { NumberField } from './number-field.tsx';
import { asObject, pointerOf, type FieldPath, type Schema } from './schema.ts';
import { SumLine } from './sum-line.tsx';
import { TextField } from './text-field.tsx';

/** What every kind of field is given. */
export interface FieldProperties<V = unknown> {
  readonly schema: Schema;
  readonly path: FieldPath;
  readonly required: boolean;
  readonly value: V;
  readonly change: (value: unknown) => void;
}

const FIELDS: Readonly<Record<FieldKind, ComponentType<FieldProperties>>> = {
  group: Group,
  list: ListField,
  boolean: BooleanField,
  choice: ChoiceField,
  money: MoneyField,
  date: DateField,
  number: NumberField,
  text: TextField,
};

/** A field of a form, or a part of it, as its schema describes it; every form of a task is made of these alone. */
export function Field(properties: FieldProperties) {
  const kind = fieldKind(properties.schema, properties.path);
  if (kind === undefined) throw new Error(`no field for ${pointerOf(properties.path)}`);
  const OfKind = FIELDS[kind];
  return <OfKind {...properties} />;
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
      <div className="form-group">
        <div className="group-fields">{fields.length > 0 ? fields : t('form.optional')}</div>
        {schema['x-sum'] && <SumLine parts={Object.values(values)} sum={schema['x-sum']} />}
      </div>
    </FieldFrame>
  );
}
