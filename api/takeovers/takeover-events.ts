import { z } from 'zod';
import type { TaskRow } from './takeover-tasks.ts';

export const TAKEOVER_EVENTS = [
  'requested',
  'frozen',
  'asked',
  'accepted',
  'declined',
  'expired',
  'failed',
  'started',
  'dismissed',
  'first-covered',
  'all-covered',
  'visited',
  'settled',
  'terminated',
  'returned',
  'rectify',
  'mended',
  'not-mended',
  'bridge-decided',
  'permanent-visited',
  'ended',
] as const;
type EventCode = (typeof TAKEOVER_EVENTS)[number];

export const takeoverEventSchema = z.object({
  at: z.iso.datetime(),
  code: z.enum(TAKEOVER_EVENTS),
  who: z.string().nullable().meta({ description: 'Person or organisation' }),
  count: z.int().nullable().meta({ description: 'Recipients that a provider takes' }),
});

type EventAnswer = z.input<typeof takeoverEventSchema>;

/** What the course is read from. */
interface Course {
  readonly requestedAt: Date;
  readonly requester: string | null;
  readonly frozenAt: Date | null;
  readonly firstCoveredAt: Date | null;
  readonly lastCoveredAt: Date | null;
  readonly closedAt: Date | null;
  readonly invitations: readonly {
    readonly position: number;
    readonly provider: { readonly name: string };
    readonly state: string;
    readonly capacity: number;
    readonly answeredAt: Date | null;
  }[];
  readonly failures: readonly { readonly provider: { readonly name: string }; readonly reportedAt: Date }[];
  readonly tasks: readonly TaskRow[];
}

/** What has happened so far, in its order. */
export function takeoverEvents(course: Course): EventAnswer[] {
  const { requester, requestedAt, frozenAt, firstCoveredAt, lastCoveredAt, closedAt } = course;
  return [
    event('requested', requestedAt, requester),
    event('frozen', frozenAt),
    ...course.invitations.flatMap((invitation) => invitationEvents(invitation, course.tasks)),
    ...course.failures.map(({ provider, reportedAt }) => event('failed', reportedAt, provider.name)),
    event('first-covered', firstCoveredAt),
    event('all-covered', lastCoveredAt),
    ...course.tasks.flatMap(decisionEvents),
    event('ended', closedAt),
  ]
    .flat()
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function event(
  code: EventCode,
  at: Date | null,
  who: string | null = null,
  count: number | null = null,
): EventAnswer[] {
  return at === null ? [] : [{ at: at.toISOString(), code, who, count }];
}

/** Whoever had accepted and failed afterwards has accepted; who fails before its answer has none. */
const ANSWERS: Readonly<Record<string, EventCode>> = {
  accepted: 'accepted',
  failed: 'accepted',
  declined: 'declined',
  expired: 'expired',
};

function invitationEvents(
  { position, provider, state, capacity, answeredAt }: Course['invitations'][number],
  tasks: readonly TaskRow[],
): EventAnswer[] {
  const asked = tasks.find((task) => task.kind === 'answer-standby' && task.position === position);
  const answer = ANSWERS[state];
  return [
    ...event('asked', asked?.createdAt ?? null, provider.name),
    ...(answer === undefined ? [] : event(answer, answeredAt, provider.name, answer === 'accepted' ? capacity : null)),
  ];
}

function decisionEvents({ kind, state, outcome, by, organisation, doneAt }: TaskRow): EventAnswer[] {
  if (state !== 'done') return [];
  switch (kind) {
    case 'decide-takeover':
      return event(outcome === 'start' ? 'started' : 'dismissed', doneAt, by);
    case 'confirm-first-visits':
    case 'confirm-last-resort-visits':
      return event('visited', doneAt, organisation ?? by);
    case 'settle-takeover':
      return event('settled', doneAt, by);
    case 'resolve-takeover':
      return event(outcome === 'terminate' ? 'terminated' : 'returned', doneAt, by);
    case 'order-rectification':
      return event('rectify', doneAt, by);
    case 'accept-rectification':
      return event(outcome === 'accept' ? 'mended' : 'not-mended', doneAt, by);
    case 'approve-succession':
      return outcome === 'approve' ? event('bridge-decided', doneAt, by) : [];
    case 'confirm-successor-visits':
      return event('permanent-visited', doneAt, organisation ?? by);
    default:
      return [];
  }
}
