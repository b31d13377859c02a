import { z } from 'zod';
import { answerDue } from '../../domain/procurement/challenge.ts';
import { HOLD_CAUSES, HOLD_ENDS, HOLD_RULES, type HoldCause, type HoldEnd } from '../../domain/procurement/holds.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Hold } from '../../prisma/generated/client.ts';
import { seesRegion } from '../access/scope.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const instant = z.iso.datetime();

const holdSchema = z
  .object({
    id: z.uuid(),
    cause: z.enum(HOLD_CAUSES),
    title: BilingualSchema,
    rule: z.string(),
    challengeId: z.uuid().nullable().meta({ description: 'For the offices of the region' }),
    complaintId: z.uuid().nullable().meta({ description: 'For the offices of the region' }),
    since: instant.meta({ description: 'Legal (business) instant' }),
    answerDue: instant.nullable().meta({ description: 'When the answer that it waits for is due (CH-03)' }),
    until: instant.nullable().meta({ description: 'Its cap: it ends by itself at this legal instant (CH-11)' }),
    standing: z.boolean(),
    endedAt: instant.nullable(),
    endedBecause: z.enum(HOLD_ENDS).nullable(),
  })
  .meta({ id: 'Hold' });

/** Of the public purchase: why it waits. Who challenged is not told. */
export const purchaseHolds = route({
  method: 'get',
  path: '/purchases/{purchaseId}/holds',
  operationId: 'purchaseHolds',
  summary: '暂停台账 · What holds the purchase up, and what did',
  description: 'The newest first. While one stands no contract is signed (CO-11).',
  tag: 'purchases',
  access: ['read', 'Challenge'],
  params: purchaseParams,
  success: { status: 200, schema: z.object({ items: z.array(holdSchema) }), description: 'The ledger' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database }) {
    const purchase = await database.prisma.purchase.findFirst({
      where: visiblePurchase(caller, purchaseId),
      include: { holds: { orderBy: [{ since: 'desc' }, { id: 'desc' }] } },
    });
    if (purchase === null) throw purchaseNotFound();
    const clock = {
      epoch: instantOfMillis(purchase.clockEpoch.getTime()),
      scale: purchase.clockScale,
      catchesUp: purchase.clockCatchesUp,
    };
    const now = toBusiness(clock, instantOfMillis(Date.now()));
    const calendar = await workingCalendar(database);
    const forOffice = seesRegion(caller, purchase.regionCode);
    // Before the opening nobody else learns that somebody is interested (PB-05); force majeure is published.
    const all = forOffice || purchase.bidsOpenedAt !== null;
    const shown = purchase.holds.filter(({ cause }) => all || cause === 'force-majeure');
    return { items: shown.map((hold) => answerOf(hold, now, calendar, forOffice)) };
  },
});

function answerOf(hold: Hold, now: string, calendar: WorkingCalendar, forOffice: boolean): z.input<typeof holdSchema> {
  const cause = hold.cause as HoldCause;
  const since = instantOfMillis(hold.since.getTime());
  const until = hold.untilAt?.toISOString() ?? null;
  return {
    ...{ id: hold.id, cause, title: HOLD_RULES[cause].title, rule: hold.ruleId, since, until },
    challengeId: cause === 'challenge' && forOffice ? hold.caseId : null,
    complaintId: (cause === 'complaint' || cause === 'decision') && forOffice ? hold.caseId : null,
    answerDue: cause === 'challenge' ? answerDue(since, calendar).at : null,
    standing: hold.endedAt === null && (until === null || until > now),
    endedAt: hold.endedAt?.toISOString() ?? null,
    endedBecause: hold.endedBecause as HoldEnd | null,
  };
}
