import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { instantText } from './dates.ts';
import { useSteps, type Purchase, type PurchaseStep } from './purchase-query.ts';
import { StepName } from './step-name.tsx';
import './page-words.ts';
import './record-words.ts';

/** Every step that was decided: what, by whom, when. */
export function Decisions({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { data, error, refetch, hasNextPage, fetchNextPage } = useSteps(purchase.id, 'decided');
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('decisions.loading')} />;
  const steps = data.pages.flatMap(({ items }) => items);
  if (steps.length === 0) return <p className="quiet">{t('decisions.none')}</p>;
  return (
    <>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('decisions.colStep')}</th>
            <th scope="col">{t('decisions.colOutcome')}</th>
            <th scope="col">{t('decisions.colWho')}</th>
            <th scope="col">{t('decisions.colWhen')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <DecisionLine key={step.id} step={step} purchase={purchase} />
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <Button className="more" onClick={() => void fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </>
  );
}

function DecisionLine({ step, purchase }: { readonly step: PurchaseStep; readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  const office = step.organisation ?? common(`role.${step.role as 'officer'}`);
  const secret = step.role === 'expert' && step.person === null;
  return (
    <tr>
      <StepName step={step} purchase={purchase} />
      <td data-label={t('decisions.colOutcome')}>
        <Outcome step={step} />
      </td>
      <td data-label={t('decisions.colWho')}>
        {secret ? t('decisions.secret') : (step.person ?? '—')}
        {!secret && <span className="line-below">{office}</span>}
      </td>
      <td data-label={t('decisions.colWhen')}>{step.decidedAt === null ? '—' : instantText(step.decidedAt)}</td>
    </tr>
  );
}

function Outcome({ step: { state, outcome, outcomeTitle } }: { readonly step: PurchaseStep }) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  const language = useLanguage();
  if (outcomeTitle !== null) return outcomeTitle[language];
  if (outcome === 'expired') return t('decisions.expired');
  if (state === 'cancelled') return t('decisions.cancelled');
  return state === 'submitted' ? common('state.submitted') : t('decisions.hidden');
}
