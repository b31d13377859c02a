import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../connection/client.ts';
import { Dialog } from '../../frame/dialog.tsx';
import { TroubleText } from '../../frame/trouble.tsx';
import type { OwnBid } from './receipt.ts';

interface Properties {
  readonly purchaseId: string;
  readonly bid: OwnBid;
  readonly close: () => void;
}

/** Says what taking a bid back means, and does it (EV-23). */
export function WithdrawDialog({ purchaseId, bid: { bidId }, close }: Properties) {
  const { t } = useTranslation('provider');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/purchases/{purchaseId}/bids/{bidId}/withdraw', { params: { path: { purchaseId, bidId } } }),
      ),
    onSuccess: () => {
      void message.success(t('withdraw.done'));
      close();
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['purchase', purchaseId, 'own-bids'] }),
        client.invalidateQueries({ queryKey: ['own-bids'] }),
      ]),
  });
  return (
    <Dialog
      title={t('withdraw.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('withdraw.cancel')}</Button>
          <Button danger type="primary" disabled={isPending} onClick={() => mutate()}>
            {t(isPending ? 'withdraw.busy' : 'withdraw.confirm')}
          </Button>
        </>
      }
    >
      <ul className="sentences">
        <li>{t('withdraw.what')}</li>
        <li>{t('withdraw.again')}</li>
        <li>{t('withdraw.silent')}</li>
      </ul>
      <div role="alert">
        {error && (
          <Alert type="error" showIcon title={t('withdraw.refused')} description={<TroubleText error={error} />} />
        )}
      </div>
    </Dialog>
  );
}
