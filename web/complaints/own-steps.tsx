import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { Correction } from './correction.tsx';
import type { Complaint } from './queries.ts';
import { WrittenStep } from './written-step.tsx';
import './words.ts';

const OPEN: readonly string[] = ['received', 'returned', 'accepted'];

/** What a supplier does about a complaint: correct its own, take it back, or state on another's. */
export function OwnSteps({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const { id: complaintId, own, state, correction, mayState, withdrawal } = complaint;
  const params = { path: { complaintId } };
  const mayCorrect = own && state === 'returned' && correction !== null && correction.given === null;
  return (
    <>
      {correction !== null && <Correction correction={correction} />}
      {mayCorrect && (
        <WrittenStep
          complaintId={complaintId}
          label={t('correction.label')}
          submit={t('correction.submit')}
          done={t('correction.done')}
          send={(text) =>
            answerOf(api.POST('/api/v1/complaints/{complaintId}/correction', { params, body: { correction: text } }))
          }
        />
      )}
      {mayState && (
        <WrittenStep
          complaintId={complaintId}
          hint={t('statement.hint')}
          label={t('statement.label')}
          submit={t('statement.submit')}
          done={t('statement.done')}
          send={(text) => answerOf(api.POST('/api/v1/complaints/{complaintId}/statements', { params, body: { text } }))}
        />
      )}
      {own && OPEN.includes(state) && withdrawal === null && (
        <details>
          <summary>{t('withdrawal.open')}</summary>
          <WrittenStep
            complaintId={complaintId}
            hint={t('withdrawal.text')}
            label={t('withdrawal.label')}
            submit={t('withdrawal.submit')}
            done={t('withdrawal.done')}
            send={(reason) =>
              answerOf(api.POST('/api/v1/complaints/{complaintId}/withdrawal', { params, body: { reason } }))
            }
          />
        </details>
      )}
    </>
  );
}
