import { useTranslation } from 'react-i18next';
import type { Schema } from './schema.ts';
import './words.ts';

interface Properties {
  readonly parts: readonly unknown[];
  readonly sum: NonNullable<Schema['x-sum']>;
}

/** The arithmetic that nobody should do by hand; more than there may be, or another sum than there must be, stands out. */
export function SumLine({ parts, sum: { most, exact } }: Properties) {
  const { t } = useTranslation('form');
  // Points have two decimals: summed as hundredths, so that 0.1 + 0.2 is 0.3.
  const hundredths = parts.reduce<number>(
    (total, part) => total + (typeof part === 'number' ? Math.round(part * 100) : 0),
    0,
  );
  const sum = hundredths / 100;
  const wrong = sum > most || (exact === true && sum !== most);
  return (
    <p className={wrong ? 'sum sum-wrong' : 'sum'} role="status">
      {t('sumOf', { sum, most })}
    </p>
  );
}
