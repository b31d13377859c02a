import { useKeptDraft } from '../form/kept-draft.ts';
import type { ComplaintInput } from './queries.ts';

export type Objection = ComplaintInput['matters'][number];
export type Draft = Omit<ComplaintInput, 'matters'> & { readonly matters: readonly Objection[] };

export const NO_OBJECTION: Objection = { of: 1, matter: '', facts: '', basis: '' };
const EMPTY: Draft = { matters: [NO_OBJECTION], request: '', contactName: '', contactPhone: '' };
const PHONE = /^[+\d][\d -]{5,19}$/;

/** The complaint as it is being written, kept in this browser until it is handed in. */
export function useKeptComplaint(challengeId: string) {
  return useKeptDraft<Draft>(`jieli.complaint.${challengeId}`, EMPTY);
}

/** As the api will ask: the shortest lengths of its schema, in characters. */
export function isComplete({ matters, request, contactName, contactPhone }: Draft): boolean {
  const objections = matters.every(
    ({ matter, facts, basis }) => matter.trim().length >= 4 && facts.trim().length >= 4 && basis.trim().length >= 2,
  );
  return objections && request.trim().length >= 4 && contactName.trim() !== '' && PHONE.test(contactPhone.trim());
}
