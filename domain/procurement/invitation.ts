import type { Day } from '../time/shanghai.ts';
import type { InvitationWay, MethodCode } from './methods.ts';
import { figure, type RuleId } from './rules.ts';

/** How a method invites in one way: by a draw, of how many, out of at least how many. */
export interface InvitationSize {
  /** False where everybody who was recommended is invited (M74 12, K214 6). */
  readonly draw: boolean;
  readonly invited: number;
  readonly pool: number;
}

/** An invited tender draws from twice as many unless all of them have applied (ME-18); a negotiation draws from the bank. */
export function invitationSize(method: MethodCode, way: InvitationWay, onDay: Day): InvitationSize {
  const invited = figure('ME-18', 'drawn', onDay).count;
  if (method !== 'invited-tender') return { draw: way === 'library', invited, pool: invited };
  const times = way === 'prequalification' ? 1 : figure('ME-18', 'poolPerDrawn', onDay).count;
  return { draw: true, invited, pool: invited * times };
}

/** How many suppliers the buyer may name beside those the experts have named (ME-19). */
export function buyerMayName(byExperts: number, onDay: Day): number {
  const most = figure('ME-19', 'buyerShare', onDay).basisPoints;
  return Math.floor((byExperts * most) / (10_000 - most));
}

export interface Pool {
  readonly size: number;
  readonly byBuyer: number;
  readonly byExperts: number;
}

/** The rule that a pool offends: too small (ME-18), or too much of it named by the buyer (ME-19). */
export function poolProblem(method: MethodCode, way: InvitationWay, pool: Pool, onDay: Day): RuleId | undefined {
  if (pool.size < invitationSize(method, way, onDay).pool) return 'ME-18';
  const shared = way === 'recommendation' && method !== 'invited-tender';
  return shared && pool.byBuyer > buyerMayName(pool.byExperts, onDay) ? 'ME-19' : undefined;
}
