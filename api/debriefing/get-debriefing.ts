import { z } from 'zod';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { notFound } from '../problem.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { debriefingOf } from './debriefing.ts';

const hundredths = z.int().meta({ description: 'Hundredths of a point' });

const debriefingSchema = z
  .object({
    publishedAt: z.iso.datetime().meta({ description: 'Business instant of the result notice' }),
    challengeUntil: z.iso
      .datetime()
      .meta({ description: 'Business instant: the last at which the result is challenged (CH-01)' }),
    lots: z.array(
      z.object({
        seq: z.int(),
        name: z.string(),
        outcome: z.enum(['won', 'lost', 'invalid', 'lot-failed']),
        awardId: z.uuid().nullable().meta({ description: 'Of whoever won: under it stands the award letter' }),
        reason: z.string().nullable().meta({ description: 'Of an invalid bid' }),
        failureRule: z.string().nullable().meta({ description: 'Of a lot that failed' }),
        rank: z.int().nullable(),
        candidates: z.int().meta({ description: 'How many bids were ranked' }),
        totalHundredths: hundredths.nullable(),
        criteria: z.array(
          z.object({ code: z.string(), titleZh: z.string(), titleEn: z.string(), weight: z.int(), hundredths }),
        ),
      }),
    ),
  })
  .meta({ id: 'Debriefing', description: 'Own bids only' });

/** 结果告知: a bidder's own scores, rank and reasons (EV-18). */
export const getDebriefing = route({
  method: 'get',
  path: '/purchases/{purchaseId}/debriefing',
  operationId: 'getDebriefing',
  summary: '本单位的评审结果告知 · What became of one’s own bids, and why',
  description: 'For a bidder, of its own bids and no other, once the result is published (EV-18).',
  tag: 'bids',
  access: ['read', 'Bid'],
  params: purchaseParams,
  success: { status: 200, schema: debriefingSchema, description: 'Own result by lot' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database }) {
    const found = await debriefingOf(database, await workingCalendar(database), purchaseId, caller.organisationId);
    if (found === undefined) throw notFound({ zh: '结果告知', en: 'A debriefing' });
    const { publishedAt, challengeUntil, lots } = found;
    return { publishedAt, challengeUntil, lots: lots.map((lot) => ({ ...lot, criteria: [...lot.criteria] })) };
  },
});
