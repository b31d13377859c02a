import { LockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { Link } from 'react-router';
import { PaperLink } from '../../frame/paper-link.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { instantText } from './dates.ts';
import type { Purchase } from './purchase-query.ts';
import '../lot-words.ts';
import './bid-words.ts';

type Bid = NonNullable<Purchase['bids']>[number];

/** The opening record; before the opening the reason why there is none, whoever asks and whatever there is (M87 28). */
export function Bids({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { may } = useSignedIn();
  const enters = may.some(({ action, subject }) => action === 'read' && subject === 'Opening');
  const hall = enters && purchase.bidDeadline !== null && (
    <Link to={`/purchases/${purchase.id}/opening`}>{t('bids.hall')}</Link>
  );
  const { bids, bidsOpenedAt, notices, openedBy } = purchase;
  if (bids === null || bidsOpenedAt === null) {
    return (
      <div className="sealed">
        <LockOutlined aria-hidden />
        <p>
          <strong>{t('bids.sealed')}</strong> {t('bids.sealedWhy')} {hall}
        </p>
      </div>
    );
  }
  const published = notices.some(({ kind }) => kind === 'result-notice');
  const opened = notices.find(({ kind }) => kind === 'opening-record')?.publishedAt ?? bidsOpenedAt;
  return (
    <>
      <p>
        {t('bids.openedAt', { at: instantText(opened) })}
        {openedBy === null && !published && ` ${t('bids.ownOnly')}`}{' '}
        {openedBy !== null && <PaperLink of={`purchases/${purchase.id}/opening`}>{t('bids.paper')}</PaperLink>} {hall}
      </p>
      {bids.length === 0 ? <p className="quiet">{t('bids.none')}</p> : <OpeningTable purchase={purchase} bids={bids} />}
      {bids.length > 0 && <p className="quiet small">{t('bids.hashNote')}</p>}
    </>
  );
}

function OpeningTable({ purchase, bids }: { readonly purchase: Purchase; readonly bids: readonly Bid[] }) {
  const { t } = useTranslation('purchases');
  const lastOffers = bids.some(({ lastPriceFen }) => lastPriceFen !== null);
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('bids.colProvider')}</th>
          <th scope="col">{t('bids.colLot')}</th>
          <th scope="col" className="money">
            {t('bids.colPrice')}
          </th>
          {lastOffers && (
            <th scope="col" className="money">
              {t('bids.colLast')}
            </th>
          )}
          <th scope="col">{t('bids.colQualified')}</th>
          <th scope="col">{t('bids.colRank')}</th>
          <th scope="col">{t('bids.colHash')}</th>
        </tr>
      </thead>
      <tbody>
        {bids.map((bid) => (
          <BidLine key={bid.id} bid={bid} purchase={purchase} lastOffers={lastOffers} />
        ))}
      </tbody>
    </table>
  );
}

interface BidProperties {
  readonly bid: Bid;
  readonly purchase: Purchase;
  readonly lastOffers: boolean;
}

function BidLine({ bid, purchase, lastOffers }: BidProperties) {
  const { t } = useTranslation('purchases');
  const lot = purchase.lots.find(({ id }) => id === bid.lotId);
  return (
    <tr>
      <th scope="row">
        {bid.provider.name}
        {bid.consortium.map(({ name, work, sharePercent }) => (
          <span key={name} className="line-below">
            {t('bids.member', { name, work, percent: sharePercent })}
          </span>
        ))}
      </th>
      <td data-label={t('bids.colLot')}>{t('lots.lot', { seq: lot?.seq })}</td>
      <td data-label={t('bids.colPrice')} className="money">
        {bid.priceFen === null ? t('bids.unreadable') : formatYuan(bid.priceFen)}
      </td>
      {lastOffers && (
        <td data-label={t('bids.colLast')} className="money">
          {bid.lastPriceFen === null ? '—' : formatYuan(bid.lastPriceFen)}
        </td>
      )}
      <td data-label={t('bids.colQualified')}>
        <Qualified bid={bid} />
        <Bond bid={bid} />
      </td>
      <td data-label={t('bids.colRank')}>
        {bid.rank === null ? '—' : bid.rank}
        {bid.totalPoints !== null && (
          <span className="line-below">
            {t('bids.colPoints')} {bid.totalPoints.toFixed(2)}
          </span>
        )}
      </td>
      <td data-label={t('bids.colHash')}>
        <code className="hash" title={bid.envelopeHash}>
          {bid.envelopeHash.slice(0, 12)}…
        </code>
      </td>
    </tr>
  );
}

/** What the bidder put up, and what became of it. */
function Bond({ bid: { bond } }: { readonly bid: Bid }) {
  const { t } = useTranslation('purchases');
  if (bond === null) return null;
  const text = t(`bids.bond.${bond.state}`, { amount: formatYuan(bond.amountFen) });
  return (
    <span className="line-below">
      {text}
      {bond.reason !== null && `：${bond.reason}`}
    </span>
  );
}

function Qualified({ bid: { qualified, refusalReason } }: { readonly bid: Bid }) {
  const { t } = useTranslation('purchases');
  if (qualified === null) return t('bids.notExamined');
  if (qualified) return t('bids.qualified');
  const reason = refusalReason === 'withdrawn' ? t('bids.withdrawn') : (refusalReason ?? '—');
  return t('bids.refused', { reason });
}
