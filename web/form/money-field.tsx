import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalAmount, formatYuan, InvalidAmount, yuanToFen } from '../../domain/money.ts';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import { shownText } from './typed-text.ts';

/** An amount typed in yuan and kept in fen; the capital numerals below show a slip of the decimal point. */
export function MoneyField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control, error } = useFieldState(path);
  const [text, setText] = useState(() => textOf(value));
  const shown = shownText(text, value, fenIn, textOf);
  const fen = fenIn(shown);
  const wrong = typeof fen === 'string';
  return (
    <FieldFrame
      schema={{ ...schema, description: moneyDescription(schema.description, t('form.fen')) }}
      path={path}
      required={required}
    >
      <Input
        {...control}
        {...(wrong ? { status: 'error' as const } : {})}
        className="number"
        inputMode="decimal"
        autoComplete="off"
        prefix="¥"
        suffix={t('form.yuan')}
        value={shown}
        onChange={({ target }) => {
          setText(target.value);
          change(fenIn(target.value));
        }}
      />
      <p className={wrong ? 'field-error' : 'capital'} role="status">
        {wrong && error === undefined && t('form.notAmount')}
        {typeof fen === 'number' &&
          `${formatSigned(fen)}　${t('form.capital', { text: capitalSigned(fen, t('form.negative')) })}`}
      </p>
    </FieldFrame>
  );
}

/** Fen of an amount typed in yuan, thousands separators and sign allowed; the text itself where it is none, undefined for nothing. */
function fenIn(text: string): number | string | undefined {
  const [, sign = '', digits = ''] = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text.replaceAll(/[,，]/g, '')) ?? [];
  if (sign === '' && digits === '') return undefined;
  try {
    return sign === '' ? yuanToFen(digits) : -yuanToFen(digits);
  } catch (error) {
    if (error instanceof InvalidAmount) return text;
    throw error;
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return yuanText(value);
  return typeof value === 'string' ? value : '';
}

function yuanText(fen: number): string {
  return (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2);
}

function formatSigned(fen: number): string {
  return `${fen < 0 ? '−' : ''}${formatYuan(Math.abs(fen))}`;
}

function capitalSigned(fen: number, negative: string): string {
  return `${fen < 0 ? negative : ''}${capitalAmount(Math.abs(fen))}`;
}

/** The schema speaks of fen, as the api takes it; the person types yuan. */
function moneyDescription(description = '', instead: string): string {
  return description.includes('单位：分') ? description.replace(/单位：分[；。，]?/, instead) : description;
}
