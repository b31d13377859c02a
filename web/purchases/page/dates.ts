import { formatInstant, type Instant } from '../../../domain/time/shanghai.ts';

/** '2027-03-18 09:00' in Asia/Shanghai, of an instant as the api writes it. */
export function instantText(at: string): string {
  return formatInstant(at as Instant);
}
