import { startOfDay, type Day } from '../time/shanghai.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { CourseFacts, LotFacts } from './course-facts.ts';
import { bidDeadline, clarificationLastDay, deadline, documentsEnd, noticeEnd } from './deadlines.ts';
import { periodWithout } from './excluded-time.ts';
import { METHODS, type FigureRef, type MethodCode } from './methods.ts';
import { periodOf, type RuleId } from './rules.ts';
import type { Period } from './rules/figure.ts';
import { endOfTerm } from './term.ts';

/** The parts of a purchase that have a length by law, by house rule or by contract, in the order of the procedure. */
export const PERIOD_CODES = [
  'planning',
  'documents',
  'notice',
  'supply',
  'clarification',
  'preparation',
  'evaluation',
  'decision',
  'result',
  'result-notice',
  'challenge',
  'signing',
  'contract-notice',
  'filing',
  'service',
  'acceptance',
] as const;
export type PeriodCode = (typeof PERIOD_CODES)[number];

/** 'max': to be done by the end. 'min': not to end before it. 'exact': ends then. */
export type PeriodBound = Period['bound'];

interface End {
  readonly on: Day;
  readonly provisional: boolean;
}

/** A period on its way, before it is compared with the plan. */
export interface OutlinedPeriod {
  readonly code: PeriodCode;
  readonly lotId?: string;
  readonly rule: RuleId;
  readonly bound: PeriodBound;
  readonly limit?: Period;
  /** The day it began or is expected to begin. */
  readonly from: Day;
  readonly end: End;
  readonly began: boolean;
  readonly endedOn: Day | undefined;
}

type Step = readonly [rule: RuleId, figure: string];

/** Tasks one after the other, each with its own time (domain/tasks/purchase-tasks.ts). */
const PLANNING: readonly Step[] = [
  ['HS-01', 'due'], // draft-plan
  ['HS-01', 'due'], // confirm-budget
  ['HS-01', 'due'], // approve-plan
];
const DOCUMENTS: readonly Step[] = [
  ['HS-01', 'due'], // draft-documents
  ['HS-01', 'due'], // approve-documents
  ['PB-01', 'mediumPublishes'], // publish-notice
];

function evaluationSteps(method: MethodCode): readonly Step[] {
  const offers: readonly Step[] = METHODS[method].lastOffers ? [['HS-07', 'offer']] : [];
  return [['HS-01', 'due'], ...offers, ['EV-14', 'report']];
}

/**
 * One forward pass through the procedure: what has not happened is expected at the end of what comes before it, and not
 * before today. `wishedNotice` is taken for the day of a notice that has not been published.
 */
export function outlineOf(facts: CourseFacts, calendar: WorkingCalendar, wishedNotice?: Day): OutlinedPeriod[] {
  const { method, today, openedOn, lots } = facts;
  const planning = stepsEnd(PLANNING, openedOn, calendar);
  const plannedOn = facts.plannedOn ?? laterDay(planning.on, today);
  const documents = stepsEnd(DOCUMENTS, plannedOn, calendar);
  const noticeOn = facts.noticeOn ?? laterDay(wishedNotice ?? documents.on, today);
  const announced = announcement(facts, noticeOn, calendar);
  const deadlineOn = announced.find(({ code }) => code === 'preparation')?.end.on ?? noticeOn;
  const openingOn = facts.bidsOpenedOn ?? laterDay(deadlineOn, today);
  const evaluation = stepsEnd(evaluationSteps(method), openingOn, calendar);
  const rankedOn = lastOf(lots, 'rankedOn');
  const decisions = lots.map((lot) => decisionOf(lot, rankedOn ?? laterDay(evaluation.on, today), calendar));
  const awardedOn = lastOf(lots, 'awardedOn');
  const expectedAward = laterDay(decisions.map(({ end }) => end.on).reduce(laterDay, today), today);
  const result = limited('EV-17', 'publish', awardedOn ?? expectedAward, calendar);
  const resultOn = facts.resultOn ?? laterDay(result.end.on, today);
  const opened = facts.bidsOpenedOn !== undefined;
  return [
    { code: 'planning', ...within('HS-01', openedOn, planning), began: true, endedOn: facts.plannedOn },
    {
      ...{ code: 'documents', ...within('HS-01', plannedOn, documents) },
      ...{ began: facts.plannedOn !== undefined, endedOn: facts.noticeOn },
    },
    ...announced,
    {
      code: 'evaluation',
      ...within('EV-14', openingOn, evaluation),
      began: opened,
      endedOn: opened ? rankedOn : undefined,
    },
    ...decisions,
    { code: 'result', ...result, began: awardedOn !== undefined, endedOn: facts.resultOn },
    ...afterResult(resultOn, facts, calendar),
    ...lots.flatMap((lot) => contractOf(lot, resultOn, facts, calendar)),
  ];
}

function within(rule: RuleId, from: Day, end: End) {
  return { rule, bound: 'max', from, end } as const;
}

/** A period that is one figure of one rule. */
function limited(rule: RuleId, figure: string, from: Day, calendar: WorkingCalendar) {
  const limit = periodOf(rule, figure, from);
  const { on, provisional } = deadline(rule, figure, from, calendar, from);
  return { rule, bound: limit.bound, limit, from, end: { on, provisional } };
}

