import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addMonths, dayOf, type Day, type Instant } from '../time/shanghai.ts';
import { CREDIT_EVENTS, type CreditEventCode } from './credit-event.ts';

/** What a provider may ask for an event of its file (CR-03): that it is wrong, or that it has been put right. */
export const APPEAL_KINDS = ['objection', 'repair'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

export const APPEAL_LABELS: Readonly<Record<AppealKind, Bilingual>> = {
  objection: { zh: '信用异议', en: 'Objection' },
  repair: { zh: '信用修复', en: 'Repair' },
};

export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
export type AppealEnd = Exclude<AppealState, 'open'>;

/** The first day on which the repair of an event may be asked for. */
export function repairFrom(at: Instant): Day {
  const day = dayOf(at);
  return addMonths(day, figure('CR-03', 'repairFrom', day).count);
}

/** What of the two may be asked for an event on a day, given what was asked before: each once. A repair is for bad events. */
export function appealsPossible(
  kind: CreditEventCode,
  at: Instant,
  asked: readonly AppealKind[],
  on: Day,
): readonly AppealKind[] {
  const bad = CREDIT_EVENTS[kind].tone === 'bad';
  return APPEAL_KINDS.filter(
    (appeal) => !asked.includes(appeal) && (appeal === 'objection' || (bad && on >= repairFrom(at))),
  );
}
