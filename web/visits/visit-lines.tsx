import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import '../frame/lines.css';
import { useLanguage } from '../words/i18n.ts';
import { TextButton, textable } from './text-button.tsx';
import { VisitVersions } from './visit-versions.tsx';
import type { Visit } from './visits-query.ts';
import './visits.css';
import './words.ts';

/** What may be done with a visit; each where this person may. */
export interface VisitActs {
  readonly rate?: (visit: Visit) => void;
  readonly correct?: ((visit: Visit) => void) | undefined;
  readonly mayCorrect?: (visit: Visit) => boolean;
  /** The contract whose recipients this person may ask by text. */
  readonly texts?: string;
}

interface LinesProperties {
  readonly visits: readonly Visit[];
  readonly acts?: VisitActs;
  /** This person may add evidence. */
  readonly adds?: boolean;
}

/** Visits as lines; with `acts`, what may be done with each. */
export function VisitLines({ visits, acts = {}, adds = false }: LinesProperties) {
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
            <Line key={visit.id} visit={visit} acts={acts} adds={adds} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface LineProperties {
  readonly visit: Visit;
  readonly acts: VisitActs;
  readonly adds: boolean;
}

function Line({ visit, acts: { rate, correct, mayCorrect, texts }, adds }: LineProperties) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const { recipient, service, startedAt, endedAt, staff, place, done, source, withdrawnAt } = visit;
  return (
    <tr className={withdrawnAt === null ? undefined : 'visit-withdrawn'}>
      <th scope="row">
        {formatInstant(startedAt as Instant)}–{formatInstant(endedAt as Instant).slice(11)}
        <span className="case-about">{t(`list.source.${source}`)}</span>
        <VisitVersions visit={visit} />
      </th>
      <td data-label={t('list.recipient')}>
        {recipient.name} <code>{recipient.number}</code>
      </td>
      <td data-label={t('list.service')}>{language === 'zh' ? service.zh : service.en}</td>
      <td data-label={t('list.staff')}>{staff}</td>
      <td data-label={t('list.place')}>{place}</td>
      <td data-label={t('list.done')} className="visit-text">
        {done}
        <Evidence visitId={visit.id} changeable={adds && withdrawnAt === null} />
        {correct && mayCorrect?.(visit) && (
          <Button size="small" aria-label={`${t('correct.act')} ${visit.key}`} onClick={() => correct(visit)}>
            {t('correct.act')}
          </Button>
        )}
      </td>
      <td data-label={t('list.feedback')}>
        <Feedback feedback={visit.feedback} />
        {visit.text !== null && (
          <span className="case-about">
            {t(`texts.${visit.text.state}`, { at: formatInstant(visit.text.at as Instant) })}
          </span>
        )}
        {texts !== undefined && textable(visit) && (
          <TextButton contractId={texts} visits={[visit]} label={`${t('texts.act')} ${visit.key}`} />
        )}
        {rate && visit.feedback === null && withdrawnAt === null && (
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
