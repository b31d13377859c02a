import { useKeptDraft } from '../form/kept-draft.ts';
import { NO_MATTER } from './matters.tsx';
import type { ChallengeInput } from './queries.ts';

export type Letter = Omit<ChallengeInput, 'matters'> & {
  readonly matters: readonly ChallengeInput['matters'][number][];
};

const EMPTY: Letter = { ground: 'documents', matters: [NO_MATTER], request: '', contactName: '', contactPhone: '' };

/** The letter as it is being written, kept in this browser until it is handed in. */
export function useKeptLetter(purchaseId: string) {
  return useKeptDraft<Letter>(`jieli.challenge.${purchaseId}`, EMPTY);
}
