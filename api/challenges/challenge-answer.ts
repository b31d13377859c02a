import { z } from 'zod';
import {
  answerDue,
  CHALLENGE_GROUNDS,
  CHALLENGE_OUTCOMES,
  complaintUntil,
  type ChallengeGround,
  type ChallengeOutcome,
} from '../../domain/procurement/challenge.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix, seesRegion } from '../access/scope.ts';

const instant = z.iso.datetime();
const organisation = z.object({ id: z.uuid(), name: z.string() });

export const matterSchema = z.strictObject({
  matter: z.string().trim().min(4).max(1000).meta({ description: 'What is challenged' }),
  facts: z.string().trim().min(4).max(2000).meta({ description: 'The facts it rests on' }),
  basis: z.string().trim().min(2).max(500).meta({ description: 'The legal basis' }),
});

export const challengeItem = z
  .object({
    id: z.uuid(),
    purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
    ground: z.enum(CHALLENGE_GROUNDS),
    challenger: organisation
      .nullable()
      .meta({ description: 'Null where it may not be known: before the opening only whoever answers sees it (PB-05)' }),
    own: z.boolean(),
    state: z.enum(['received', 'answered']),
    outcome: z.enum(CHALLENGE_OUTCOMES).nullable(),
    receivedAt: instant.meta({ description: 'Legal (business) instant' }),
    answerDue: instant.meta({ description: 'CH-03, legal instant' }),
    provisional: z.boolean().meta({ description: 'The due date lies beyond the published calendar' }),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'ChallengeItem' });

export const challengeDetail = challengeItem
  .extend({
    matters: z.array(matterSchema),
    request: z.string(),
    contact: z
      .object({ name: z.string(), phone: z.string() })
      .nullable()
      .meta({ description: 'For the office and the challenger' }),
    answer: z.string().nullable(),
    answerBasis: z.string().nullable(),
    affectsResult: z.boolean().nullable(),
    complaintUntil: instant.meta({ description: 'Until when a complaint is taken by the finance department (CH-05)' }),
    task: z.string().nullable().meta({ description: 'The office’s task, for the office only' }),
    carryOutTask: z
      .string()
      .nullable()
      .meta({ description: 'Where an upheld one is still to be put right, for the office only (CH-04)' }),
    workflowId: z.string().nullable().meta({ description: 'For the office only' }),
  })
  .meta({ id: 'Challenge' });

export const WITH_PARTIES = {
  purchase: { select: { id: true, number: true, name: true, bidsOpenedAt: true } },
  provider: { select: { id: true, name: true } },
} satisfies Prisma.ChallengeInclude;

type Row = Prisma.ChallengeGetPayload<{ include: typeof WITH_PARTIES }>;

/**
 * Challenges: of the own region; for a provider its own, and answered ones of purchases in which a bid of its was opened
 * (CH-03: the answer goes to the other suppliers concerned).
 */
export function challengeScope(caller: Caller): Prisma.ChallengeWhereInput {
  const some: Prisma.ChallengeWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    const opened = { providerId: caller.organisationId, openedAt: { not: null } };
    some.push({ providerId: caller.organisationId });
    some.push({ state: 'answered', purchase: { bids: { some: opened } } });
  }
  return anyOf(some);
}

/**
 * Challenges whose files the caller reads: its own, and as an office those whose challenger it may know. A supplier that is
 * told of an answer is not told of the evidence.
 */
export function challengeFilesScope(caller: Caller): Prisma.ChallengeWhereInput {
  const some: Prisma.ChallengeWhereInput[] = [];
  if (hasRole(caller, 'provider')) some.push({ providerId: caller.organisationId });
  if (hasRole(caller, ...REGION_ROLES)) {
    const opened = hasRole(caller, 'officer') ? {} : { purchase: { bidsOpenedAt: { not: null } } };
    some.push({ regionCode: { startsWith: regionPrefix(caller.region) }, ...opened });
  }
  return anyOf(some);
}

export function itemOf(row: Row, caller: Caller, calendar: WorkingCalendar): z.input<typeof challengeItem> {
  const { id, purchase, providerId, ground, outcome, answeredAt } = row;
  const receivedAt = instantOfMillis(row.receivedAt.getTime());
  const due = answerDue(receivedAt, calendar);
  return {
    id,
    purchase: { id: purchase.id, number: purchase.number, name: purchase.name },
    ground: ground as ChallengeGround,
    challenger: knowsChallenger(row, caller) ? row.provider : null,
    own: providerId === caller.organisationId,
    state: row.state === 'answered' ? 'answered' : 'received',
    outcome: outcome as ChallengeOutcome | null,
    receivedAt,
    answerDue: due.at,
    provisional: due.provisional,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}

/** `carryOut`: the open task of putting it right. */
export function detailOf(
  row: Row,
  caller: Caller,
  calendar: WorkingCalendar,
  carryOut: string | undefined,
): z.input<typeof challengeDetail> {
  const workflow = workflowId.challenge(row.purchase.number, row.seq);
  const forOffice = seesRegion(caller, row.regionCode);
  const own = row.providerId === caller.organisationId;
  const answersIt = forOffice && hasRole(caller, 'officer');
  return {
    ...itemOf(row, caller, calendar),
    matters: row.matters as z.input<typeof matterSchema>[],
    request: row.request,
    contact: own || answersIt ? { name: row.contactName, phone: row.contactPhone } : null,
    answer: row.answer,
    answerBasis: row.answerBasis,
    affectsResult: row.affectsResult,
    complaintUntil: complaintUntil(instantOfMillis(row.receivedAt.getTime()), calendar).at,
    task: forOffice ? `${workflow}/answer-challenge/1` : null,
    carryOutTask: forOffice ? (carryOut ?? null) : null,
    workflowId: forOffice ? workflow : null,
  };
}

/** Before the opening nobody but the challenger and whoever answers it learns who is interested (令87 art. 28). */
function knowsChallenger(row: Row, caller: Caller): boolean {
  if (row.purchase.bidsOpenedAt !== null || row.providerId === caller.organisationId) return true;
  return seesRegion(caller, row.regionCode) && hasRole(caller, 'officer');
}
