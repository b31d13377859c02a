import { ClockCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatSecond, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { useServerNow } from '../connection/server-clock.ts';
import { NEAR_MILLIS, timeLeft } from './time-left.ts';
import './words.ts';

export interface Deadline {
  /** Database time after which a bid is refused. */
  readonly wall: string;
  readonly legal: string;
}

/** The deadline in force and how much time is left, by the server's clock; seconds in the last hour. */
export function DeadlineClock({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useTranslation('provider');
  const now = useServerNow(1000);
  const left = now === undefined ? undefined : Date.parse(deadline.wall) - now;
  return (
    <span className="due">
      {left !== undefined && <TimeLeftTag millis={left} />}
      <span className="due-date">{t('clock.until', { at: formatInstant(deadline.legal as Instant) })}</span>
    </span>
  );
}

function TimeLeftTag({ millis }: { readonly millis: number }) {
  const { t } = useTranslation('provider');
  const left = timeLeft(millis);
  if (left.unit === 'over') {
    return (
      <span className="due-light due-over">
        <StopOutlined aria-hidden /> {t('clock.over')}
      </span>
    );
  }
  return (
    <span role="timer" className={`due-light ${millis < NEAR_MILLIS ? 'due-soon' : 'due-fine'}`}>
      <ClockCircleOutlined aria-hidden /> {t(`clock.${left.unit}`, left)}
    </span>
  );
}

/** True once the server's clock has passed the deadline; undefined while the clock is not known. */
export function useIsOver(deadline: Deadline | null | undefined): boolean | undefined {
  const now = useServerNow(1000);
  if (deadline === null || deadline === undefined || now === undefined) return undefined;
  return now >= Date.parse(deadline.wall);
}

/** What the deciding clock shows, for whoever would rather trust the one on the wall. */
export function ServerClock() {
  const { t } = useTranslation('provider');
  const now = useServerNow(1000);
  if (now === undefined) return null;
  return <span className="line-about">{t('clock.now', { at: formatSecond(instantOfMillis(Math.floor(now))) })}</span>;
}
