import type { CourseFacts, LotFacts } from '../../domain/procurement/course-facts.ts';
import type { ExcludedTime } from '../../domain/procurement/excluded-time.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Term } from '../../domain/procurement/notice-term.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, parseDay, type Day } from '../../domain/time/shanghai.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { clockOfPurchase } from './purchase-clock.ts';
import { termOf } from './term.ts';

/** What the periods of a purchase are counted from. */
export const COURSE_ROWS = {
  lots: { orderBy: { seq: 'asc' } },
  events: { where: { kind: { not: 'draw' } }, orderBy: { id: 'asc' } },
  notices: { select: { kind: true } },
  holds: { orderBy: [{ since: 'asc' }, { id: 'asc' }] },
  contracts: { where: { kind: 'main', state: { not: 'draft' } }, orderBy: { number: 'asc' } },
} satisfies Prisma.PurchaseInclude;

type CourseRow = Prisma.PurchaseGetPayload<{ include: typeof COURSE_ROWS }>;
type EventRow = CourseRow['events'][number];

/**
 * The facts of a purchase as days on its business clock. Whoever is no official learns nothing of the evaluation and of
 * the office's own steps before the result is published.
 */
export function courseFacts(row: CourseRow, official: boolean): CourseFacts {
  const clock = clockOfPurchase(row);
  const onClock = (date: Date): Day => dayOf(toBusiness(clock, instantOfMillis(date.getTime())));
  const on = (matches: (event: EventRow) => boolean): Day | undefined => {
    const event = row.events.find(matches);
    return event && day(event.at);
  };
  const resultPublished = row.notices.some(({ kind }) => kind === 'result-notice');
  const informed = official || resultPublished;
  return {
    method: row.method as MethodCode,
    today: onClock(new Date()),
    openedOn: onClock(row.createdAt),
    plannedOn: on(({ key }) => key === 'stage:publication'),
    noticeOn: on(({ key }) => key === 'tender-notice'),
    deadlineOn: row.bidDeadlineLegal === null ? undefined : day(row.bidDeadlineLegal),
    bidsOpenedOn: on(({ key }) => key === 'opening'),
    resultOn: on(({ key }) => key === 'result-notice'),
    endedOn: row.state === 'running' ? undefined : on(({ key }) => key === 'end'),
    held: row.holds.map(heldTime),
    lots: row.lots.map((lot) => lotFacts(lot, row, on, informed, official)),
  };
}

function lotFacts(
  lot: CourseRow['lots'][number],
  { contracts }: CourseRow,
  on: (matches: (event: EventRow) => boolean) => Day | undefined,
  informed: boolean,
  official: boolean,
): LotFacts {
  const contract = contracts.findLast(({ lotId }) => lotId === lot.id);
  const ofLot = (key: (event: EventRow) => boolean) => on((event) => event.lotId === lot.id && key(event));
  return {
    lotId: lot.id,
    term: termFacts(termOf(lot)),
    rankedOn: informed ? ofLot(({ kind }) => kind === 'ranking') : undefined,
    awardedOn: informed ? ofLot(({ kind }) => kind === 'award') : undefined,
    signedOn: ofLot(({ kind }) => kind === 'contract-signed'),
    contractNoticeOn: ofLot(({ key }) => key.startsWith('contract-notice:')),
    filedOn: official ? ofLot(({ taskId }) => taskId?.includes('/file-contract/') ?? false) : undefined,
    startsOn: contract?.startsOn ? utcDay(contract.startsOn) : undefined,
    endsOn: contract?.endsOn ? utcDay(contract.endsOn) : undefined,
    acceptedOn: ofLot(({ kind }) => kind === 'accepted'),
    ended: lot.state === 'failed' || lot.state === 'terminated',
  };
}

/** One that stands keeps the clock still; a capped one was over at its cap. */
function heldTime({ since, endedAt, untilAt }: CourseRow['holds'][number]): ExcludedTime {
  const end = endedAt ?? untilAt;
  return { from: day(since), ...(end !== null && { to: day(end) }) };
}

function termFacts(term: ReturnType<typeof termOf>): Term {
  if ('until' in term) return { unit: 'until', until: parseDay(term.until) };
  if ('months' in term) return { unit: 'month', count: term.months };
  if ('days' in term) return { unit: 'day', count: term.days };
  return { unit: 'working-day', count: term.workingDays };
}

/** Of an instant that is already on the business clock. */
function day(date: Date): Day {
  return dayOf(instantOfMillis(date.getTime()));
}

/** A `date` column comes as midnight UTC of its day. */
function utcDay(date: Date): Day {
  return date.toISOString().slice(0, 10) as Day;
}
