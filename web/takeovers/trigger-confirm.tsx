import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { answerOf, api, Refusal } from '../connection/client.ts';
import { HoldButton } from '../frame/hold-button.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { StepUpField, useStepUp, wantsPassword, type StepUp } from '../session/step-up.tsx';
import type { TakeoverPreview } from './takeover-query.ts';
import { reasonOf, type TriggerDraft } from './use-trigger-draft.ts';
import './words.ts';

interface Properties {
  readonly preview: TakeoverPreview;
  readonly draft: TriggerDraft;
  readonly back: () => void;
  readonly forget: () => void;
}

/** Step 3: a real takeover is held down, or its contract's number typed out, so that no slip of the hand starts one. */
export function TriggerConfirm({ preview, draft, back, forget }: Properties) {
  const { t } = useTranslation('takeovers');
  const [sure, setSure] = useState(draft.drill);
  const [typed, setTyped] = useState('');
  const stepUp = useStepUp();
  const { mutate, isPending, error } = useRequest(preview, draft, forget, stepUp);
  const { number, provider } = preview.contract;
  const confirmed = sure || typed.trim().toUpperCase() === number.toUpperCase();
  const impossible = isPending || preview.refusal !== null;
  const submit = t(draft.drill ? 'trigger.submitDrill' : 'trigger.submitReal', {
    urgency: t(`urgency.${draft.urgency}`),
  });
  const request = () => {
    if (!impossible) mutate();
  };
  return (
    <form
      className={`panel trigger-form confirm ${draft.drill ? '' : 'confirm-real'}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (confirmed) request();
      }}
    >
      <h2>{t('trigger.confirmTitle')}</h2>
      <p className="big">
        {t(draft.drill ? 'trigger.summaryDrill' : 'trigger.summary', {
          provider: provider.name,
          recipients: preview.affected.recipients,
          amount: formatYuan(preview.payments.frozenFen),
        })}
      </p>
      <p>{t(draft.drill ? 'trigger.confirmDrill' : 'trigger.confirmReal')}</p>
      {!sure && <InsteadOfHolding number={number} typed={typed} type={setTyped} />}
      <StepUpField stepUp={stepUp} error={error} submit={request} />
      <div role="alert">{error && !wantsPassword(error) && <Refused error={error} />}</div>
      <div className="trigger-foot">
        <Button size="large" onClick={back}>
          {t('trigger.back')}
        </Button>
        {confirmed ? (
          <Button
            size="large"
            type="primary"
            htmlType="submit"
            danger={!draft.drill}
            className={draft.drill ? 'drill-button' : ''}
            disabled={impossible}
          >
            {isPending ? t('trigger.submitting') : submit}
          </Button>
        ) : (
          <HoldButton
            label={submit}
            disabled={impossible}
            held={() => {
              setSure(true);
              request();
            }}
          />
        )}
      </div>
    </form>
  );
}

interface TypingProperties {
  readonly number: string;
  readonly typed: string;
  readonly type: (text: string) => void;
}

/** For whoever cannot hold a button down. */
function InsteadOfHolding({ number, typed, type }: TypingProperties) {
  const { t } = useTranslation('takeovers');
  return (
    <details className="trigger-field" open={typed !== '' || undefined}>
      <summary>{t('trigger.cannotHold')}</summary>
      <label htmlFor="number">{t('trigger.type', { number })}</label>
      <Input
        id="number"
        className="typed-number"
        size="large"
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
    </details>
  );
}

function useRequest({ contract }: TakeoverPreview, draft: TriggerDraft, forget: () => void, { run }: StepUp) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const { reason, urgency, drill, key } = draft;
      return run(() =>
        answerOf(
          api.POST('/api/v1/contracts/{contractId}/takeovers', {
            params: { path: { contractId: contract.id }, header: { 'Idempotency-Key': key } },
            body: { reasonCode: reasonOf(draft)!, reason: reason.trim(), urgency, drill },
          }),
        ),
      );
    },
    onSuccess: async ({ id }) => {
      forget();
      await navigate(`/takeovers/${id}`, { replace: true });
      for (const queryKey of [['contracts'], ['contract', contract.id], ['takeovers']])
        void client.invalidateQueries({ queryKey });
    },
  });
}

function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation('takeovers');
  const running = error instanceof Refusal ? error.problem['takeoverId'] : undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={<TroubleText error={error} />}
      action={typeof running === 'string' && <Link to={`/takeovers/${running}`}>{t('trigger.goRunning')}</Link>}
    />
  );
}
