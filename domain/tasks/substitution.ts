import type { Role } from './task-kind.ts';

/**
 * Roles whose work a colleague may do while somebody is away. An expert is drawn in person and scores independently
 * (EV-06), and a provider answers for its own bid: neither can be stood in for. The key of the sealed bids is the
 * worker's own and nobody's to hand on (PB-05).
 */
export const SUBSTITUTABLE_ROLES: readonly Role[] = [
  'officer',
  'approver',
  'finance',
  'supervisor',
  'clerk',
  'assistant',
];

/** The longest leave in days that is taken at once; a longer absence is a change of post, not a leave. */
export const LONGEST_LEAVE_DAYS = 180;
