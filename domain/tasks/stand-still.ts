import type { TaskKind } from './task-kinds.ts';

/**
 * Tasks of a purchase whose time runs on while force majeure suspends it: money that goes back, and the decisions about the
 * suspension and the end of the purchase themselves. All others neither remind nor fall due meanwhile.
 */
export const STANDS_STILL_NOT: readonly TaskKind[] = [
  'settle-bid-bond',
  'approve-bid-bond-kept',
  'approve-suspension',
  'approve-ending',
];
