import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import { Earmarks, ServedOutside } from '../earmark/earmarks.tsx';
import type { components } from '../generated/api.ts';
import './words.ts';

type Contract = components['schemas']['ContractMaterial'];

/** The instalments, what is taken off each and what is left to pay; which money pays them, and for whom it may not (BU-03). */
export function PaymentPlan({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('task');
  const { payments, paymentsFrozen, earmarks, outside } = contract;
  return (
    <>
      <h4>
        {t('payments')} {paymentsFrozen && <strong className="late">{t('frozen')}</strong>}
      </h4>
      <table className="lines figures">
        <thead>
          <tr>
            <th scope="col">{t('instalment')}</th>
            <th scope="col">{t('dueOn')}</th>
            <th scope="col">{t('instalmentAmount')}</th>
            <th scope="col">{t('instalmentDeducted')}</th>
            <th scope="col">{t('instalmentNet')}</th>
            <th scope="col">{t('payState')}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map(({ seq, dueOn, amountFen, deductedFen, disputedFen, state, asked }) => (
            <tr key={seq} className={asked ? 'chosen' : ''}>
              <th scope="row">
                {seq} {asked && <span className="mark">{t('asked')}</span>}
              </th>
              <td data-label={t('dueOn')}>{dueOn}</td>
              <td data-label={t('instalmentAmount')}>{formatYuan(amountFen)}</td>
              <td data-label={t('instalmentDeducted')}>{deductedFen === 0 ? '—' : `−${formatYuan(deductedFen)}`}</td>
              <td data-label={t('instalmentNet')}>
                {formatYuan(amountFen - deductedFen - disputedFen)}
                {disputedFen > 0 && (
                  <span className="line-about">{t('instalmentDisputed', { sum: formatYuan(disputedFen) })}</span>
                )}
              </td>
              <td data-label={t('payState')}>{t(`payment.${state as 'paid'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Earmarks earmarks={earmarks} />
      {outside !== null && <ServedOutside outside={outside} />}
    </>
  );
}
