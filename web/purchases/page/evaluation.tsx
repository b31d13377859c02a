import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { PaperLink } from '../../frame/paper-link.tsx';
import { Trouble } from '../../frame/trouble.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { ExpertDraw } from './expert-draw.tsx';
import { useEvaluation, type Evaluation, type Purchase } from './purchase-query.ts';
import '../lot-words.ts';
import './bid-words.ts';

type LotResult = Evaluation['lots'][number];
type EvaluatedBid = LotResult['bids'][number];

/** Points and ranks by lot, each expert's sheet without names, and the draw that anybody can repeat. */
export function EvaluationResult({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch } = useEvaluation(purchase.id, purchase.bidsOpenedAt !== null);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  const lots = data?.lots ?? [];
  return (
    <>
      {lots.length === 0 && (
        <p className="quiet">{t(purchase.openedBy === null ? 'evaluation.beforeOutsider' : 'evaluation.before')}</p>
      )}
      {lots.map((lot) => (
        <LotRanking key={lot.lotId} lot={lot} purchase={purchase} />
      ))}
      {data?.draw && <ExpertDraw draw={data.draw} />}
    </>
  );
}

function LotRanking({ lot, purchase }: { readonly lot: LotResult; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const seq = purchase.lots.find(({ id }) => id === lot.lotId)?.seq;
  const sheets = lot.bids.filter(({ averages }) => averages !== null);
  return (
    <div className="lot-ranking">
      <h3>{t('lots.lot', { seq })}</h3>
      {purchase.openedBy !== null && <PaperLink of={`lots/${lot.lotId}/scores`}>{t('evaluation.paper')}</PaperLink>}
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('evaluation.colRank')}</th>
            <th scope="col">{t('evaluation.colProvider')}</th>
            <th scope="col" className="money">
              {t('evaluation.colCompared')}
            </th>
            <th scope="col" className="money">
              {t('evaluation.colTechnical')}
            </th>
            <th scope="col" className="money">
              {t('evaluation.colPrice')}
            </th>
            <th scope="col" className="money">
              {t('evaluation.colTotal')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lot.bids.map((bid) => (
            <tr key={bid.bidId}>
              <td data-label={t('evaluation.colRank')}>{bid.rank}</td>
              <th scope="row">{bid.provider}</th>
              <td data-label={t('evaluation.colCompared')} className="money">
                {bid.comparedFen === null ? '—' : formatYuan(bid.comparedFen)}
              </td>
              <Points label={t('evaluation.colTechnical')} points={bid.technicalPoints} />
              <Points label={t('evaluation.colPrice')} points={bid.pricePoints} />
              <Points label={t('evaluation.colTotal')} points={bid.totalPoints} />
            </tr>
          ))}
        </tbody>
      </table>
      {sheets.map((bid) => (
        <Sheets key={bid.bidId} bid={bid} purchase={purchase} />
      ))}
    </div>
  );
}

function Points({ label, points }: { readonly label: string; readonly points: number | undefined }) {
  return (
    <td data-label={label} className="money">
      {points === undefined ? '—' : points.toFixed(2)}
    </td>
  );
}

/** One column an expert, one row a criterion. */
function Sheets({ bid, purchase }: { readonly bid: EvaluatedBid; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { provider, averages, experts } = bid;
  const criteria = (purchase.documents?.criteria ?? []).filter(({ kind }) => kind === 'technical');
  const columns = experts.map((_sheet, at) => t('evaluation.expert', { n: at + 1 }));
  return (
    <details>
      <summary>{t('evaluation.sheets', { provider })}</summary>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('evaluation.colCriterion')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="money">
                {column}
              </th>
            ))}
            <th scope="col" className="money">
              {t('evaluation.average')}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ code, titleZh, titleEn, weight }) => (
            <tr key={code}>
              <th scope="row">
                {language === 'zh' ? titleZh : titleEn} <span className="quiet">/ {weight}</span>
              </th>
              {experts.map((sheet, at) => (
                <Points key={columns[at]} label={columns[at]!} points={sheet[code]} />
              ))}
              <Points label={t('evaluation.average')} points={averages?.[code]} />
            </tr>
          ))}
        </tbody>
      </table>
      {experts.length > 0 && <p className="quiet small">{t('evaluation.anonymous')}</p>}
    </details>
  );
}
