import { useMutation } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { SurveyedRecipient } from './evaluations-query.ts';
import './words.ts';

/** As the api takes them at a time. */
const MOST_ON_A_SHEET = 50;

const CODE_PX = 120;

interface Properties {
  readonly evaluationId: string;
  readonly recipients: readonly SurveyedRecipient[];
  readonly close: () => void;
}

/** Questionnaires to cut out and hand over, one for each who was drawn. The addresses are shown this once. */
export function SurveySheet({ evaluationId, recipients, close }: Properties) {
  const { t } = useTranslation('evaluations');
  const { data, error, mutate } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/evaluations/{evaluationId}/links', {
          params: { path: { evaluationId } },
          body: { recipients: recipients.slice(0, MOST_ON_A_SHEET).map(({ id }) => id), origin: location.origin },
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
          <Button onClick={close}>{t('sheet.close')}</Button>
          <Button type="primary" disabled={!data} onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        </>
      }
    >
      {error && <Trouble error={error} retry={() => mutate()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && <p className="quiet">{t('sheet.about', { n: data.links.length, day: data.expiresOn })}</p>}
      <ul className="feedback-sheet">
        {data?.links.map(({ recipientId, address }) => {
          const recipient = recipients.find(({ id }) => id === recipientId);
          return (
            <li key={recipientId}>
              <div className="feedback-code" aria-hidden>
                <QRCode type="svg" size={CODE_PX} value={address} color="#000" bgColor="#fff" bordered={false} />
              </div>
              <div>
                <strong>
                  {recipient?.name} {recipient?.number}
                </strong>
                <p>{t('sheet.ask')}</p>
                <a href={address} className="feedback-address">
                  {address}
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
