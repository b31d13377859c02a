import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { DeductionLines, PaymentDays } from '../contracts/payment-days.tsx';
import type { Contract } from './queries.ts';
import { minute } from './when.ts';

/** Instalments: when each is due, and what became of it. */
export function ContractPayments({ contract: { payments } }: { readonly contract: Contract }) {
  const { t } = useTranslation('provider');
  const paid = payments.filter(({ state }) => state === 'paid').reduce((sum, { payableFen }) => sum + payableFen, 0);
  return (
    <section className="card" aria-labelledby="contract-payments">
      <h2 id="contract-payments">{t('contract.payments')}</h2>
      <p className="quiet">
        {payments.length === 0 ? t('contract.paymentsNone') : t('contract.paid', { sum: formatYuan(paid) })}
      </p>
      {payments.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              {(['instalment', 'amount', 'dueOn', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`contract.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {payments.map((payment) => {
              const { seq, amountFen, deductedFen, dueOn, state, paidAt } = payment;
              return (
                <tr key={seq}>
                  <th scope="row">{t('contract.instalmentN', { n: seq })}</th>
                  <td className="amount" data-label={t('contract.amount')}>
                    {formatYuan(amountFen - deductedFen)}
                    <DeductionLines payment={payment} />
                  </td>
                  <td data-label={t('contract.dueOn')}>{dueOn}</td>
                  <td data-label={t('contract.state')}>
                    {t(`paymentState.${state}`)}
                    {paidAt !== null && <span className="line-about">{minute(paidAt)}</span>}
                    <PaymentDays payment={payment} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What the monthly inspections found. */
export function ContractInspections({ contract: { inspections } }: { readonly contract: Contract }) {
  const { t } = useTranslation('provider');
  return (
    <section className="card" aria-labelledby="contract-inspections">
      <h2 id="contract-inspections">{t('contract.inspections')}</h2>
      {inspections.length === 0 ? (
        <p className="quiet">{t('contract.inspectionsNone')}</p>
      ) : (
        <table className="lines">
          <thead>
            <tr>
              {(['month', 'visits', 'satisfaction', 'result', 'notes'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`contract.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspections.map(({ month, visitsDone, visitsPlanned, satisfaction, result, notes }) => (
              <tr key={month}>
                <th scope="row">{t('contract.monthN', { n: month })}</th>
                <td data-label={t('contract.visits')}>
                  {visitsDone} / {visitsPlanned}
                </td>
                <td data-label={t('contract.satisfaction')}>{satisfaction}%</td>
                <td data-label={t('contract.result')}>{t(`inspectionResult.${result}`)}</td>
                <td data-label={t('contract.notes')}>{notes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Takeovers and drills of the contract that concern this organisation. */
export function ContractTakeovers({ contract: { number, takeovers } }: { readonly contract: Contract }) {
  const { t } = useTranslation('provider');
  return (
    <section className="card" aria-labelledby="contract-takeovers">
      <h2 id="contract-takeovers">{t('contract.takeovers')}</h2>
      {takeovers.length === 0 && <p className="quiet">{t('contract.takeoversNone')}</p>}
      <ul className="plain-list">
        {takeovers.map(({ id, seq, drill, state }) => (
          <li key={id}>
            <Link to={`/provider/takeovers/${id}`}>{t('takeover.name', { number, n: seq })}</Link>
            {drill && <span className="tag">{t('takeover.drill')}</span>}
            <span className="line-about">{t(`takeoverState.${state as 'running'}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
