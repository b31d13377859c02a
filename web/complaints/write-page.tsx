import { Alert, App, Button, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { isComplete, useKeptComplaint, type Draft } from './kept-complaint.ts';
import { Objections } from './objections.tsx';
import { useComplaintWindow, type ComplaintWindow } from './queries.ts';
import './words.ts';

/** A provider writes its complaint about one of its challenges; shut windows say why. */
export default function WriteComplaintPage() {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const { challengeId = '' } = useParams();
  const { data, error, refetch } = useComplaintWindow(challengeId);
  usePageTitle(t('write.title'));
  return (
    <>
      <h1>{t('write.title')}</h1>
      <p>
        <Link to={`/challenges/${challengeId}`}>← {t('write.toChallenge')}</Link>
      </p>
      <p>{t('write.intro')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('write.loading')} />}
      {data && (
        <p>
          {t('write.until', { at: formatInstant(data.until as Instant) })}
          {data.provisional && t('write.provisional')} <code>CH-05</code>
        </p>
      )}
      {data?.reason && <Alert type="warning" showIcon title={data.reason[language]} />}
      {data?.allowed && (
        <section className="case-panel">
          <Letter challengeId={challengeId} window={data} />
        </section>
      )}
    </>
  );
}

interface LetterProperties {
  readonly challengeId: string;
  readonly window: ComplaintWindow;
}

function Letter({ challengeId, window }: LetterProperties) {
  const { t } = useTranslation('complaints');
  const [draft, change, forget] = useKeptComplaint(challengeId);
  const [checked, setChecked] = useState(false);
  const [asked, setAsked] = useState(false);
  const id = useId();
  const complete = isComplete(draft);
  const line = (name: 'request' | 'contactName' | 'contactPhone') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`write.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        maxLength={name === 'request' ? 1000 : 50}
        value={draft[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </div>
  );
  return (
    <>
      <Objections objections={draft.matters} window={window} change={(matters) => change({ matters })} />
      {line('request')}
      <div className="case-pair">
        {line('contactName')}
        {line('contactPhone')}
      </div>
      <p className="quiet">{t('write.files')}</p>
      <div role="alert">{checked && !complete && <Alert type="error" showIcon title={t('write.missing')} />}</div>
      <p className="field">
        <Button
          type="primary"
          onClick={() => {
            setChecked(true);
            setAsked(complete);
          }}
        >
          {t('write.submit')}
        </Button>
      </p>
      {asked && <HandIn challengeId={challengeId} draft={draft} close={() => setAsked(false)} forget={forget} />}
    </>
  );
}

interface HandInProperties {
  readonly challengeId: string;
  readonly draft: Draft;
  readonly close: () => void;
  readonly forget: () => void;
}

function HandIn({ challengeId, draft, close, forget }: HandInProperties) {
  const { t } = useTranslation('complaints');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { ...draft, matters: [...draft.matters] };
      const params = { path: { challengeId } };
      return answerOf(api.POST('/api/v1/challenges/{challengeId}/complaints', { params, body }));
    },
    onSuccess: async ({ id }) => {
      forget();
      void message.success(t('write.done'));
      await client.invalidateQueries({ queryKey: ['challenge', challengeId] });
      await navigate(`/complaints/${id}`);
    },
  });
  return (
    <Dialog
      title={t('write.confirmTitle')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('write.back')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate()}>
            {isPending ? t('write.sending') : t('write.send')}
          </Button>
        </>
      }
    >
      <p>{t('write.confirmText')}</p>
      <div role="alert">
        {error && (
          <Alert type="error" showIcon title={t('write.refused')} description={<TroubleText error={error} />} />
        )}
      </div>
    </Dialog>
  );
}
