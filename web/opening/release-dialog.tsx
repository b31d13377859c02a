import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';
import { KeyChoice, type ChosenKey } from './key-choice.tsx';
import { ShareFault } from './share-fault.tsx';
import type { OwnShare } from './share-work.ts';
import { useCheck, useRelease } from './use-share.ts';

interface Properties {
  readonly share: OwnShare;
  readonly close: () => void;
}

/** Gives the share: what happens, the key, and then it is done for good. */
export function ReleaseDialog({
  purchaseId,
  share,
  taskId,
  close,
  done,
}: Properties & { readonly purchaseId: string; readonly taskId: string; readonly done: () => void }) {
  const { t } = useTranslation('opening');
  const [key, setKey] = useState<ChosenKey>({});
  const { mutate, isPending, error } = useRelease(purchaseId, share, taskId);
  return (
    <Dialog
      title={t('releaseTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate(key, { onSuccess: done })}>
            {t(isPending ? 'releasing' : 'releaseNow')}
          </Button>
        </>
      }
    >
      <p>{t('releaseText')}</p>
      <KeyChoice share={share} chosen={key} choose={setKey} />
      <ShareFault error={error} />
    </Dialog>
  );
}

/** Whether the holder's key still opens the share: better known a week before the opening than at it. */
export function CheckDialog({ share, close }: Properties) {
  const { t } = useTranslation('opening');
  const [key, setKey] = useState<ChosenKey>({});
  const { mutate, isPending, isSuccess, error } = useCheck(share);
  return (
    <Dialog
      title={t('check')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate(key)}>
            {t('check')}
          </Button>
        </>
      }
    >
      <KeyChoice share={share} chosen={key} choose={setKey} />
      <div role="status">{isSuccess && <Alert type="success" showIcon title={t('checked')} />}</div>
      <ShareFault error={error} />
    </Dialog>
  );
}
