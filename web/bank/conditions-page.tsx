import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import { StateTag } from '../admission/state-tag.tsx';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { FieldTrouble, Trouble, TroubleText } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useBankAct } from './queries.ts';
import './words.ts';

function useConditions() {
  return useQuery({
    queryKey: ['admissions', 'conditions'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/conditions', { signal })),
  });
}

/** Further conditions for providers; an officer publishes one before it binds, and ends it. */
export default function ConditionsPage() {
  const { t } = useTranslation('bank');
  const { roles } = useSignedIn();
  const [publishing, setPublishing] = useState(false);
  usePageTitle(t('condition.title'));
  return (
    <>
      <h1>{t('condition.title')}</h1>
      <p className="page-about quiet">{t('condition.about')}</p>
      {roles.includes('officer') && (
        <div className="case-filters">
          <Button type="primary" onClick={() => setPublishing(true)}>
            {t('condition.publish')}
          </Button>
        </div>
      )}
      {publishing && <PublishDialog close={() => setPublishing(false)} />}
      <Conditions ends={roles.includes('officer')} />
    </>
  );
}

/** Those that bind, or will. */
export function Conditions({ ends }: { readonly ends: boolean }) {
  const { t } = useTranslation('bank');
  const { data, error, refetch } = useConditions();
  const {
    mutate,
    isPending,
    error: refused,
  } = useBankAct((conditionId: string) =>
    answerOf(
      api.POST('/api/v1/conditions/{conditionId}/end', {
        params: { path: { conditionId } },
        body: { effectiveUntil: dayOf(instantOfMillis(Date.now())) },
      }),
    ),
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('condition.loading')} />;
  if (data.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('condition.empty')} />;
  }
  return (
    <>
      <div role="alert">{refused && <Alert type="error" showIcon title={<TroubleText error={refused} />} />}</div>
      <ul className="case-list">
        {data.items.map(({ id, region, text, basis, effectiveFrom, effectiveUntil, binds }) => (
          <li key={id}>
            <p className="case-text">{text}</p>
            <code>{region}</code> · {basis} ·{' '}
            {effectiveUntil === null
              ? t('condition.from', { from: effectiveFrom })
              : t('condition.period', { from: effectiveFrom, until: effectiveUntil })}{' '}
            <StateTag tone={binds ? 'good' : 'wait'}>{t(binds ? 'condition.binds' : 'condition.ahead')}</StateTag>{' '}
            {ends && binds && effectiveUntil === null && (
              <Button disabled={isPending} onClick={() => mutate(id)}>
                {t('condition.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function PublishDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const id = useId();
  const [draft, setDraft] = useState({
    ...{ text: '', basis: '' },
    effectiveFrom: addDays(dayOf(instantOfMillis(Date.now())), 30) as string,
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { mutate, isPending, error } = useBankAct(() => answerOf(api.POST('/api/v1/conditions', { body: draft })));
  const publish = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('condition.published'));
        close();
      },
    });
  return (
    <Dialog
      title={t('condition.publish')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('standing.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={publish}>
            {t('condition.send')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('condition.text')}</label>
        <Input.TextArea
          id={`${id}-text`}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={draft.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-basis`}>{t('condition.basis')}</label>
        <Input
          id={`${id}-basis`}
          maxLength={200}
          value={draft.basis}
          onChange={({ target }) => change({ basis: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('condition.effectiveFrom')}</label>
        <Input
          id={`${id}-from`}
          type="date"
          value={draft.effectiveFrom}
          onChange={({ target }) => change({ effectiveFrom: target.value })}
        />
      </div>
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
