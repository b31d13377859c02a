import { figure } from '../procurement/rules.ts';
import { addMonths, type Day } from '../time/shanghai.ts';

/** The rules under which a supplier is banned from government procurement for a time. */
export const DEBARMENT_RULES = ['DB-01', 'DB-02', 'DB-03'] as const;
export type DebarmentRule = (typeof DEBARMENT_RULES)[number];

/** The earliest last day of a ban that begins on a day: the same day of the year after (GPL 77, REG 72, M74 54). */
export function shortestBan(rule: DebarmentRule, from: Day): Day {
  return addMonths(from, figure(rule, 'shortestBan', from).count * 12);
}

/** The latest last day of a ban that begins on a day. */
export function longestBan(rule: DebarmentRule, from: Day): Day {
  return addMonths(from, figure(rule, 'longestBan', from).count * 12);
}
