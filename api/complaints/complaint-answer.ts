import { z } from 'zod';
import {
  COMPLAINT_EFFECTS,
  EFFECT_POINTS,
  effectGround,
  type EffectPoint,
} from '../../domain/procurement/case-effects.ts';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '../../domain/procurement/challenge.ts';
import {
  COMPLAINT_STATES,
  COMPLAINT_VERDICTS,
  excludedBy,
  isOpenComplaint,
  type AskedFor,
  type ComplaintState,
  type ComplaintVerdict,
  type InquiryCode,
} from '../../domain/procurement/complaint.ts';
import { periodWithout } from '../../domain/procurement/excluded-time.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import { matterSchema } from '../challenges/challenge-answer.ts';
import { CLOCK_COLUMNS, clockOfPurchase } from '../purchases/purchase-clock.ts';
import { BilingualSchema } from '../tasks/task-item.ts';

const instant = z.iso.datetime();
const organisation = z.object({ id: z.uuid(), name: z.string() });

export const complaintMatter = matterSchema.extend({
  of: z
    .int()
    .min(0)
    .max(10)
    .meta({ description: 'Number of the matter challenged, from 1; 0 for one that arose from the answer (CH-06)' }),
});

export const complaintItem = z
  .object({
    id: z.uuid(),
    purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
    challengeId: z.uuid(),
    ground: z.enum(CHALLENGE_GROUNDS),
    complainant: organisation
      .nullable()
      .meta({ description: 'Null where it may not be known: before the opening only who handles it sees it (PB-05)' }),
    own: z.boolean(),
    state: z.enum(COMPLAINT_STATES),
    verdict: z.enum(COMPLAINT_VERDICTS).nullable(),
    receivedAt: instant.meta({ description: 'Legal (business) instant' }),
    decisionDue: instant.meta({ description: 'CH-10, legal instant; days that do not count are left out' }),
    standsStill: z.boolean().meta({ description: 'The clock of CH-10 stands: the office waits for others' }),
    excludedDays: z.int().meta({ description: 'Working days that did not count' }),
    provisional: z.boolean(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'ComplaintItem' });

export const WITH_COMPLAINT = {
  purchase: { select: { id: true, number: true, name: true, bidsOpenedAt: true, buyerId: true, ...CLOCK_COLUMNS } },
  provider: { select: { id: true, name: true } },
  challenge: { select: { ground: true, state: true, matters: true } },
  inquiries: { orderBy: { seq: 'asc' } },
} satisfies Prisma.ComplaintInclude;

export type ComplaintRow = Prisma.ComplaintGetPayload<{ include: typeof WITH_COMPLAINT }>;

export const effectSchema = z.object({
  lot: z.int(),
  point: z.enum(EFFECT_POINTS),
  title: BilingualSchema,
  source: z.string(),
});

export function complaintItemOf(
  row: ComplaintRow,
  caller: Caller,
  calendar: WorkingCalendar,
): z.input<typeof complaintItem> {
  const { id, purchase, challengeId, challenge, providerId, verdict } = row;
  const receivedAt = at(row.receivedAt);
  const state = row.state as ComplaintState;
  const open = isOpenComplaint(state);
  const now = toBusiness(clockOfPurchase(purchase), instantOfMillis(Date.now()));
  const today = dayOf(open ? now : at(row.decidedAt ?? row.receivedAt));
  const excluded = excludedBy(askedOf(row));
  const running = periodWithout({ rule: 'CH-10', figure: 'decide' }, receivedAt, excluded, calendar, today);
  return {
    ...{ id, challengeId, state, receivedAt },
    purchase: { id: purchase.id, number: purchase.number, name: purchase.name },
    ground: challenge.ground as ChallengeGround,
    complainant: knowsComplainant(row, caller) ? row.provider : null,
    own: providerId === caller.organisationId,
    verdict: verdict as ComplaintVerdict | null,
    decisionDue: running.due.at,
    standsStill: open && running.standsStill,
    excludedDays: running.excludedDays,
    provisional: running.due.provisional,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** What the decision means for each lot, in the words of the table (CH-13). */
export function effectsOf(row: ComplaintRow): z.input<typeof effectSchema>[] {
  const ground = effectGround(row.challenge.ground as ChallengeGround);
  return ((row.effects ?? []) as unknown as readonly { seq: number; point: EffectPoint }[]).map(({ seq, point }) => {
    const { title, source } = COMPLAINT_EFFECTS[ground][point];
    return { lot: seq, point, title, source };
  });
}

/** What the office has asked of others so far. */
function askedOf({ inquiries, correctionSentAt, correctedAt }: ComplaintRow): AskedFor[] {
  const correction = { kind: 'correction' as const, answeredAt: correctedAt === null ? undefined : at(correctedAt) };
  return [
    ...(correctionSentAt === null ? [] : [{ ...correction, sentAt: at(correctionSentAt) }]),
    ...inquiries.map(({ kind, sentAt, answeredAt }) => ({
      kind: kind as InquiryCode,
      sentAt: at(sentAt),
      answeredAt: answeredAt === null ? undefined : at(answeredAt),
    })),
  ];
}

/** Before the opening nobody but the complainant, who answered its challenge and who handles it learns of it (令87 art. 28). */
export function knowsComplainant(row: ComplaintRow, caller: Caller): boolean {
  if (row.purchase.bidsOpenedAt !== null || row.providerId === caller.organisationId) return true;
  return seesRegion(caller, row.regionCode) && hasRole(caller, 'officer', 'finance');
}

function at(date: Date): Instant {
  return instantOfMillis(date.getTime());
}
