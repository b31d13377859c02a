import { z } from 'zod';
import { APPEAL_KINDS, APPEAL_STATES } from '../../domain/providers/credit-appeal.ts';
import { CREDIT_EVENT_CODES } from '../../domain/providers/credit-event.ts';
import { CREDIT_LEVELS } from '../../domain/providers/credit-scheme.ts';
import { COUNTED_AS } from '../../domain/providers/credit-score.ts';
import { pageOf } from '../http/page.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { schemeSchema } from './credit-schemes.ts';

const hundredths = z.int().meta({ description: 'Hundredths of a point' });

const appealSchema = z
  .object({
    kind: z.enum(APPEAL_KINDS),
    state: z.enum(APPEAL_STATES),
    text: z.string(),
    reason: z.string().nullable(),
    handedInAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CreditAppeal' });

export const creditEvent = z
  .object({
    key: z.string().meta({ description: 'Stays the same for ever' }),
    kind: z.enum(CREDIT_EVENT_CODES),
    title: BilingualSchema,
    explanation: BilingualSchema,
    tone: z.enum(['good', 'bad', 'neutral']),
    rule: z.string(),
    at: z.iso.datetime(),
    points: hundredths,
    countedAs: z.enum(COUNTED_AS),
    appeals: z.array(appealSchema),
    mayAsk: z.array(z.enum(APPEAL_KINDS)).meta({ description: 'What its provider may still ask for (CR-03)' }),
    source: z.object({
      number: z.string().meta({ description: 'Of the contract or the purchase it comes from' }),
      contractId: z.uuid().nullable(),
      purchaseId: z.uuid().nullable(),
      month: z.int().nullable(),
    }),
  })
  .meta({ id: 'CreditEvent' });

export const creditFile = pageOf(creditEvent)
  .extend({
    provider: z.object({ id: z.uuid(), name: z.string() }),
    standing: z
      .object({
        asOf: z.iso.datetime(),
        score: hundredths,
        level: z.enum(CREDIT_LEVELS),
        base: hundredths,
        good: hundredths.meta({ description: 'All good events' }),
        goodCounted: hundredths.meta({ description: 'Of them, at most the bonus of the scheme' }),
        bad: hundredths,
        scheme: schemeSchema,
        source: z.string().nullable().meta({ description: 'Document of the scheme; null: CR-01 and CR-02' }),
      })
      .meta({ id: 'CreditStanding' }),
    uses: z
      .array(
        z.object({
          purpose: z.enum(['admission', 'review', 'recommendation']),
          at: z.iso.datetime(),
          score: hundredths,
          level: z.enum(CREDIT_LEVELS),
        }),
      )
      .meta({ description: 'Decisions that rested on the level then, the newest first, at most 20' }),
    counts: z
      .array(z.object({ kind: z.enum(CREDIT_EVENT_CODES), count: z.int() }))
      .meta({ description: 'Over the whole file; what did not occur is left out' }),
  })
  .meta({ id: 'CreditFile' });
