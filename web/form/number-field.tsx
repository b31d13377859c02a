import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import { unitOf } from './schema.ts';
import { shownText } from './typed-text.ts';

/** A number; what is none is kept as it was typed, and the form says so instead of dropping it. */
export function NumberField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control, error } = useFieldState(path);
  const unit = unitOf(schema);
  const [text, setText] = useState(() => textOf(value));
  const shown = shownText(text, value, numberIn, textOf);
  const wrong = typeof numberIn(shown) === 'string';
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      <Input
        {...control}
        {...(wrong ? { status: 'error' as const } : {})}
        className="number"
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        {...(unit === undefined ? {} : { suffix: unit })}
        onChange={({ target }) => {
          setText(target.value);
          change(numberIn(target.value));
        }}
      />
      {wrong && error === undefined && (
        <p className="field-error" role="status">
          {t('form.notNumber')}
        </p>
      )}
    </FieldFrame>
  );
}

/** The number of a text, thousands separators allowed; the text itself where it is none, undefined for nothing. */
function numberIn(text: string): number | string | undefined {
  const digits = text.trim().replaceAll(/[,，]/g, '').replace('−', '-');
  if (digits === '') return undefined;
  return /^-?\d+(\.\d*)?$/.test(digits) ? Number(digits) : text;
}

function textOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}
