const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How much time is left, in the two units that matter: whole days and hours far off, seconds near the end. */
export type TimeLeft =
  | { readonly unit: 'days'; readonly days: number; readonly hours: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'minutes'; readonly minutes: number; readonly seconds: number }
  | { readonly unit: 'over' };

/** Of so many milliseconds; rounded down, so that it never promises time that is not there. */
export function timeLeft(millis: number): TimeLeft {
  const whole = (unit: number, within: number) => Math.floor((millis % within) / unit);
  if (millis <= 0) return { unit: 'over' };
  if (millis >= DAY) return { unit: 'days', days: Math.floor(millis / DAY), hours: whole(HOUR, DAY) };
  if (millis >= HOUR) return { unit: 'hours', hours: Math.floor(millis / HOUR), minutes: whole(MINUTE, HOUR) };
  return { unit: 'minutes', minutes: Math.floor(millis / MINUTE), seconds: whole(SECOND, MINUTE) };
}

/** From here on a deadline is shown as urgent. */
export const NEAR_MILLIS = HOUR;
