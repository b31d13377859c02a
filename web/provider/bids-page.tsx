import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { PurchaseProgress } from './purchase-lines.tsx';
import { useAllOwnBids } from './queries.ts';
import { second } from './when.ts';

/** Every bid of this organisation, with its receipt and how the purchase went on. */
export default function ProviderBids() {
  const { t } = useTranslation('provider');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAllOwnBids();
  const bids = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('bids.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('bids.title')}</h1>
      </div>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!bids && !error && <Waiting what={t('bids.loading')} />}
      {bids?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('bids.none')} />}
      {bids && bids.length > 0 && (
        <table className="lines part">
          <thead>
            <tr>
              {(['purchase', 'lot', 'state', 'progress', 'receipt'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`bids.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bids.map(({ bidId, lotName, state, receivedAt, withdrawnAt, purchase }) => (
              <tr key={bidId}>
                <th scope="row">
                  <Link to={`/provider/purchases/${purchase.id}`}>{purchase.name}</Link>
                  <span className="line-about">
                    <code>{purchase.number}</code>
                  </span>
                </th>
                <td data-label={t('bids.lot')}>{lotName}</td>
                <td data-label={t('bids.state')}>
                  {t(`bidState.${state}`, { at: second(withdrawnAt ?? receivedAt) })}
                </td>
                <td data-label={t('bids.progress')}>
                  <PurchaseProgress purchase={purchase} />
                </td>
                <td data-label={t('bids.receipt')}>
                  <Link to={`/provider/purchases/${purchase.id}/receipts/${bidId}`}>{t('bidAct.receipt')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('purchases.more')}
        </Button>
      )}
    </>
  );
}
