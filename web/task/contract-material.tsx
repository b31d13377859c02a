import { useTranslation } from 'react-i18next';
import { Money } from '../form/schema-view.tsx';
import type { components } from '../generated/api.ts';
import { Fact } from './case-facts.tsx';
import { PaymentPlan } from './payment-plan.tsx';

type Contract = components['schemas']['ContractMaterial'];

/** In the order of the draft, with what startInDays says among the term. */
const PLAN_PARTS = ['trigger', 'scope', 'costCapPercent', 'dataHandover', 'staffHandover', 'end'] as const;

/** The contract as drafted or as it runs: parties, term, takeover plan, acceptance, payments, inspections so far. */
export function ContractMaterial({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('task');
  const draft = contract.state === 'draft';
  return (
    <details className="earlier" open={draft || contract.inspections.length > 0}>
      <summary>
        <h3>{t(draft ? 'contractDraft' : 'contractInForce')}</h3> <code>{contract.number}</code>
      </summary>
      <dl className="answers">
        <Fact title={t('provider')}>{contract.provider}</Fact>
        <Fact title={t('amount')}>
          <Money fen={contract.amountFen} />
        </Fact>
        <Fact title={t('term')}>
          {t('termText', { from: contract.startsOn, until: contract.endsOn })}
          {contract.expected && <span className="quiet"> {t('expected')}</span>}
        </Fact>
        <Fact title={t('acceptancePlan')}>
          <span className="answer-text">{contract.acceptancePlan}</span>
        </Fact>
        <Fact title={t('standby')}>
          <ol className="answer-list">
            {contract.standby.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ol>
        </Fact>
      </dl>
      <h4>{t('takeoverPlan')}</h4>
      <dl className="answers">
        {PLAN_PARTS.map((part) => (
          <Fact key={part} title={t(`plan.${part}`)}>
            <span className="answer-text">
              {contract.takeoverPlan[part]}
              {part === 'costCapPercent' && '%'}
            </span>
          </Fact>
        ))}
      </dl>
      <PaymentPlan contract={contract} />
      {contract.inspections.length > 0 && <Inspections contract={contract} />}
    </details>
  );
}

function Inspections({ contract: { inspections } }: { readonly contract: Contract }) {
  const { t } = useTranslation('task');
  return (
    <>
      <h4>{t('inspections')}</h4>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col">{t('visits')}</th>
            <th scope="col">{t('satisfaction')}</th>
            <th scope="col">{t('notes')}</th>
          </tr>
        </thead>
        <tbody>
          {inspections.map(({ month, result, visitsDone, visitsPlanned, satisfaction, notes }) => (
            <tr key={month}>
              <th scope="row">{t('monthN', { n: month })}</th>
              <td data-label={t('result')} className={result === 'pass' ? '' : 'late'}>
                {t(`inspection.${result as 'pass'}`)}
              </td>
              <td data-label={t('visits')}>
                {visitsDone}/{visitsPlanned}
              </td>
              <td data-label={t('satisfaction')}>{satisfaction}%</td>
              <td data-label={t('notes')}>{notes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
