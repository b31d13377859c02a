import { dayOf, type Day, type Instant } from '../time/shanghai.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { deadline, noticeEnd, type LegalDate } from './deadlines.ts';
import { METHODS, type MethodCode } from './methods.ts';
import { periodOf } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** What a challenge (质疑) is about: each begins its own window (CH-01). The two in the middle are steps of the process. */
export const CHALLENGE_GROUNDS = ['documents', 'opening', 'evaluation', 'result'] as const;
export type ChallengeGround = (typeof CHALLENGE_GROUNDS)[number];

export const CHALLENGE_GROUND_LABELS: Readonly<Record<ChallengeGround, Bilingual>> = {
  documents: { zh: '采购文件', en: 'Documents' },
  opening: { zh: '采购过程：开标', en: 'Process: opening' },
  evaluation: { zh: '采购过程：评审', en: 'Process: evaluation' },
  result: { zh: '采购结果', en: 'Result' },
};

export const CHALLENGE_OUTCOMES = ['upheld', 'rejected'] as const;
export type ChallengeOutcome = (typeof CHALLENGE_OUTCOMES)[number];

/** Business instants of what a purchase has come to; absent until it has. */
export interface ChallengeFacts {
  readonly method: MethodCode;
  readonly noticeAt?: Instant | undefined;
  readonly openedAt?: Instant | undefined;
  /** Every lot is ranked or has failed. */
  readonly evaluatedAt?: Instant | undefined;
  readonly resultAt?: Instant | undefined;
}

/** From when to when a challenge on one ground may be handed in. */
export interface ChallengeWindow {
  readonly ground: ChallengeGround;
  /** Business instant from which it is taken: a step must be over, documents must be out. */
  readonly opensAt: Instant;
  /** The day from which the seven working days count, itself not included (CN-01). */
  readonly countsFrom: Day;
  /** Its last instant, 23:59:59 of the seventh working day. */
  readonly until: LegalDate;
}

/**
 * The windows that have opened so far. Documents count from the end of the notice period, a step of the process from its
 * end, the result from the end of the result's notice period (GPL 52; REG 53; M94 10-11).
 */
export function challengeWindows(facts: ChallengeFacts, calendar: WorkingCalendar): readonly ChallengeWindow[] {
  const { method, noticeAt, openedAt, evaluatedAt, resultAt } = facts;
  const window = (ground: ChallengeGround, opensAt: Instant, countsFrom: Day): ChallengeWindow => ({
    ...{ ground, opensAt, countsFrom },
    until: deadline('CH-01', 'challenge', countsFrom, calendar, dayOf(opensAt)),
  });
  const step = (ground: ChallengeGround, at: Instant | undefined) =>
    at === undefined ? [] : [window(ground, at, dayOf(at))];
  return [
    ...(noticeAt === undefined ? [] : [window('documents', noticeAt, noticeEnds(method, dayOf(noticeAt), calendar))]),
    ...step('opening', openedAt),
    ...step('evaluation', evaluatedAt),
    ...(resultAt === undefined ? [] : [window('result', resultAt, resultNoticeEnds(dayOf(resultAt), calendar))]),
  ];
}

function noticeEnds(method: MethodCode, publishedOn: Day, calendar: WorkingCalendar): Day {
  return METHODS[method].notice === undefined ? publishedOn : noticeEnd(method, publishedOn, calendar).on;
}

function resultNoticeEnds(publishedOn: Day, calendar: WorkingCalendar): Day {
  return deadline('PB-03', undefined, publishedOn, calendar, publishedOn).on;
}

/** Whether only those who took part may challenge on this ground: any supplier may challenge documents it was given (M94 11). */
export function needsParticipation(ground: ChallengeGround): boolean {
  return ground !== 'documents';
}

/** When the answer is due at the latest, from the receipt (CH-03). */
export function answerDue(receivedAt: Instant, calendar: WorkingCalendar): LegalDate {
  return deadline('CH-03', 'answer', receivedAt, calendar, dayOf(receivedAt));
}

/** Until when the challenger may complain to the finance department: counted from the end of the answer period (CH-05). */
export function complaintUntil(receivedAt: Instant, calendar: WorkingCalendar): LegalDate {
  const due = answerDue(receivedAt, calendar);
  return deadline('CH-05', 'complaint', due.on, calendar, due.on);
}

/** Working days that a challenger has, by the rule in force on the day. */
export function challengeDays(on: Day): number {
  return periodOf('CH-01', 'challenge', on).count;
}
