import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../admission/state-tag.tsx';
import { answerOf, api } from '../connection/client.ts';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import { BanRepairs } from './ban-repair.tsx';
import './words.ts';

type Ban = components['schemas']['Ban'];

/** Every ban of a provider: why, on which article, how much of its term is past, and what may be done against it. */
export function Bans({ providerId, own }: { readonly providerId: string; readonly own: boolean }) {
  const { t } = useTranslation('bank');
  const { data } = useQuery({
    queryKey: ['admissions', 'bans', providerId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/providers/{providerId}/bans', { params: { path: { providerId } }, signal })),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      <h3>{t('bans.title')}</h3>
      <ul className="case-list">
        {data.items.map((ban) => (
          <li key={ban.id}>
            <OneBan ban={ban} />
            <BanRepairs ban={ban} providerId={providerId} own={own} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneBan({ ban }: { readonly ban: Ban }) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const { rule, title, source, facts, reasons, authority, document, inForce, published, liftedOn, liftReason } = ban;
  return (
    <>
      <strong>
        {authority} {document}
      </strong>{' '}
      <StateTag tone={inForce ? 'bad' : 'plain'}>{t(stateOf(ban))}</StateTag>{' '}
      {inForce && !published && <StateTag tone="plain">{t('repair.notPublished')}</StateTag>}
      <dl className="facts">
        <dt>{t('bans.article')}</dt>
        <dd>
          <code>{rule}</code> {title[language]} <span className="quiet">{source}</span>
        </dd>
        <dt>{t('ban.facts')}</dt>
        <dd>{facts}</dd>
        {reasons !== null && (
          <>
            <dt>{t('bans.reasons')}</dt>
            <dd>{reasons}</dd>
          </>
        )}
        {liftedOn !== null && (
          <>
            <dt>{t('ban.lifted')}</dt>
            <dd>
              {liftedOn} {liftReason}
            </dd>
          </>
        )}
        <Term ban={ban} />
        <Remedies ban={ban} />
      </dl>
    </>
  );
}

function stateOf({ inForce, liftedOn, days, repairs }: Ban) {
  if (inForce) return 'ban.inForce';
  if (liftedOn !== null) return 'ban.lifted';
  if (repairs.some(({ scope, state }) => scope === 'lifting' && state === 'granted')) return 'repair.lifted';
  return days.past === 0 ? 'ban.ahead' : 'ban.over';
}

function Term({ ban: { fromDay, untilDay, days } }: { readonly ban: Ban }) {
  const { t } = useTranslation('bank');
  const text = t('bans.past', { past: days.past, total: days.total });
  return (
    <>
      <dt>{t('bans.term')}</dt>
      <dd>
        {t('bans.days', { from: fromDay, until: untilDay })}
        <span className="line-about">
          <progress max={days.total} value={days.past} aria-label={`${t('bans.term')} ${text}`} /> {text}
        </span>
      </dd>
    </>
  );
}

/** Reconsideration and court, each with its last day; where the service is not known here, from when they count. */
function Remedies({ ban: { servedOn, remedies, inForce } }: { readonly ban: Ban }) {
  const { t } = useTranslation('bank');
  if (remedies === null && !inForce) return null;
  return (
    <>
      <dt>{t('bans.rights')}</dt>
      <dd>
        {remedies === null ? (
          t('bans.rightsUnserved')
        ) : (
          <>
            {t('bans.served', { day: servedOn })}
            <span className="line-about">{t('bans.reconsideration', { day: remedies.reconsiderationUntil })}</span>
            <span className="line-about">
              {t('bans.court', { day: remedies.courtUntil, days: remedies.courtAfterReconsiderationDays })}
            </span>
          </>
        )}
      </dd>
    </>
  );
}
