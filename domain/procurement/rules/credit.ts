import { count, running, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const HOUSE = {
  source: '§2.6; house rule: configuration',
  confidence: 'C',
  effectiveFrom: INSTRUMENTS.HOUSE.from,
} as const;

/** Chapter CR: the credit file of a provider (事后管诚信). The document asks for it and gives no figures. */
export const CREDIT_RULES = [
  {
    id: 'CR-01',
    title: { zh: '信用评分和等级', en: 'Score and level of a credit file' },
    figures: {
      base: count(80, 'exact'),
      bonus: count(20, 'max'),
      kept: within(3, 'year'),
      levelA: count(90, 'from'),
      levelB: count(75, 'from'),
      levelC: count(60, 'from'),
    },
    ...HOUSE,
    note: 'The score begins with the base; good events add up to the bonus at most, bad ones are taken off. An event counts in full for a year, half in the second, a quarter in the third, and then no more; three years are the look-back of DB-06. A region may publish a scheme of its own with its document.',
  },
  {
    id: 'CR-02',
    title: { zh: '信用事项的分值', en: 'Points of the events of a credit file' },
    figures: {
      'inspection-passed': count(1, 'exact'),
      'inspection-problems': count(3, 'exact'),
      'report-in-time': count(1, 'exact'),
      'report-late': count(2, 'exact'),
      'records-confirmed': count(5, 'exact'),
      'standby-accepted': count(5, 'exact'),
      'standby-silent': count(5, 'exact'),
      'contract-terminated': count(25, 'exact'),
      'contract-accepted': count(5, 'exact'),
      'evaluated-excellent': count(10, 'exact'),
      'evaluated-good': count(5, 'exact'),
      'evaluated-failed': count(15, 'exact'),
      'graded-excellent': count(5, 'exact'),
      'graded-basic': count(3, 'exact'),
      'graded-unqualified': count(10, 'exact'),
      'refused-to-sign': count(15, 'exact'),
      'complaint-fabricated': count(20, 'exact'),
    },
    ...HOUSE,
    note: 'Whether they are added or taken off follows from the event. To challenge is a right and costs nothing.',
  },
  {
    id: 'CR-03',
    title: { zh: '信用异议和信用修复', en: 'Objection to an event, and its repair' },
    figures: { repairFrom: running(6, 'month') },
    ...HOUSE,
    note: 'An objection may be made at any time while the event counts; it is upheld from the beginning. A repair may be asked for from so long after the event and counts from the decision. Each once an event.',
  },
  {
    id: 'CR-04',
    title: { zh: '信用等级在准入和选择中的运用', en: 'The level counts at admission and at selection' },
    ...HOUSE,
    note: 'Whoever stands at D is admitted with a reason on record only, and recommended by nobody; in an open procedure a level excludes nobody (DB-11).',
  },
] as const satisfies readonly Rule[];
