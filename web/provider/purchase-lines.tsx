import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { PURCHASE_STATE_LABELS, STAGE_LABELS } from '../../domain/procurement/stages.ts';
import { useLanguage } from '../words/i18n.ts';
import { DeadlineClock } from './deadline-clock.tsx';
import { useAllOwnBids, type PurchaseItem } from './queries.ts';

/** Announced purchases as lines: what, for whom, until when. */
export function PurchaseLines({ purchases }: { readonly purchases: readonly PurchaseItem[] }) {
  const { t } = useTranslation('provider');
  const { data } = useAllOwnBids();
  const standing = (data?.pages ?? []).flatMap(({ items }) => items).filter(({ state }) => state === 'current');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('purchases.name')}</th>
          <th scope="col">{t('purchases.budget')}</th>
          <th scope="col">{t('purchases.deadline')}</th>
        </tr>
      </thead>
      <tbody>
        {purchases.map((purchase) => (
          <PurchaseLine
            key={purchase.id}
            purchase={purchase}
            bids={standing.filter((bid) => bid.purchase.id === purchase.id).length}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProperties {
  readonly purchase: PurchaseItem;
  /** The own ones in force, over its lots. */
  readonly bids: number;
}

function PurchaseLine({ purchase, bids }: LineProperties) {
  const { t } = useTranslation('provider');
  const { id, number, name, buyer, budgetFen, bidDeadline } = purchase;
  const taking = purchase.stage === 'bidding' && purchase.state === 'running' && bidDeadline !== null;
  return (
    <tr>
      <th scope="row">
        <Link to={`/provider/purchases/${id}`}>{name}</Link>
        <span className="line-about">
          {buyer.name} · <code>{number}</code> ·{' '}
          <Link to={`/purchases/${id}/challenge`}>{t('purchases.challenge')}</Link>
          {bids > 0 && <span className="tag purchase-bids">{t('purchases.bidding', { count: bids })}</span>}
        </span>
      </th>
      <td className="amount" data-label={t('purchases.budget')}>
        {formatYuan(budgetFen)}
      </td>
      <td data-label={t(taking ? 'purchases.deadline' : 'purchases.stage')}>
        {taking ? <DeadlineClock deadline={bidDeadline} /> : <PurchaseProgress purchase={purchase} />}
      </td>
    </tr>
  );
}

/** How far a purchase is, or how it ended. */
export function PurchaseProgress({
  purchase: { stage, state },
}: {
  readonly purchase: Pick<PurchaseItem, 'stage' | 'state'>;
}) {
  const language = useLanguage();
  return <>{(state === 'running' ? STAGE_LABELS[stage] : PURCHASE_STATE_LABELS[state])[language]}</>;
}
