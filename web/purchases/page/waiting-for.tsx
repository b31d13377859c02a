import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../connection/client.ts';
import { DueTag } from '../../due/due-tag.tsx';
import { Trouble, TroubleText } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { BidDeadline } from '../bid-deadline.tsx';
import { useSteps, type Purchase, type PurchaseStep } from './purchase-query.ts';
import { StepName } from './step-name.tsx';
import '../list-words.ts';
import './page-words.ts';
import './record-words.ts';

/** Whom the purchase waits for now, the most urgent first. */
export function WaitingFor({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch } = useSteps(purchase.id, 'waiting');
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const steps = data.pages.flatMap(({ items }) => items);
  if (steps.length === 0) return <Nobody purchase={purchase} />;
  const sorted = [...steps].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('decisions.colStep')}</th>
          <th scope="col">{t('decisions.colWho')}</th>
          <th scope="col">{t('list.colDue')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((step) => (
          <Line key={step.id} step={step} purchase={purchase} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ step, purchase }: { readonly step: PurchaseStep; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  return (
    <tr>
      <StepName step={step} purchase={purchase} />
      <td data-label={t('decisions.colWho')}>
        <Whom step={step} />
      </td>
      <td data-label={t('list.colDue')}>
        <DueTag task={step} />
        <Urge step={step} />
      </td>
    </tr>
  );
}

/** For officials, who see the purchase as a whole, where somebody else is waited for. */
function Urge({ step: { id, title, person } }: { readonly step: PurchaseStep }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { displayName, may } = useSignedIn();
  const { message } = App.useApp();
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/tasks/{taskId}/urging', { params: { path: { taskId: id } } })),
    onSuccess: () => void message.success(t('waiting.urged')),
  });
  if (person === displayName || !may.some(({ action, subject }) => action === 'read' && subject === 'Audit'))
    return null;
  return (
    <span className="urge">
      <Button
        size="small"
        disabled={isPending || isSuccess}
        aria-label={t('waiting.urgeOf', { title: title[language] })}
        onClick={() => mutate()}
      >
        {t('waiting.urge')}
      </Button>
      {error && <TroubleText error={error} />}
    </span>
  );
}

function Whom({ step: { role, organisation, person, state } }: { readonly step: PurchaseStep }) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  if (role === 'expert' && person === null) return t('waiting.secret');
  return (
    <>
      {organisation ?? common(`role.${role as 'officer'}`)} · {person ?? t('waiting.unclaimed')}
      {state === 'claimed' && <span className="line-below">{common('state.claimed')}</span>}
    </>
  );
}

function Nobody({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { stage, state, bidDeadline, openedBy } = purchase;
  if (state === 'running' && stage === 'bidding' && bidDeadline !== null) {
    return (
      <p className="waiting-bids">
        <BidDeadline purchase={purchase} otherwise="" />
        {t('waiting.bids')}
      </p>
    );
  }
  return <p className="quiet">{t(openedBy === null ? 'waiting.notYours' : 'waiting.none')}</p>;
}
