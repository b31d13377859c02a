import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { MOST_ON_A_SHEET, Slip, SlipSheet } from '../visits/slip-sheet.tsx';
import type { SurveyedRecipient } from './evaluations-query.ts';
import './words.ts';

interface Properties {
  readonly evaluationId: string;
  readonly recipients: readonly SurveyedRecipient[];
  readonly close: () => void;
}

/** Questionnaires, one for each who was drawn. */
export function SurveySheet({ evaluationId, recipients, close }: Properties) {
  const { t } = useTranslation('evaluations');
  const make = () =>
    answerOf(
      api.POST('/api/v1/evaluations/{evaluationId}/links', {
        params: { path: { evaluationId } },
        body: { recipients: recipients.slice(0, MOST_ON_A_SHEET).map(({ id }) => id), origin: location.origin },
      }),
    );
  return (
    <SlipSheet
      words={{ title: t('sheet.title'), close: t('sheet.close'), print: t('sheet.print'), loading: t('loading') }}
      make={make}
      close={close}
      about={({ links, expiresOn }) => t('sheet.about', { n: links.length, day: expiresOn })}
      slips={({ links }) =>
        links.map(({ recipientId, address }) => (
          <Slip key={recipientId} address={address} recipient={recipients.find(({ id }) => id === recipientId)}>
            <p>{t('sheet.ask')}</p>
          </Slip>
        ))
      }
    />
  );
}
