import type { Role } from '../tasks/task-kind.ts';

/** So many named people hold a share of a purchase's opening key. A rule of the house, not of the law (reliability.md §7). */
export const OPENING_HOLDERS = 5;

/** So many of them open; fewer learn nothing. */
export const OPENING_THRESHOLD = 3;

/** The holders come from at least so many offices. */
export const OPENING_OFFICES = 3;

/** No office holds enough shares to open alone (I12). */
export const MOST_SHARES_OF_ONE_OFFICE = OPENING_THRESHOLD - 1;

/** Whoever may hold a share: never an expert or a provider, and never whoever runs the machines. */
export const HOLDER_ROLES: readonly Role[] = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'assistant'];

/** Characters: a wrapped share in base64, with room to spare. */
export const LONGEST_SHARE = 4_096;

/** Somebody who could hold a share. */
export interface HolderCandidate {
  readonly id: string;
  readonly officeId: string;
}

/** What is wrong with a choice of holders; undefined when nothing is. */
export type HolderProblem = 'number' | 'repeated' | 'offices' | 'office-alone';

export function holderProblem(holders: readonly HolderCandidate[]): HolderProblem | undefined {
  if (holders.length !== OPENING_HOLDERS) return 'number';
  if (new Set(holders.map(({ id }) => id)).size < holders.length) return 'repeated';
  const offices = sharesByOffice(holders);
  if (Math.max(...offices.values()) > MOST_SHARES_OF_ONE_OFFICE) return 'office-alone';
  return offices.size < OPENING_OFFICES ? 'offices' : undefined;
}

/** A lawful choice among the candidates, in their order; fewer than five where there is none. */
export function proposedHolders<C extends HolderCandidate>(candidates: readonly C[]): C[] {
  const chosen: C[] = [];
  for (const candidate of candidates) {
    const ofOffice = sharesByOffice(chosen).get(candidate.officeId) ?? 0;
    if (chosen.length < OPENING_HOLDERS && ofOffice < MOST_SHARES_OF_ONE_OFFICE) chosen.push(candidate);
  }
  return chosen;
}

function sharesByOffice(holders: readonly HolderCandidate[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { officeId } of holders) shares.set(officeId, (shares.get(officeId) ?? 0) + 1);
  return shares;
}
