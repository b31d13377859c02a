import { useTranslation } from 'react-i18next';
import type { Contract } from './contract-query.ts';
import './words.ts';

const PARTS = ['trigger', 'scope', 'costCapPercent', 'dataHandover', 'staffHandover', 'end'] as const;

/** What happens when the contractor fails, and who steps in. */
export function ContractPlan({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const { takeoverPlan: plan, acceptancePlan } = contract;
  return (
    <>
      <section className="panel" id="standby" tabIndex={-1}>
        <h2>{t('standbyTitle')}</h2>
        {contract.standby.length === 0 ? <p className="quiet">{t('standbyNone')}</p> : <Standby contract={contract} />}
      </section>
      <section className="panel">
        <h2>{t('planTitle')}</h2>
        {plan === null && <p className="quiet">{t('planNone')}</p>}
        {plan && (
          <dl className="terms">
            {PARTS.map((part) => (
              <div key={part}>
                <dt>{t(`plan.${part}`)}</dt>
                <dd>{part === 'costCapPercent' ? `${plan[part]}%` : plan[part]}</dd>
              </div>
            ))}
          </dl>
        )}
        {acceptancePlan && (
          <dl className="terms">
            <div>
              <dt>{t('acceptance')}</dt>
              <dd>{acceptancePlan}</dd>
            </div>
          </dl>
        )}
      </section>
    </>
  );
}

function Standby({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  return (
    <ol className="standby">
      {contract.standby.map(({ position, provider, capacity, serving }) => (
        <li key={position}>
          <strong>{provider.name}</strong>
          {capacity !== null && serving !== null && (
            <span className="quiet">
              {t('standbyFree', { capacity, serving, free: Math.max(0, capacity - serving) })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
