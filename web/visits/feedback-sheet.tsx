import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Slip, SlipSheet } from './slip-sheet.tsx';
import type { Visit } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly visits: readonly Visit[];
  readonly close: () => void;
}

/** Slips that each ask about one visit. */
export function FeedbackSheet({ contractId, visits, close }: Properties) {
  const { t } = useTranslation('visits');
  const make = () =>
    answerOf(
      api.POST('/api/v1/contracts/{contractId}/visits/links', {
        params: { path: { contractId } },
        body: { visits: visits.map(({ id }) => id), origin: location.origin },
      }),
    );
  return (
    <SlipSheet
      words={{ title: t('sheet.title'), close: t('import.close'), print: t('sheet.print'), loading: t('loading') }}
      make={make}
      close={close}
      about={({ links, expiresOn }) => t('sheet.about', { n: links.length, day: expiresOn })}
      slips={({ links }) =>
        links.map(({ visitId, address }) => {
          const visit = visits.find(({ id }) => id === visitId);
          return (
            <Slip key={visitId} address={address} recipient={visit?.recipient}>
              <p>
                {visit?.service.zh} · {visit && formatInstant(visit.startedAt as Instant)}
              </p>
              <p>{t('sheet.ask')}</p>
            </Slip>
          );
        })
      }
    />
  );
}
