/** How one review of a provider of the bank stands. `void`: it had left the bank when the review was due. */
export const REVIEW_STATES = ['scheduled', 'kept', 'suspended', 'exited', 'void'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export type ReviewEnd = Exclude<ReviewState, 'scheduled'>;
/** What a person decides. */
export type ReviewDecision = Exclude<ReviewEnd, 'void'>;
