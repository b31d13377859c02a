import type { OutcomeOf, TaskKind } from './task-kinds.ts';

/** Minutes for which a person's password, once given, answers for what cannot be taken back. */
export const PASSWORD_HOLDS_MINUTES = 10;

/**
 * Decisions that bind others at once and that nobody can take back afterwards: signatures, awards, the opening, money
 * that leaves, contracts and purchases that end. Before them the person proves once more who they are.
 */
const IRREVOCABLE_OUTCOMES: { readonly [K in TaskKind]?: readonly OutcomeOf<K>[] } = {
  'approve-plan': ['reject'],
  'approve-ending': ['approve'],
  'decide-stalled-opening': ['end'],
  'release-opening-share': ['release', 'lost'],
  'review-conformity': ['sign'],
  'judge-low-price': ['sign'],
  'score-bids': ['sign'],
  'sign-report': ['agree', 'dissent'],
  'attest-minutes': ['sign', 'dissent'],
  'sign-minutes': ['sign'],
  'confirm-award': ['confirm'],
  'publish-result': ['publish'],
  'approve-contract': ['sign'],
  'sign-contract': ['sign', 'refuse'],
  'receive-bond': ['unpaid'],
  'decide-after-refusal': ['next', 'restart'],
  'approve-forfeiture': ['approve'],
  'approve-bid-bond-kept': ['approve'],
  'approve-change': ['approve'],
  'sign-change': ['sign'],
  'decide-deductions': ['decide'],
  'pay-instalment': ['pay', 'withhold'],
  'decide-dispute': ['release', 'keep'],
  'pay-dispute': ['pay'],
  'weigh-takeover': ['urgent', 'ordinary'],
  'decide-takeover': ['start'],
  'settle-takeover': ['settle'],
  'resolve-takeover': ['terminate'],
  'accept-rectification': ['accept'],
  'approve-succession': ['approve'],
  'carry-out-answer': ['redo'],
  'publish-evaluation': ['publish'],
  'decide-performance': ['suspend'],
  'examine-complaint': ['refuse'],
  'examine-correction': ['refuse'],
  'approve-complaint': ['approve'],
  'decide-removal': ['remove'],
  'review-provider': ['exit'],
  'decide-penalty': ['punish'],
  'serve-penalty': ['serve'],
  'decide-repair': ['grant'],
};

export function isIrrevocable(kind: TaskKind, outcome: string): boolean {
  const outcomes: readonly string[] | undefined = IRREVOCABLE_OUTCOMES[kind];
  return outcomes?.includes(outcome) ?? false;
}

/** Asking for a takeover freezes payments and may hand recipients over within the hour; a drill does neither. */
export function isIrrevocableTakeover({ drill }: { readonly drill: boolean }): boolean {
  return !drill;
}
