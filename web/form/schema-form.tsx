import { Alert } from 'antd';
import { useMemo, type ReactNode } from 'react';
import './form.css';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { fieldId, FormContext } from './form-context.ts';
import type { Schema } from './schema.ts';

interface Properties {
  readonly schema: Schema;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly disabled?: boolean;
  /** By JSON pointer into the form. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly prefix: string;
  /** What there is to read beside a row of a list whose rows are given. */
  readonly beside?: (key: string) => ReactNode;
}

const NONE = {};

/** A form drawn from its JSON Schema, with the list of what is wrong above it, each leading to its field. */
export function SchemaForm({ schema, value, change, disabled = false, errors = NONE, prefix, beside }: Properties) {
  const state = useMemo(() => ({ disabled, errors, prefix, beside }), [disabled, errors, prefix, beside]);
  return (
    <FormContext value={state}>
      <FaultSummary errors={errors} prefix={prefix} />
      <Field schema={schema} path={[]} required value={value} change={change} />
    </FormContext>
  );
}

/** The list of what is wrong, each leading to its field. */
export function FaultSummary({
  errors,
  prefix,
}: {
  readonly errors: Readonly<Record<string, string>>;
  readonly prefix: string;
}) {
  const { t } = useTranslation();
  const faults = Object.entries(errors);
  if (faults.length === 0) return null;
  return (
    <div role="alert" className="faults">
      <Alert
        type="error"
        showIcon
        title={t('form.errors', { count: faults.length })}
        description={
          <ul>
            {faults.map(([pointer, text]) => (
              <li key={pointer}>
                <a href={`#${fieldId(prefix, pointer)}`} onClick={(event) => goTo(event, fieldId(prefix, pointer))}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}

function goTo(event: { preventDefault(): void }, id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
