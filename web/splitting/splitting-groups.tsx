import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { METHODS, type MethodCode } from '../../domain/procurement/methods.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Splitting } from './splitting-query.ts';
import './words.ts';

/** Every group with the purchases that add up, each leading to its page. */
export function SplittingGroups({ groups }: { readonly groups: readonly Splitting[] }) {
  const { t } = useTranslation('splitting');
  const language = useLanguage();
  return groups.map(({ buyer, item, sumFen, limitFen, purchases }) => (
    <div key={`${buyer}/${item.code}`} className="splitting-group">
      <p>
        <strong>
          {t('group', {
            item: `${item.code} ${language === 'zh' ? item.nameZh : item.nameEn}`,
            count: purchases.length,
            sum: formatYuan(sumFen),
            limit: formatYuan(limitFen),
          })}
        </strong>{' '}
        <span className="quiet">{buyer}</span>
      </p>
      <ul className="case-list">
        {purchases.map(({ id, number, name, method, fen, fundSource }) => (
          <li key={id}>
            <Link to={`/purchases/${id}`}>{number}</Link> {name} · {METHODS[method as MethodCode].title[language]} ·{' '}
            {formatYuan(fen)} <span className="quiet small">{t('fundSource', { source: fundSource })}</span>
          </li>
        ))}
      </ul>
    </div>
  ));
}
