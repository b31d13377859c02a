import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/i18n.ts';
import type { Purchase } from './queries.ts';

/** The documents in force: what is needed, and how bids are judged. */
export function PurchaseDocuments({ purchase: { documents, smeReserved } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="purchase-documents">
      <h2 id="purchase-documents">{t('purchase.documents')}</h2>
      {smeReserved && <Alert type="info" showIcon title={t('purchase.smeReserved')} />}
      {documents === null ? (
        <p className="quiet">{t('purchase.documentsNone')}</p>
      ) : (
        <>
          <p className="quiet">{t('purchase.version', { version: documents.version })}</p>
          <h3>{t('purchase.requirements')}</h3>
          <p className="long-text">{documents.requirements}</p>
          {documents.pastContracts > 0 && <p>{t('purchase.pastContracts', { count: documents.pastContracts })}</p>}
          {documents.bidBondPercent > 0 && <p>{t('purchase.bidBond', { percent: documents.bidBondPercent })}</p>}
          {documents.smallDeductionPercent > 0 && (
            <p>{t('purchase.smallDeduction', { percent: documents.smallDeductionPercent })}</p>
          )}
          {documents.performanceBondPercent > 0 && (
            <p>{t('purchase.performanceBond', { percent: documents.performanceBondPercent })}</p>
          )}
          <h3>{t('purchase.criteria')}</h3>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t('purchase.criterion')}</th>
                <th scope="col">{t('purchase.criterionKind')}</th>
                <th scope="col">{t('purchase.weight')}</th>
              </tr>
            </thead>
            <tbody>
              {documents.criteria.map(({ code, titleZh, titleEn, kind, weight }) => (
                <tr key={code}>
                  <th scope="row">{language === 'zh' ? titleZh : titleEn}</th>
                  <td data-label={t('purchase.criterionKind')}>{t(`criterionKind.${kind}`)}</td>
                  <td data-label={t('purchase.weight')}>{weight}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
