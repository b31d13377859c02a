import { useTranslation } from 'react-i18next';
import type { Period, Purchase } from './purchase-query.ts';
import '../lot-words.ts';
import '../period-words.ts';

/** What a period is called; with its lot where there are several. */
export function usePeriodName({ lots }: Purchase): (period: Period) => string {
  const { t } = useTranslation('purchases');
  return ({ code, lotId }) => {
    const name = t(`periods.code.${code}`);
    const lot = lots.find(({ id }) => id === lotId);
    return lot === undefined || lots.length === 1 ? name : `${name} · ${t('lots.lot', { seq: lot.seq })}`;
  };
}

/** How long a period is, in the words of its rule. */
export function usePeriodLength(): (period: Period) => string {
  const { t } = useTranslation('purchases');
  return ({ code, limit, bound }) => {
    if (limit === null) return t(code === 'service' ? 'periods.byContract' : 'periods.steps');
    const length = t(`periods.unit.${limit.unit}`, { count: limit.count });
    return t(bound === 'min' ? 'periods.atLeast' : bound === 'max' ? 'periods.atMost' : 'periods.exactly', { length });
  };
}
