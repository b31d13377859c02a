import { useTranslation } from 'react-i18next';
import { formatInstant, formatSecond, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { useServerNow } from '../connection/server-clock.ts';
import type { Opening } from './opening-query.ts';

const SECOND = 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** The server's clock, large, and how long it is to the opening. */
export function HallClock({ opening: { deadline, state } }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const now = useServerNow(SECOND);
  if (deadline === null) return <p className="quiet">{t('noDeadline')}</p>;
  const left = now === undefined ? undefined : Math.ceil((Date.parse(deadline.wall) - now) / SECOND);
  return (
    <dl className="hall-clock">
      {state === 'before' && (
        <div>
          <dt>{t('countdown')}</dt>
          <dd>
            <span role="timer" className="hall-count">
              {left === undefined ? '—' : left > 0 ? digits(left) : t('countdownOver')}
            </span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('legal')}</dt>
        <dd>{formatInstant(deadline.legal as Instant)}</dd>
      </div>
      <div>
        <dt>{t('serverClock')}</dt>
        <dd>{now === undefined ? '—' : formatSecond(instantOfMillis(Math.floor(now)))}</dd>
      </div>
    </dl>
  );
}

/** `12:03:59`, with the days in front while there are any. */
function digits(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const parts = [Math.floor((seconds % DAY) / HOUR), Math.floor((seconds % HOUR) / 60), seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days > 0 ? `${days} d ${clock}` : clock;
}
