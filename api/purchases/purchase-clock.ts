import type { BusinessClock } from '../../domain/time/business-clock.ts';
import { instantOfMillis, millisOf } from '../../domain/time/shanghai.ts';

/** The columns of a purchase that hold its clock. */
export const CLOCK_COLUMNS = { clockEpoch: true, clockScale: true, clockCatchesUp: true } as const;

export function clockOfPurchase(row: {
  readonly clockEpoch: Date;
  readonly clockScale: number;
  readonly clockCatchesUp: boolean;
}): BusinessClock {
  return {
    epoch: instantOfMillis(row.clockEpoch.getTime()),
    scale: row.clockScale,
    catchesUp: row.clockCatchesUp,
  };
}

/** Business time per wall time at this moment. */
export function scaleNow({ epoch, scale, catchesUp = false }: BusinessClock): number {
  return catchesUp && Date.now() >= millisOf(epoch) ? 1 : scale;
}
