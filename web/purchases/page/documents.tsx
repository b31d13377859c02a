import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../words/i18n.ts';
import { instantText } from './dates.ts';
import type { Purchase } from './purchase-query.ts';
import './notice-words.ts';

type Version = NonNullable<Purchase['documents']>;

/** The procurement documents in force, and what they were before they were mended. */
export function Documents({ purchase: { documents, earlierDocuments } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  if (documents === null) return <p className="quiet">{t('documents.none')}</p>;
  return (
    <>
      <OneVersion document={documents} current />
      {earlierDocuments.length > 0 && (
        <details>
          <summary>{t('documents.earlier', { count: earlierDocuments.length })}</summary>
          {earlierDocuments.map((document) => (
            <OneVersion key={document.version} document={document} />
          ))}
        </details>
      )}
    </>
  );
}

function OneVersion({ document, current = false }: { readonly document: Version; readonly current?: boolean }) {
  const { t } = useTranslation('purchases');
  return (
    <div className="document">
      <h3>
        {t('documents.version', { version: document.version })}
        {current && <span className="chip chip-closed">{t('documents.current')}</span>}
        <time dateTime={document.createdAt}>{t('documents.at', { at: instantText(document.createdAt) })}</time>
      </h3>
      <h4>{t('documents.requirements')}</h4>
      <p className="long-text">{document.requirements}</p>
      <Bonds document={document} />
      <Criteria document={document} />
    </div>
  );
}

/** What bidders show and put up, and whose prices are reduced (PL-13, PB-08, CO-05, PL-16). */
function Bonds({
  document: { pastContracts, bidBondPercent, smallDeductionPercent, performanceBondPercent },
}: {
  readonly document: Version;
}) {
  const { t } = useTranslation('purchases');
  return (
    <>
      {pastContracts > 0 && <p>{t('documents.pastContracts', { count: pastContracts })}</p>}
      {bidBondPercent > 0 && <p>{t('documents.bidBond', { percent: bidBondPercent })}</p>}
      {smallDeductionPercent > 0 && <p>{t('documents.smallDeduction', { percent: smallDeductionPercent })}</p>}
      {performanceBondPercent > 0 && <p>{t('documents.performanceBond', { percent: performanceBondPercent })}</p>}
    </>
  );
}

function Criteria({ document: { criteria } }: { readonly document: Version }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <table className="lines narrow">
      <caption>{t('documents.criteria')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('documents.colCriterion')}</th>
          <th scope="col">{t('documents.colKind')}</th>
          <th scope="col" className="money">
            {t('documents.colWeight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ code, titleZh, titleEn, kind, weight }) => (
          <tr key={code}>
            <th scope="row">{language === 'zh' ? titleZh : titleEn}</th>
            <td data-label={t('documents.colKind')}>{t(`documents.${kind}`)}</td>
            <td data-label={t('documents.colWeight')} className="money">
              {weight}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('documents.total')}
          </th>
          <td className="money">{criteria.reduce((sum, { weight }) => sum + weight, 0)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
