import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { StepUpField, useStepUp, wantsPassword } from '../session/step-up.tsx';
import { HeadDialog } from './head-dialog.tsx';
import { useDirectoryAct, useDraftChange, type EditionDetail } from './queries.ts';
import './words.ts';

type Act = 'head' | 'discard' | 'publish';

/** What can be done with a draft: its drafter changes or discards it, somebody else publishes it. */
export function EditionActs({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const [act, setAct] = useState<Act>();
  const { standing, mayEdit, mayPublish } = edition;
  if (standing !== 'draft') return null;
  const close = () => setAct(undefined);
  return (
    <>
      <div className="case-filters">
        {mayEdit && <Button onClick={() => setAct('head')}>{t('head.change')}</Button>}
        {mayEdit && (
          <Button danger onClick={() => setAct('discard')}>
            {t('discard.ask')}
          </Button>
        )}
        {mayPublish ? (
          <Button type="primary" onClick={() => setAct('publish')}>
            {t('publish.ask')}
          </Button>
        ) : (
          <span className="quiet">{t('publish.others')}</span>
        )}
      </div>
      {act === 'head' && <ChangeHead edition={edition} close={close} />}
      {act === 'discard' && <DiscardDialog edition={edition} close={close} />}
      {act === 'publish' && <PublishDialog edition={edition} close={close} />}
    </>
  );
}

interface Properties {
  readonly edition: EditionDetail;
  readonly close: () => void;
}

function ChangeHead({ edition, close }: Properties) {
  const { t } = useTranslation('directory');
  const { mutate, isPending, error } = useDraftChange(edition);
  const { label, basis, effectiveFrom } = edition;
  return (
    <HeadDialog
      title={t('head.change')}
      start={{ label, basis, effectiveFrom }}
      send={t('head.save')}
      isPending={isPending}
      error={error}
      save={(head, done) => mutate(head, { onSuccess: done })}
      close={close}
    />
  );
}

function DiscardDialog({ edition: { id: editionId }, close }: Properties) {
  const { t } = useTranslation('directory');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useDirectoryAct(() =>
    answerOf(api.DELETE('/api/v1/directory/editions/{editionId}', { params: { path: { editionId } } })),
  );
  const discard = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('discard.done'));
        void navigate('/directory');
      },
    });
  return (
    <Dialog
      title={t('discard.ask')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('head.cancel')}</Button>
          <Button danger type="primary" disabled={isPending} onClick={discard}>
            {t('discard.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('discard.about')}</p>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

/** Says once more what it does, and asks for the password where it was given too long ago. */
function PublishDialog({ edition, close }: Properties) {
  const { t } = useTranslation('directory');
  const { message } = App.useApp();
  const stepUp = useStepUp();
  const { id: editionId, revision, label, effectiveFrom, regionName, added, changed, retired } = edition;
  const { mutate, isPending, error } = useDirectoryAct(() =>
    stepUp.run(() =>
      answerOf(
        api.POST('/api/v1/directory/editions/{editionId}/publication', {
          params: { path: { editionId } },
          body: { revision },
        }),
      ),
    ),
  );
  const publish = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('publish.done'));
        close();
      },
    });
  return (
    <Dialog
      title={t('publish.title', { label })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('head.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={publish}>
            {t('publish.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('difference.count', { added: added.length, changed: changed.length, retired: retired.length })}</p>
      <p>{t('publish.about', { from: effectiveFrom, region: regionName })}</p>
      <StepUpField stepUp={stepUp} error={error} submit={publish} />
      <div role="alert">
        {error && !wantsPassword(error) && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}
