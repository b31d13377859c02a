import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { SplittingGroups } from './splitting-groups.tsx';
import { usePurchaseSplitting } from './splitting-query.ts';
import './words.ts';

/** A warning where the purchase looks like a part of one that was split (PL-08); nothing elsewhere. */
export function PurchaseSplitting({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('splitting');
  const { data } = usePurchaseSplitting(purchaseId);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div id="splitting">
      <Alert
        type="warning"
        showIcon
        className="hold"
        title={`${t('title')}（PL-08）`}
        description={
          <>
            <p>{t('rule')}</p>
            <SplittingGroups groups={data.items} />
          </>
        }
      />
    </div>
  );
}