/** Notice, supply of documents, clarification and preparation all count from the notice (CN-06). */
function announcement(facts: CourseFacts, noticeOn: Day, calendar: WorkingCalendar): OutlinedPeriod[] {
  const { method, today } = facts;
  const { notice, documentSupply, preparation, clarification } = METHODS[method];
  const began = facts.noticeOn !== undefined;
  const window = (code: PeriodCode, ref: FigureRef, end: End): OutlinedPeriod => {
    const limit = periodOf(ref.rule, ref.figure, noticeOn);
    const endedOn = began && today > end.on ? end.on : undefined;
    return { code, rule: ref.rule, bound: limit.bound, limit, from: noticeOn, end, began, endedOn };
  };
  const rows: OutlinedPeriod[] = [];
  if (notice) rows.push(window('notice', notice, noticeEnd(method, noticeOn, calendar)));
  if (documentSupply) rows.push(window('supply', documentSupply, documentsEnd(method, noticeOn, calendar)));
  if (!preparation) return rows;
  const earliest = bidDeadline(method, noticeOn, calendar);
  const end = { on: facts.deadlineOn ?? earliest.on, provisional: earliest.provisional };
  if (clarification) {
    const last = clarificationLastDay(method, end.on, calendar, noticeOn);
    rows.push({ ...window('clarification', clarification, last), bound: 'exact' });
  }
  rows.push({ ...window('preparation', preparation, end), rule: earliest.rule, endedOn: facts.bidsOpenedOn });
  return rows;
}

function decisionOf(lot: LotFacts, rankedOn: Day, calendar: WorkingCalendar): OutlinedPeriod {
  const period = limited('EV-15', 'decision', lot.rankedOn ?? rankedOn, calendar);
  const began = lot.rankedOn !== undefined;
  return { code: 'decision', lotId: lot.lotId, ...period, began, endedOn: began ? lot.awardedOn : undefined };
}

/** The result stands published for a day, and may be challenged from then on (PB-03, CH-01). */
function afterResult(resultOn: Day, facts: CourseFacts, calendar: WorkingCalendar): OutlinedPeriod[] {
  const { today } = facts;
  const window = (code: PeriodCode, period: ReturnType<typeof limited>): OutlinedPeriod => {
    const began = facts.resultOn !== undefined && period.from <= today;
    return {
      code,
      ...period,
      bound: 'exact',
      began,
      endedOn: began && today > period.end.on ? period.end.on : undefined,
    };
  };
  const notice = limited('PB-03', 'notice', resultOn, calendar);
  return [window('result-notice', notice), window('challenge', limited('CH-01', 'challenge', notice.end.on, calendar))];
}

function contractOf(lot: LotFacts, resultOn: Day, facts: CourseFacts, calendar: WorkingCalendar): OutlinedPeriod[] {
  const { today } = facts;
  const { lotId } = lot;
  const signing = signingPeriod(resultOn, facts, calendar);
  const signedOn = lot.signedOn ?? laterDay(signing.end.on, today);
  const signed = lot.signedOn !== undefined;
  // A lot that failed before the result has no winner to sign with.
  const awaited = facts.resultOn !== undefined && (signed || !lot.ended);
  const startsOn = lot.startsOn ?? signedOn;
  const endsOn = lot.endsOn ?? endOfTerm(lot.term, startsOn, calendar);
  const serving = signed && startsOn <= today;
  const served = serving && (today > endsOn || lot.acceptedOn !== undefined);
  const service = { rule: 'CO-07', bound: 'exact', from: startsOn, end: { on: endsOn, provisional: false } } as const;
  const notice = limited('CO-02', 'publish', signedOn, calendar);
  const filing = limited('CO-04', 'file', signedOn, calendar);
  const acceptance = limited('HS-11', 'acceptance', endsOn, calendar);
  return [
    { code: 'signing', lotId, ...signing, began: awaited, endedOn: lot.signedOn },
    { code: 'contract-notice', lotId, ...notice, began: signed, endedOn: lot.contractNoticeOn },
    { code: 'filing', lotId, ...filing, began: signed, endedOn: lot.filedOn },
    { code: 'service', lotId, ...service, began: serving, endedOn: served ? earlierDay(endsOn, today) : undefined },
    { code: 'acceptance', lotId, ...acceptance, began: served, endedOn: lot.acceptedOn },
  ];
}

/** Thirty days from the award letter, those of holds left out (CO-01, CO-11). */
function signingPeriod(resultOn: Day, { held = [], today }: CourseFacts, calendar: WorkingCalendar) {
  const signing = limited('CO-01', 'sign', resultOn, calendar);
  if (held.length === 0) return signing;
  const { due } = periodWithout({ rule: 'CO-01', figure: 'sign' }, startOfDay(resultOn), held, calendar, today);
  return { ...signing, end: { on: due.on, provisional: due.provisional } };
}

function stepsEnd(steps: readonly Step[], from: Day, calendar: WorkingCalendar): End {
  let end: End = { on: from, provisional: false };
  for (const [rule, figure] of steps) {
    const { on, provisional } = deadline(rule, figure, end.on, calendar, end.on);
    end = { on, provisional: end.provisional || provisional };
  }
  return end;
}

/** The day on which the last lot got there; undefined while one that goes on has not. */
function lastOf(lots: readonly LotFacts[], name: 'rankedOn' | 'awardedOn'): Day | undefined {
  const days = lots.filter((lot) => !lot.ended || lot[name] !== undefined).map((lot) => lot[name]);
  return days.reduce<Day | undefined>((last, day, at) => {
    return at === 0 ? day : last === undefined || day === undefined ? undefined : laterDay(last, day);
  }, undefined);
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}
