import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalAmount, formatYuan } from '../../../domain/money.ts';
import { METHODS } from '../../../domain/procurement/methods.ts';
import { Earmarks } from '../../earmark/earmarks.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { instantText } from './dates.ts';
import type { Purchase } from './purchase-query.ts';
import './page-words.ts';

/** Number, method, money and people: what a colleague asks for on the telephone. */
export function PurchaseFacts({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { bidDeadline, budgetFen, intentionUntil } = purchase;
  return (
    <dl className="purchase-facts">
      <Fact name={t('page.number')}>
        <code>{purchase.number}</code>
      </Fact>
      <Fact name={t('page.method')}>{METHODS[purchase.method].title[language]}</Fact>
      <Fact name={t('page.buyer')}>{purchase.buyer.name}</Fact>
      <Fact name={t('page.region')}>{purchase.regionName}</Fact>
      <Fact name={t('page.budget')}>
        {formatYuan(budgetFen)}
        <span className="quiet"> {capitalAmount(budgetFen)}</span>
      </Fact>
      <Fact name={t('page.year')}>{purchase.budgetYear}</Fact>
      <Fact name={t('page.fund')}>
        {purchase.fundSource}
        <Earmarks earmarks={purchase.earmarks} />
      </Fact>
      {purchase.smeReserved && (
        <Fact name={t('page.reserve')}>
          {t('page.reserved')} <code>PL-15</code>
        </Fact>
      )}
      {purchase.designers.length > 0 && (
        <Fact name={t('page.designers')}>
          {purchase.designers.map(({ name }) => name).join('、')} <code>PB-12</code>
        </Fact>
      )}
      {purchase.edition !== null && (
        <Fact name={t('page.edition')}>{t('page.editionName', { label: purchase.edition.label })}</Fact>
      )}
      {purchase.openedBy !== null && (
        <Fact name={t('page.openedBy')}>
          {purchase.openedBy}
          <span className="quiet"> {instantText(purchase.createdAt)}</span>
        </Fact>
      )}
      {intentionUntil !== null && (
        <Fact name={t('page.intention')}>
          {t('page.intentionUntil', { at: instantText(intentionUntil) })} <code>PL-14</code>
        </Fact>
      )}
      {bidDeadline !== null && <Fact name={t('page.deadline')}>{instantText(bidDeadline.legal)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
