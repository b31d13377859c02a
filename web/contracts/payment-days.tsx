import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import type { Contract } from './contract-query.ts';
import './words.ts';

type Payment = Contract['payments'][number];

/** How many of the days of a payment have run, or how late it is and what interest that costs (DL-08). */
export function PaymentDays({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation('contracts');
  const { clock, state, acceptBy, interestFen } = payment;
  if (state === 'withheld') return null;
  if (clock === null)
    return acceptBy === null ? null : <span className="quiet">{t('acceptBy', { on: acceptBy })}</span>;
  const { startsOn, payBy, days, elapsed, late, delayed } = clock;
  const run = Math.min(days, elapsed);
  return (
    <div className="payment-days">
      {state === 'scheduled' && (
        <Progress
          percent={Math.round((run / days) * 100)}
          status={late > 0 ? 'exception' : 'normal'}
          size="small"
          format={() => t('daysRun', { run, days })}
          aria-label={t('daysRun', { run, days })}
        />
      )}
      <span className="line-about">{t(delayed ? 'clockDelayed' : 'clockFrom', { from: startsOn, until: payBy })}</span>
      {late > 0 && <strong className="late">{t('daysLate', { n: late, interest: formatYuan(interestFen) })}</strong>}
      {state === 'paid' && interestFen > 0 && (
        <span className="line-about">{t('interestPaid', { interest: formatYuan(interestFen) })}</span>
      )}
    </div>
  );
}

/** What is in dispute of an instalment, and what became of it. */
function Disputed({ payment: { disputedFen, dispute } }: { readonly payment: Payment }) {
  const { t } = useTranslation('contracts');
  if (disputedFen === 0) return null;
  const { state, releasedFen, interestFen, reason } = dispute ?? DECIDED_BEFORE;
  return (
    <p className="line-about">
      {t('disputed', { sum: formatYuan(disputedFen) })}
      {dispute !== null && ` · ${t(`dispute.${state}`, { sum: formatYuan(releasedFen ?? 0) })}`}
      {interestFen > 0 && ` · ${t('interestPaid', { interest: formatYuan(interestFen) })}`}
      {reason !== null && <span className="line-about">{reason}</span>}
    </p>
  );
}

/** Withheld under a contract that had ended before disputes had a way of their own. */
const DECIDED_BEFORE = { state: 'open', releasedFen: null, interestFen: 0, reason: null } as const;

/** Every line taken off an instalment, with its reason. */
export function DeductionLines({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation('contracts');
  const { deductions, deductedFen, disputedFen } = payment;
  if (deductions.length === 0 && disputedFen === 0) return null;
  return (
    <>
      <Disputed payment={payment} />
      {deductions.length > 0 && (
        <details>
          <summary>{t('deductions', { n: deductions.length, sum: formatYuan(deductedFen) })}</summary>
          <ul className="deduction-lines">
            {deductions.map(({ seq, found, fen, proposedFen, reason }) => (
              <li key={seq}>
                <strong className="figure">−{formatYuan(fen)}</strong> {found}
                {reason !== null && (
                  <span className="line-about">
                    {t('deductionLess', { proposed: formatYuan(proposedFen), reason })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
