import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import { looksSplit } from '../../domain/procurement/splitting.ts';
import { useLimitFigures } from '../projects/queries.ts';
import type { PurchaseDraft } from '../purchases/new/draft.ts';
import { useLanguage } from '../words/i18n.ts';
import { useRunningTotals } from './splitting-query.ts';
import './words.ts';

/** Before a purchase is opened: what it would add up to with those of the year (PL-08). Nothing where nothing looks split. */
export function DraftSplitting({ draft }: { readonly draft: PurchaseDraft }) {
  const { t } = useTranslation('splitting');
  const language = useLanguage();
  const { openTenderFen: limitFen } = useLimitFigures();
  const { data: totals } = useRunningTotals(draft.budgetYear);
  if (totals === undefined || limitFen === undefined) return null;
  if (draft.method === 'open-tender' || draft.atThreshold || (draft.budgetFen ?? 0) >= limitFen) return null;
  const found = totals.items.flatMap(({ item, sumFen, purchases }) => {
    const own = draft.lots
      .filter(({ catalogueItems }) => catalogueItems.includes(item.code))
      .reduce((sum, lot) => sum + (lot.budgetFen ?? 0), 0);
    const all = { purchases: purchases.length + 1, sumFen: sumFen + own };
    return own > 0 && looksSplit(all, limitFen)
      ? [{ item, own, purchases, ...{ count: all.purchases, sum: all.sumFen } }]
      : [];
  });
  if (found.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={`${t('draftTitle')}（PL-08）`}
      description={
        <>
          {found.map(({ item, own, purchases, count, sum }) => (
            <div key={item.code}>
              <p>
                {t('withDraft', {
                  item: `${item.code} ${language === 'zh' ? item.nameZh : item.nameEn}`,
                  own: formatYuan(own),
                  ...{ count, sum: formatYuan(sum), limit: formatYuan(limitFen) },
                })}
              </p>
              <ul className="case-list">
                {purchases.map(({ id, number, name, fen }) => (
                  <li key={id}>
                    {number} {name} · {formatYuan(fen)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p>{t('draftAdvice')}</p>
        </>
      }
    />
  );
}
