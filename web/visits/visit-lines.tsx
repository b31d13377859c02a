import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import '../frame/lines.css';
import { useLanguage } from '../words/i18n.ts';
import type { Visit } from './visits-query.ts';
import './visits.css';
import './words.ts';

export type Rate = ((visit: Visit) => void) | undefined;

interface LinesProperties {
  readonly visits: readonly Visit[];
  readonly rate?: Rate;
  /** This person may add evidence. */
  readonly adds?: boolean;
}

/** Visits as lines; with `rate`, whoever has not been asked yet can be. */
export function VisitLines({ visits, rate, adds = false }: LinesProperties) {
  const { t } = useTranslation('visits');
  return (
    <>
      <p className="quiet small">{t('masked')}</p>
      <table className="lines">
        <thead>
          <tr>
            {(['time', 'recipient', 'service', 'staff', 'place', 'done', 'feedback'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <Line key={visit.id} visit={visit} rate={rate} adds={adds} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ visit, rate, adds }: { readonly visit: Visit; readonly rate: Rate; readonly adds: boolean }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const { recipient, service, startedAt, endedAt, staff, place, done, source } = visit;
  return (
    <tr>
      <th scope="row">
        {formatInstant(startedAt as Instant)}–{formatInstant(endedAt as Instant).slice(11)}
        <span className="case-about">{t(`list.source.${source}`)}</span>
      </th>
      <td data-label={t('list.recipient')}>
        {recipient.name} <code>{recipient.number}</code>
      </td>
      <td data-label={t('list.service')}>{language === 'zh' ? service.zh : service.en}</td>
      <td data-label={t('list.staff')}>{staff}</td>
      <td data-label={t('list.place')}>{place}</td>
      <td data-label={t('list.done')} className="visit-text">
        {done}
        <Evidence visitId={visit.id} changeable={adds} />
      </td>
      <td data-label={t('list.feedback')}>
        <Feedback feedback={visit.feedback} />
        {rate && visit.feedback === null && (
          <Button size="small" aria-label={`${t('phone.act')} ${visit.key}`} onClick={() => rate(visit)}>
            {t('phone.act')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Feedback({ feedback }: Pick<Visit, 'feedback'>) {
  const { t } = useTranslation('visits');
  if (feedback === null) return t('list.noFeedback');
  const { tookPlace, rating, remark, channel } = feedback;
  return (
    <>
      {!tookPlace && <strong className="due-overdue">{t('list.nobodyCame')}</strong>}
      {tookPlace && (rating === null ? t('list.confirmed') : t('list.stars', { n: rating }))}
      {channel === 'phone' && t('list.byPhone')}
      {remark !== null && <span className="case-about">{remark}</span>}
    </>
  );
}

/** Photographs, sign-in sheets; asked for when they are opened. */
function Evidence({ visitId, changeable }: { readonly visitId: string; readonly changeable: boolean }) {
  const { t } = useTranslation('visits');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('files.act')}</summary>
      {open && <Attachments owner={{ kind: 'visit', id: visitId }} title={t('files.title')} changeable={changeable} />}
    </details>
  );
}
