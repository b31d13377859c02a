import { CheckCircleFilled, CloseCircleFilled, LockOutlined, RollbackOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import type { Opening } from './opening-query.ts';

type Bid = NonNullable<Opening['bids']>[number];

const ICONS = {
  sealed: LockOutlined,
  opened: CheckCircleFilled,
  refused: CloseCircleFilled,
  returned: RollbackOutlined,
} as const;

const REFUSALS = ['above-ceiling', 'unreadable', 'header', 'hash'] as const;

/** Envelope after envelope, as each is opened. */
export function BidsPart({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const bids = opening.bids ?? [];
  const done = bids.filter(({ state }) => state !== 'sealed').length;
  const ownOnly = !opening.purchase.tender && bids.every(({ own }) => own);
  return (
    <section className="hall-card" aria-labelledby="hall-bids">
      <h2 id="hall-bids">{t('bids')}</h2>
      {opening.state === 'opening' && (
        <>
          <p role="status">{t('bidsSummary', { done, all: bids.length })}</p>
          <progress className="hall-progress" aria-label={t('bids')} max={bids.length} value={done} />
          <p className="quiet">{t('bidsAtOnce')}</p>
        </>
      )}
      {ownOnly && <p className="quiet">{t('bidsOwn')}</p>}
      {bids.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t('colLot')}</th>
              <th scope="col">{t('colProvider')}</th>
              <th scope="col" className="money">
                {t('colPrice')}
              </th>
              <th scope="col">{t('colState')}</th>
              <th scope="col">{t('colHash')}</th>
            </tr>
          </thead>
          <tbody>
            {bids.map((bid) => (
              <BidLine key={bid.bidId} bid={bid} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function BidLine({ bid: { lot, provider, priceFen, state, refusalReason, envelopeHash, own } }: { readonly bid: Bid }) {
  const { t } = useTranslation('opening');
  const Icon = ICONS[state];
  const known = REFUSALS.find((code) => code === refusalReason);
  return (
    <tr>
      <td data-label={t('colLot')}>{t('lot', { lot })}</td>
      <td data-label={t('colProvider')}>
        {provider ?? (state === 'returned' ? '—' : t('notYet'))} {own && <span className="tag">{t('ownBid')}</span>}
      </td>
      <td data-label={t('colPrice')} className="money">
        {priceFen === null ? '—' : formatYuan(priceFen)}
      </td>
      <td data-label={t('colState')} className={`hall-bid-${state}`}>
        <Icon aria-hidden /> {t(`bid.${state}`)}
        {state === 'refused' && refusalReason !== null && (
          <span className="line-below">{known ? t(`refusal.${known}`) : refusalReason}</span>
        )}
      </td>
      <td data-label={t('colHash')}>
        <code className="hash" title={envelopeHash}>
          {envelopeHash.slice(0, 16)}…
        </code>
      </td>
    </tr>
  );
}
