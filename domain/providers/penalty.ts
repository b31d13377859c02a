import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addMonths, type Day } from '../time/shanghai.ts';
import type { DebarmentRule } from './debarment.ts';

/**
 * How far the procedure of a ban has come: an administrative penalty, with notice, defence, hearing on request, decision and
 * service (DB-09; APL 44, 45, 60-64).
 */
export const PENALTY_STATES = {
  filed: { zh: '已立案', en: 'Filed' },
  noticed: { zh: '已告知', en: 'Notice served' },
  answered: { zh: '已陈述申辩', en: 'Heard in writing' },
  hearing: { zh: '听证', en: 'Hearing' },
  punished: { zh: '已决定，待送达', en: 'Decided, to be served' },
  dropped: { zh: '不予处罚', en: 'Dropped' },
  'in-force': { zh: '执行中', en: 'In force' },
  ended: { zh: '期满', en: 'Term over' },
  lifted: { zh: '提前解除', en: 'Lifted before its last day' },
} as const satisfies Record<string, Bilingual>;
export type PenaltyState = keyof typeof PENALTY_STATES;

/** What the party does with its rights: a hearing has to be asked for in time; silence gives it up (DB-09). */
export const PENALTY_ANSWERS = ['hearing', 'statement', 'waived'] as const;
export type PenaltyAnswer = (typeof PENALTY_ANSWERS)[number];

/** The last day on which an offence that ended on a day may be filed: two years (APL 36). */
export function lastDayToFile(endedOn: Day): Day {
  return addMonths(endedOn, figure('DB-09', 'limitation', endedOn).count * 12);
}

/** Fewest and most months that a ban under a rule lasts. */
export function banMonths(rule: DebarmentRule, on: Day): { readonly least: number; readonly most: number } {
  return { least: figure(rule, 'shortestBan', on).count * 12, most: figure(rule, 'longestBan', on).count * 12 };
}
