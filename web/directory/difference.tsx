import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import '../purchases/purchases.css';
import { useLanguage } from '../words/i18n.ts';
import { Standard, useItemName } from './standard.tsx';
import type { EditionDetail, Item } from './queries.ts';
import './words.ts';

/** What is added, changed and retired, item by item. */
export function Difference({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const { before, added, changed, retired } = edition;
  const same = added.length + changed.length + retired.length === 0;
  return (
    <section className="case-panel" aria-labelledby="difference">
      <h2 id="difference">
        {before === null
          ? t('difference.first')
          : t('difference.title', { label: before.label, from: before.effectiveFrom })}
      </h2>
      <p role="status">
        {same
          ? t('difference.none')
          : t('difference.count', {
              ...{ added: added.length, changed: changed.length, retired: retired.length },
            })}
      </p>
      <Items title={t('difference.added')} items={added} />
      {changed.length > 0 && (
        <>
          <h3>{t('difference.changed')}</h3>
          <ul>
            {changed.map((item) => (
              <Changed key={item.after.code} item={item} />
            ))}
          </ul>
        </>
      )}
      <Items title={t('difference.retired')} items={retired} />
    </section>
  );
}

function Items({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  const name = useItemName();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.code}>{name(item)}</li>
        ))}
      </ul>
    </>
  );
}

function Changed({ item: { before, after, parts } }: { readonly item: EditionDetail['changed'][number] }) {
  const { t } = useTranslation('directory');
  const language = useLanguage();
  const name = useItemName();
  const texts = parts.filter((part) => part !== 'indicators');
  const text = (item: Item, part: (typeof texts)[number]) =>
    part === 'class' ? t(`items.${item.class}`) : item[`${part}${language === 'zh' ? 'Zh' : 'En'}`];
  return (
    <li>
      {name(after)}：{parts.map((part) => t(`difference.part.${part}`)).join('、')}
      {texts.map((part) => (
        <p key={part}>
          <del>{t('difference.was', { text: text(before, part) })}</del>
          <br />
          <ins>{t('difference.now', { text: text(after, part) })}</ins>
        </p>
      ))}
      {parts.includes('indicators') && (
        <>
          <p>{t('difference.was', { text: '' })}</p>
          <Standard item={before} />
          <p>{t('difference.now', { text: '' })}</p>
          <Standard item={after} />
        </>
      )}
    </li>
  );
}

/** They keep their edition: this only shows whom to tell. */
export function TouchedPurchases({ purchases: { count, items } }: Pick<EditionDetail, 'purchases'>) {
  const { t } = useTranslation('directory');
  return (
    <section className="case-panel" aria-labelledby="touched">
      <h2 id="touched">{t('purchases.title')}</h2>
      <p>{count === 0 ? t('purchases.none') : t('purchases.about', { count })}</p>
      {count > 0 && (
        <table className="lines">
          <thead>
            <tr>
              {(['number', 'edition', 'items'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`purchases.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, number, name, edition, items: codes }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/purchases/${id}`}>{name}</Link>
                  <span className="line-below">
                    <code>{number}</code>
                  </span>
                </th>
                <td data-label={t('purchases.edition')}>{edition}</td>
                <td data-label={t('purchases.items')}>{codes.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {count > items.length && <p className="quiet">{t('purchases.firstOnly', { count: items.length })}</p>}
    </section>
  );
}
