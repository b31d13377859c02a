import { useTranslation } from 'react-i18next';
import { instantText } from '../purchases/page/dates.ts';
import type { Procedure } from './procedure-query.ts';

type Given = Pick<Procedure, 'suspensions'>;

/** Force majeure that suspended the purchase, with the dates that it put off. Nothing where there was none. */
export function Suspensions({ suspensions }: Given) {
  const { t } = useTranslation('procedure');
  if (suspensions.length === 0) return null;
  return (
    <>
      <h3>{t('suspensions')}</h3>
      <ol className="procedure-list">
        {suspensions.map(({ id, state, reason, evidence, since, resumedAt, resumeReason, deadline }) => (
          <li key={id}>
            <strong>
              {t(`suspensionState.${state}`)}
              {since !== null && ` · ${t('suspendedFrom', { since: instantText(since) })}`}
            </strong>
            <p>{reason}</p>
            <p>{t('evidence', { text: evidence })}</p>
            {resumedAt !== null && <p>{t('resumedOn', { at: instantText(resumedAt), reason: resumeReason })}</p>}
            {deadline !== null && (
              <p>
                {t(state === 'standing' ? 'wouldPutOff' : 'putOff', {
                  before: instantText(deadline.before),
                  after: instantText(deadline.after),
                })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The new date of the deadline if the purchase went on now. */
export function IfResumed({ suspensions }: Given) {
  const { t } = useTranslation('procedure');
  const deadline = suspensions.find(({ state }) => state === 'standing')?.deadline;
  if (!deadline) return null;
  const { before, after } = deadline;
  return (
    <p role="status" className="procedure-own">
      {t('wouldPutOff', { before: instantText(before), after: instantText(after) })}
    </p>
  );
}
