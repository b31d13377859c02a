import { App, Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { LeaveForm } from './leave-form.tsx';
import { useEndLeave, useLeaves, type Leave } from './leave-query.ts';
import './leave.css';
import './words.ts';

/** Who of the office is away, and who stands in; one's own leave is entered and ended here. */
export default function LeavePage() {
  const { t } = useTranslation('leave');
  const { may } = useSignedIn();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLeaves();
  const [taking, take] = useState(false);
  const [ending, end] = useState<Leave>();
  const leaves = data?.pages.flatMap(({ items }) => items);
  const mayTake = may.some(({ action, subject }) => action === 'create' && subject === 'Leave');
  usePageTitle(t('title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {mayTake && (
          <Button className="page-head-end" type="primary" onClick={() => take(true)}>
            {t('take')}
          </Button>
        )}
      </div>
      <p className="leave-lead">{t('lead')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!leaves && !error && <Waiting what={t('loading')} />}
      {leaves?.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={mayTake ? `${t('empty')}${t('emptyHint')}` : t('empty')}
        />
      )}
      {leaves && leaves.length > 0 && <Lines leaves={leaves} end={end} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {taking && <LeaveForm close={() => take(false)} />}
      {ending && <EndDialog leave={ending} close={() => end(undefined)} />}
    </>
  );
}

function Lines({ leaves, end }: { readonly leaves: readonly Leave[]; readonly end: (leave: Leave) => void }) {
  const { t } = useTranslation('leave');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['colWho', 'colPeriod', 'colSubstitutes', 'colState', 'colAct'] as const).map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {leaves.map((leave) => (
          <Line key={leave.id} leave={leave} end={end} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ leave, end }: { readonly leave: Leave; readonly end: (leave: Leave) => void }) {
  const { t } = useTranslation('leave');
  const { person, organisation, from, to, state, substitutes, by, mayEnd } = leave;
  return (
    <tr>
      <th scope="row">
        {person.displayName}
        <span className="line-below quiet">{organisation}</span>
      </th>
      <td data-label={t('colPeriod')}>
        {t('period', { from, to })}
        {by !== person.displayName && <span className="line-below quiet">{t('enteredBy', { name: by })}</span>}
      </td>
      <td data-label={t('colSubstitutes')}>
        {substitutes.map((one) => one.displayName + (one.away ? t('awayToo') : '')).join('、')}
        {substitutes.every(({ away }) => away) && <p className="leave-warning">{t('allAway')}</p>}
      </td>
      <td data-label={t('colState')}>
        <span className={state === 'now' ? 'leave-now' : ''}>{t(`state.${state}`)}</span>
      </td>
      <td>
        {mayEnd && (
          <Button size="small" onClick={() => end(leave)}>
            {t(state === 'now' ? 'end' : 'callOff')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function EndDialog({ leave, close }: { readonly leave: Leave; readonly close: () => void }) {
  const { t } = useTranslation('leave');
  const { message } = App.useApp();
  const { mutate, isPending, error } = useEndLeave();
  const name = leave.person.displayName;
  const onSuccess = () => {
    void message.success(t('ended'));
    close();
  };
  return (
    <Dialog
      title={t('endTitle', { name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('back')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate(leave.id, { onSuccess })}>
            {t(leave.state === 'now' ? 'end' : 'callOff')}
          </Button>
        </>
      }
    >
      <p>{t('endText', { name })}</p>
      <div role="alert">{error && <TroubleText error={error} />}</div>
    </Dialog>
  );
}
