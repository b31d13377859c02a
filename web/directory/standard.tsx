import { useTranslation } from 'react-i18next';
import '../frame/lines.css';
import { useLanguage } from '../words/i18n.ts';
import type { Item } from './queries.ts';
import './words.ts';

/** B01 照料护理 */
export function useItemName(): (item: Item) => string {
  const language = useLanguage();
  return ({ code, nameZh, nameEn }) => `${code} ${language === 'zh' ? nameZh : nameEn}`;
}

/** The indicators of an item. */
export function Standard({ item: { indicators } }: { readonly item: Item }) {
  const { t } = useTranslation('directory');
  const zh = useLanguage() === 'zh';
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('item.indicator.nameZh')}</th>
          <th scope="col">{t('item.indicator.value')}</th>
          <th scope="col">{t('item.indicator.methodZh')}</th>
          <th scope="col">{t('item.indicator.weight')}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ code, nameZh, nameEn, target, unitZh, unitEn, methodZh, methodEn, weight }) => (
          <tr key={code}>
            <th scope="row">{zh ? nameZh : nameEn}</th>
            <td data-label={t('item.indicator.value')}>
              {t(`item.indicator.${target.direction}`)} {target.value} {zh ? unitZh : unitEn}
            </td>
            <td data-label={t('item.indicator.methodZh')}>{zh ? methodZh : methodEn}</td>
            <td data-label={t('item.indicator.weight')}>{weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
