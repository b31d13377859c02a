import { Button, Empty, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { PurchaseLines } from './purchase-lines.tsx';
import { usePurchases } from './queries.ts';

/** Every announced purchase; those that take bids now come first. The filters live in the address. */
export default function ProviderPurchases() {
  const { t } = useTranslation('provider');
  const [query, setQuery] = useSearchParams();
  const open = query.get('all') !== 'true';
  const q = query.get('q') ?? '';
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePurchases({ open, q });
  const purchases = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('purchases.title'));
  const show = (next: { open?: boolean; q?: string }) => {
    const wanted = { open, q, ...next };
    setQuery(
      { ...(wanted.open ? {} : { all: 'true' }), ...(wanted.q === '' ? {} : { q: wanted.q }) },
      { replace: true },
    );
  };
  return (
    <>
      <div className="page-head">
        <h1>{t('purchases.title')}</h1>
      </div>
      <div className="list-filters">
        <Segmented
          aria-label={t('purchases.title')}
          value={open ? 'open' : 'all'}
          onChange={(value) => show({ open: value === 'open' })}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(`purchases.${value}`) }))}
        />
        <Input.Search
          className="filter-search"
          aria-label={t('purchases.search')}
          placeholder={t('purchases.search')}
          allowClear
          defaultValue={q}
          onSearch={(text) => show({ q: text.trim() })}
        />
      </div>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!purchases && !error && <Waiting what={t('purchases.loading')} />}
      {purchases?.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(open && q === '' ? 'home.purchasesNone' : 'purchases.none')}
        />
      )}
      {purchases && purchases.length > 0 && <PurchaseLines purchases={purchases} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('purchases.more')}
        </Button>
      )}
    </>
  );
}
