import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ExportButton } from '../exports/export-button.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { PurchaseFilters } from './purchase-filters.tsx';
import { PurchaseLine } from './purchase-line.tsx';
import {
  isFiltered,
  NO_FILTER,
  textsOf,
  usePurchaseFilter,
  usePurchases,
  useRegions,
  type ListedPurchase,
} from './purchases-query.ts';
import './purchases.css';
import './list-words.ts';

/** Every purchase in the own scope, the newest first, with what each waits for. */
export default function PurchasesPage() {
  const { t } = useTranslation('purchases');
  const { roles } = useSignedIn();
  const [filter, change] = usePurchaseFilter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePurchases(filter);
  const purchases = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('list.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('list.title')}</h1>
        {purchases && (
          <p className="page-summary" role="status">
            {t(hasNextPage ? 'list.countMore' : 'list.count', { count: purchases.length })}
          </p>
        )}
        {roles.includes('officer') && (
          <Link className="page-head-end link-button" to="/purchases/new">
            <PlusOutlined aria-hidden /> {t('list.open')}
          </Link>
        )}
      </div>
      <PurchaseFilters filter={filter} change={change} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!purchases && !error && <Waiting what={t('list.loading')} />}
      {purchases?.length === 0 && (
        <Nothing filtered={isFiltered(filter)} roles={roles} clear={() => change(NO_FILTER)} />
      )}
      {purchases && purchases.length > 0 && <Lines purchases={purchases} />}
      {purchases && purchases.length > 0 && (
        <ExportButton kind="purchases" title={t('list.title')} filter={textsOf(filter)} />
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'list.loadingMore' : 'list.more')}
        </Button>
      )}
    </>
  );
}

interface NothingProperties {
  readonly filtered: boolean;
  readonly roles: readonly string[];
  readonly clear: () => void;
}

function Nothing({ filtered, roles, clear }: NothingProperties) {
  const { t } = useTranslation('purchases');
  const none = roles.includes('provider')
    ? t('list.emptyProvider')
    : roles.includes('expert')
      ? t('list.emptyExpert')
      : t('list.empty');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={filtered ? t('list.emptyFiltered') : none}>
      {filtered && <Button onClick={clear}>{t('list.clear')}</Button>}
    </Empty>
  );
}

function Lines({ purchases }: { readonly purchases: readonly ListedPurchase[] }) {
  const { t } = useTranslation('purchases');
  const regions = (useRegions().data?.items.length ?? 0) > 1;
  return (
    <table className="lines purchases">
      <thead>
        <tr>
          <th scope="col">{t('list.colPurchase')}</th>
          <th scope="col">{t('list.colStage')}</th>
          <th scope="col">{t('list.colNext')}</th>
          <th scope="col">{t('list.colDue')}</th>
          <th scope="col" className="money">
            {t('list.colBudget')}
          </th>
          {regions && <th scope="col">{t('list.colRegion')}</th>}
        </tr>
      </thead>
      <tbody>
        {purchases.map((purchase) => (
          <PurchaseLine key={purchase.id} purchase={purchase} regions={regions} />
        ))}
      </tbody>
    </table>
  );
}
