import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../../domain/contracts/late-rate.ts';
import { formatYuan } from '../../domain/money.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Earmarks } from '../earmark/earmarks.tsx';
import type { Contract } from './contract-query.ts';
import { DeductionLines, PaymentDays } from './payment-days.tsx';
import './words.ts';

const TONES = { scheduled: 'plain', paid: 'fine', withheld: 'soon' } as const;

/** The schedule with what was paid, and whether it is frozen. */
export function Payments({
  contract: { payments, paymentsFrozenAt, smallEnterprise, earmarks, lateRateBasisPoints },
}: {
  readonly contract: Contract;
}) {
  const { t } = useTranslation('contracts');
  const total = payments.reduce((sum, { amountFen, deductedFen }) => sum + amountFen - deductedFen, 0);
  const frozenText = paymentsFrozenAt && t('paymentsFrozen', { at: formatInstant(paymentsFrozenAt as Instant) });
  return (
    <section className="panel" id="payments" tabIndex={-1}>
      <h2>{t('paymentsTitle')}</h2>
      {smallEnterprise && <p className="quiet small">{t('smallEnterprise')}</p>}
      {lateRateBasisPoints !== null && (
        <p className="quiet small">{t('lateRate', { percent: percentOf(lateRateBasisPoints) })}</p>
      )}
      <Earmarks earmarks={earmarks} />
      {frozenText && <Alert type="warning" showIcon title={frozenText} />}
      <table className="lines compact">
        <thead>
          <tr>
            <th scope="col">{t('seq')}</th>
            <th scope="col">{t('dueOn')}</th>
            <th scope="col" className="figure">
              {t('amount')}
            </th>
            <th scope="col">{t('stateWord')}</th>
            <th scope="col">{t('paidAt')}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => {
            const { seq, dueOn, amountFen, deductedFen, state, paidAt } = payment;
            const held = state === 'scheduled' && paymentsFrozenAt !== null;
            return (
              <tr key={seq}>
                <th scope="row">{seq}</th>
                <td data-label={t('dueOn')}>{dueOn}</td>
                <td data-label={t('amount')} className="figure">
                  {formatYuan(amountFen - deductedFen)}
                  <DeductionLines payment={payment} />
                </td>
                <td data-label={t('stateWord')}>
                  <span className={`tag tag-${held ? 'late' : TONES[state]}`}>
                    {held ? `❄ ${t('paymentHeld')}` : t(`payment.${state}`)}
                  </span>
                  <PaymentDays payment={payment} />
                </td>
                <td data-label={t('paidAt')}>{paidAt ? formatInstant(paidAt as Instant) : '—'}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('paymentTotal')}
            </th>
            <td className="figure">{formatYuan(total)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
