import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalAmount, formatYuan, InvalidAmount, yuanToFen } from '../../domain/money.ts';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';

/** An amount typed in yuan and kept in fen; the capital numerals below show a slip of the decimal point. */
export function MoneyField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  const fen = typeof value === 'number' ? value : undefined;
  const [text, setText] = useState(() => (fen === undefined ? '' : yuanText(fen)));
  const typed = fenOf(text);
  const write = (next: string) => {
    setText(next);
    change(fenOf(next));
  };
  // What came from elsewhere (a draft, an example) replaces the text; what is being typed is left alone.
  const shown = fen !== undefined && fen !== typed ? yuanText(fen) : text;
  const wrong = shown.trim() !== '' && fenOf(shown) === undefined;
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
        prefix="¥"
        suffix={t('form.yuan')}
        value={shown}
        onChange={(event) => write(event.target.value)}
      />
      <p className={wrong ? 'field-error' : 'capital'} role="status">
        {wrong && t('form.notAmount')}
        {fen !== undefined &&
          !wrong &&
          `${formatSigned(fen)}　${t('form.capital', { text: capitalSigned(fen, t('form.negative')) })}`}
      </p>
    </FieldFrame>
  );
}

/** Fen of an amount typed in yuan, thousands separators and sign allowed; undefined for anything else. */
function fenOf(text: string): number | undefined {
  const [, sign = '', digits = ''] = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text.replaceAll(/[,，]/g, '')) ?? [];
  try {
    return sign === '' ? yuanToFen(digits) : -yuanToFen(digits);
  } catch (error) {
    if (error instanceof InvalidAmount) return undefined;
    throw error;
  }
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
