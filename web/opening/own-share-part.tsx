import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../frame/trouble.tsx';
import { taskAddress } from '../task/task-address.ts';
import { HandOnDialog } from './hand-on-dialog.tsx';
import type { Opening } from './opening-query.ts';
import { CheckDialog, ReleaseDialog } from './release-dialog.tsx';
import { useOwnShare } from './use-share.ts';

/** The share that the reader keeps: to check and hand on before the deadline, to give after it. */
export function OwnSharePart({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const { message } = App.useApp();
  const { purchase, own, holders } = opening;
  const [dialog, setDialog] = useState<'check' | 'hand-on' | 'release'>();
  const { data: share, error, refetch } = useOwnShare(purchase.id, own.seat !== null);
  const state = holders.find(({ seat }) => seat === own.seat)?.state ?? 'waiting';
  const close = () => setDialog(undefined);
  const over = () => {
    void message.success(t('handedOn'));
    close();
  };
  return (
    <section className="hall-card" aria-labelledby="hall-share">
      <h2 id="hall-share">
        {t('share')} · {t('shareSeat', { seat: own.seat })}
      </h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <p role="status">{t(wordOf(opening, state))}</p>
      {share && state === 'waiting' && (
        <div className="hall-actions">
          {own.taskId !== null && (
            <Button type="primary" onClick={() => setDialog('release')}>
              {t('release')}
            </Button>
          )}
          {share.wrapped !== null && <Button onClick={() => setDialog('check')}>{t('check')}</Button>}
          {own.mayHandOn && <Button onClick={() => setDialog('hand-on')}>{t('handOn')}</Button>}
        </div>
      )}
      {own.taskId !== null && (
        <p>
          <Link to={taskAddress(own.taskId)}>{t('lostLink')}</Link>
        </p>
      )}
      {share && dialog === 'check' && <CheckDialog share={share} close={close} />}
      {share && dialog === 'hand-on' && (
        <HandOnDialog purchaseId={purchase.id} share={share} close={close} done={over} />
      )}
      {share && dialog === 'release' && own.taskId !== null && (
        <ReleaseDialog
          purchaseId={purchase.id}
          share={share}
          taskId={own.taskId}
          close={close}
          done={() => {
            void message.success(t('released'));
            close();
          }}
        />
      )}
    </section>
  );
}

function wordOf({ state, own }: Opening, share: Opening['holders'][number]['state']) {
  if (share === 'given') return 'shareGiven';
  if (share === 'lost') return 'shareLost';
  if (state === 'before' || state === 'none') return 'shareBefore';
  if (state !== 'collecting') return 'shareNotNeeded';
  return own.taskId === null ? 'shareAsked' : 'releaseText';
}
