import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

/** What has happened, the newest on top. */
export function Timeline({ takeover: { events } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{t('live.timeline')}</h2>
      <ol className="timeline" reversed>
        {events.toReversed().map(({ at, code, who, count }) => (
          <li key={`${at}/${code}/${who ?? ''}`}>
            <time dateTime={at}>{formatInstant(at as Instant)}</time>
            <span>
              {who && <strong>{who} </strong>}
              {t(`live.event.${code}`, { n: count ?? 0 })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
