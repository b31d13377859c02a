import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { KeyChoice, type ChosenKey } from './key-choice.tsx';
import { ShareFault } from './share-fault.tsx';
import type { OwnShare } from './share-work.ts';
import { useHandOn, useSuccessors } from './use-share.ts';

interface Properties {
  readonly purchaseId: string;
  readonly share: OwnShare;
  readonly close: () => void;
  readonly done: () => void;
}

const SHORTEST_REASON = 4;

/** To whom, why, and with which key; the share itself passes through this browser only. */
export function HandOnDialog({ purchaseId, share, close, done }: Properties) {
  const { t } = useTranslation('opening');
  const { data, error: unread, refetch } = useSuccessors(purchaseId);
  const [key, setKey] = useState<ChosenKey>({});
  const [successorId, setSuccessorId] = useState('');
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useHandOn(purchaseId, share);
  const successor = data?.items.find(({ id }) => id === successorId);
  const ready = successor !== undefined && reason.trim().length >= SHORTEST_REASON;
  return (
    <Dialog
      title={t('handOnTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={isPending || !ready}
            onClick={() => ready && mutate({ key, successor, reason: reason.trim() }, { onSuccess: done })}
          >
            {t('handOnNow')}
          </Button>
        </>
      }
    >
      <p>{t('handOnText')}</p>
      {unread && <Trouble error={unread} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Alert type="warning" showIcon title={t('handOnNobody')} />}
      {data && data.items.length > 0 && (
        <div className="hall-key">
          <label htmlFor="successor">{t('handOnTo')}</label>
          <select id="successor" value={successorId} onChange={(event) => setSuccessorId(event.target.value)}>
            <option value="" />
            {data.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <label htmlFor="hand-on-reason">{t('handOnReason')}</label>
          <Input
            id="hand-on-reason"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <KeyChoice share={share} chosen={key} choose={setKey} />
        </div>
      )}
      <ShareFault error={error} />
    </Dialog>
  );
}
