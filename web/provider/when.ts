import { formatInstant, formatSecond, type Instant } from '../../domain/time/shanghai.ts';

/** To the minute in Asia/Shanghai. */
export function minute(instant: string): string {
  return formatInstant(instant as Instant);
}

/** To the second in Asia/Shanghai. */
export function second(instant: string): string {
  return formatSecond(instant as Instant);
}
