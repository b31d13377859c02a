import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { useLanguage } from '../../words/i18n.ts';
import { LotChip } from '../stage-chip.tsx';
import { useCatalogue, type Purchase } from './purchase-query.ts';
import '../lot-words.ts';

type Lot = Purchase['lots'][number];

/** What is bought, for whom, for how much, and how each lot stands. */
export function Lots({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('lots.colLot')}</th>
          <th scope="col">{t('lots.colItems')}</th>
          <th scope="col">{t('lots.colTownships')}</th>
          <th scope="col" className="money">
            {t('lots.colBudget')}
          </th>
          <th scope="col">{t('lots.colTerm')}</th>
          <th scope="col">{t('lots.colState')}</th>
        </tr>
      </thead>
      <tbody>
        {purchase.lots.map((lot) => (
          <LotLine key={lot.id} lot={lot} known={purchase.items} />
        ))}
      </tbody>
    </table>
  );
}

function LotLine({ lot, known }: { readonly lot: Lot; readonly known: Purchase['items'] }) {
  const { t } = useTranslation('purchases');
  const term = useTerm();
  const items = useNamesOf(known);
  return (
    <tr>
      <th scope="row">
        {t('lots.lot', { seq: lot.seq })}
        <span className="line-below">{lot.name}</span>
      </th>
      <td data-label={t('lots.colItems')}>{lot.catalogueItems.map(items).join('、')}</td>
      <td data-label={t('lots.colTownships')}>
        {lot.townships.length === 0 ? t('lots.noTownship') : lot.townships.join('、')}
      </td>
      <td data-label={t('lots.colBudget')} className="money">
        {formatYuan(lot.budgetFen)}
        <span className="line-below">
          {t('lots.colCeiling')} {lot.ceilingFen === null ? t('lots.noCeiling') : formatYuan(lot.ceilingFen)}
        </span>
      </td>
      <td data-label={t('lots.colTerm')}>{term(lot.term)}</td>
      <td data-label={t('lots.colState')}>
        <LotChip state={lot.state} />
        {lot.failureRule !== null && <span className="line-below">{t('lots.failed', { rule: lot.failureRule })}</span>}
      </td>
    </tr>
  );
}

/** What the items of the directory in force are called, by code. */
export function useItemNames(): (code: string) => string {
  return useNamesOf(useCatalogue().data?.items ?? []);
}

function useNamesOf(items: Purchase['items']): (code: string) => string {
  const language = useLanguage();
  return (code) => {
    const item = items.find((candidate) => candidate.code === code);
    return item ? `${language === 'zh' ? item.nameZh : item.nameEn}（${code}）` : code;
  };
}

/** A term of service in words. */
export function useTerm(): (term: Lot['term']) => string {
  const { t } = useTranslation('purchases');
  return (term) => {
    if ('months' in term) return t('lots.months', { count: term.months });
    if ('days' in term) return t('lots.days', { count: term.days });
    if ('workingDays' in term) return t('lots.workingDays', { count: term.workingDays });
    return t('lots.until', { on: term.until });
  };
}
