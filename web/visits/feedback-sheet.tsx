import { useMutation } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { components } from '../generated/api.ts';
import type { Visit } from './visits-query.ts';
import './words.ts';

type Links = components['schemas']['FeedbackLinks'];

/** As the api takes them at a time. */
export const MOST_ON_A_SHEET = 50;

const CODE_PX = 120;

interface Properties {
  readonly contractId: string;
  readonly visits: readonly Visit[];
  readonly close: () => void;
}

/** Slips to cut out and hand over: each asks about one visit. The addresses are shown this once. */
export function FeedbackSheet({ contractId, visits, close }: Properties) {
  const { t } = useTranslation('visits');
  const { data, error, mutate } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/contracts/{contractId}/visits/links', {
          params: { path: { contractId } },
          body: { visits: visits.map(({ id }) => id), origin: location.origin },
        }),
      ),
  });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  return (
    <Dialog
      title={t('sheet.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('import.close')}</Button>
          <Button type="primary" disabled={!data} onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        </>
      }
    >
      {error && <Trouble error={error} retry={() => mutate()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && <Slips links={data} visits={visits} />}
    </Dialog>
  );
}

function Slips({ links, visits }: { readonly links: Links; readonly visits: readonly Visit[] }) {
  const { t } = useTranslation('visits');
  return (
    <>
      <p className="quiet">{t('sheet.about', { n: links.links.length, day: links.expiresOn })}</p>
      <ul className="feedback-sheet">
        {links.links.map(({ visitId, address }) => {
          const visit = visits.find(({ id }) => id === visitId);
          return (
            <li key={visitId}>
              <div className="feedback-code" aria-hidden>
                <QRCode type="svg" size={CODE_PX} value={address} color="#000" bgColor="#fff" bordered={false} />
              </div>
              <div>
                <strong>
                  {visit?.recipient.name} {visit?.recipient.number}
                </strong>
                <p>
                  {visit?.service.zh} · {visit && formatInstant(visit.startedAt as Instant)}
                </p>
                <p>{t('sheet.ask')}</p>
                <a href={address} className="feedback-address">
                  {address}
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
