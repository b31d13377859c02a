import { z } from 'zod';
import { afterStandStill } from '../../domain/procurement/stand-still.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { ForceMajeure, Purchase } from '../../prisma/generated/client.ts';
import { clockOfPurchase } from '../purchases/purchase-clock.ts';

const instant = z.iso.datetime();

const SUSPENSION_STATES = ['requested', 'refused', 'standing', 'resumed', 'ended'] as const;

/** Force majeure that suspended the purchase, or would; to everybody from the approval on, as it is published. */
export const suspensionsSchema = z.array(
  z.object({
    ...{ id: z.uuid(), state: z.enum(SUSPENSION_STATES), reason: z.string(), evidence: z.string() },
    since: instant.nullable(),
    resumeReason: z.string().nullable(),
    resumedAt: instant.nullable(),
    deadline: z
      .object({ before: instant, after: instant })
      .nullable()
      .meta({ description: 'Of bids: as it was put off; while it stands, as it would be if the purchase went on now' }),
  }),
);

type Answer = z.input<typeof suspensionsSchema>;

export function suspensionsOf(
  purchase: Purchase & { readonly suspensions: readonly ForceMajeure[] },
  official: boolean,
  calendar: WorkingCalendar,
): Answer {
  return purchase.suspensions
    .filter(({ since }) => official || since !== null)
    .map((row) => ({
      ...{ id: row.id, state: row.state as Answer[number]['state'], reason: row.reason, evidence: row.evidence },
      since: row.since?.toISOString() ?? null,
      resumeReason: row.resumeReason,
      resumedAt: row.resumedAt?.toISOString() ?? null,
      deadline: row.state === 'standing' ? ifResumed(purchase, row, calendar) : putOff(row),
    }));
}

function putOff({ deadlineBefore, deadlineAfter }: ForceMajeure): Answer[number]['deadline'] {
  if (deadlineBefore === null || deadlineAfter === null) return null;
  return { before: deadlineBefore.toISOString(), after: deadlineAfter.toISOString() };
}

/** What the activity would make of the deadline now. */
function ifResumed(purchase: Purchase, row: ForceMajeure, calendar: WorkingCalendar): Answer[number]['deadline'] {
  const { bidDeadlineAt, bidDeadlineLegal, bidsOpenedAt } = purchase;
  if (bidDeadlineAt === null || bidDeadlineLegal === null || bidsOpenedAt !== null) return null;
  if (row.since === null || row.suspendedAt === null || bidDeadlineAt <= row.suspendedAt) return null;
  const before = instantOfMillis(bidDeadlineLegal.getTime());
  const resumed = dayOf(toBusiness(clockOfPurchase(purchase), instantOfMillis(Date.now())));
  const still = { since: dayOf(instantOfMillis(row.since.getTime())), resumed };
  return { before, after: afterStandStill(before, still, calendar).at };
}
