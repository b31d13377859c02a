import { z } from 'zod';
import {
  FIRST_FAULTS,
  GRADING_FAULTS,
  GRADING_PARTS,
  LATER_FAULTS,
  PROVIDER_GRADES,
} from '../../domain/providers/grading-scheme.ts';
import { GRADING_STATES } from '../../domain/providers/grading.ts';

const points = z.int().min(0).max(100);
const each = <K extends string, T extends z.ZodType>(keys: readonly K[], value: T) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<K, T>);
const minusText = { description: 'Points taken off each time' };
const effect = z.strictObject({
  mentor: z.boolean().meta({ description: 'May guide and incubate other agencies; never an advantage in price' }),
  improveDays: z.int().min(0).max(365).meta({ description: 'Calendar days to improve; 0: no order' }),
  leave: z.boolean().meta({ description: 'Somebody is asked whether it stays in the bank' }),
});

export const gradingSchemeSchema = z
  .strictObject({
    weights: each(GRADING_PARTS, points).meta({ description: 'Per cent, 100 together' }),
    minus: each(FIRST_FAULTS, points).extend(each(LATER_FAULTS, points.optional()).shape).meta(minusText),
    lowest: each(['excellent', 'qualified', 'basic'], points).meta({ description: 'Lowest points of each grade' }),
    objectionDays: z.int().min(1).max(90).meta({ description: 'Working days within which a provider may object' }),
    effects: z.strictObject({ excellent: effect, qualified: effect, basic: effect, unqualified: effect }),
  })
  .meta({ id: 'GradingScheme', description: 'Whole points; what its document is too old to know is left out' });

/** A version that is entered today answers every item. */
export const newGradingScheme = gradingSchemeSchema
  .extend({ minus: each(GRADING_FAULTS, points).meta(minusText) })
  .meta({ id: 'NewGradingScheme', description: 'Whole points' });

export const gradingSchemeAnswer = z
  .object({
    onDay: z.iso.date(),
    scheme: gradingSchemeSchema,
    from: z.iso.date().nullable().meta({ description: 'Its version; null: the house’s default' }),
    source: z.string().nullable().meta({ description: 'Its document; null: the house’s default, no legal figures' }),
  })
  .meta({ id: 'GradingSchemeInForce' });

const grade = z.enum(PROVIDER_GRADES);
const hundredths = z.int().meta({ description: 'Hundredths of a point' });

export const gradingItem = z
  .object({
    id: z.uuid(),
    year: z.int(),
    provider: z.object({ id: z.uuid(), name: z.string() }),
    region: z.string(),
    state: z.enum(GRADING_STATES),
    points: hundredths.nullable(),
    computed: grade.nullable(),
    grade: grade.nullable().meta({ description: 'What was decided; final once published' }),
    objected: z.boolean(),
    objectUntil: z.iso.datetime().nullable().meta({ description: 'Legal instant' }),
    publishedAt: z.iso.datetime().nullable().meta({ description: 'Legal instant' }),
    mentor: z.boolean(),
    improveUntil: z.iso.date().nullable(),
    improvementChecked: z.boolean().meta({ description: 'A later review has looked into the order to improve' }),
  })
  .meta({ id: 'GradingItem' });

const line = z
  .object({
    of: z.enum([...GRADING_PARTS, ...GRADING_FAULTS]),
    score: hundredths.optional(),
    weight: z.int().optional().meta({ description: 'Per cent' }),
    count: z.int().optional(),
    each: z
      .int()
      .nullable()
      .optional()
      .meta({ description: 'Points taken off each time; null: the scheme is too old for the item' }),
    points: hundredths,
  })
  .meta({ id: 'GradingLine' });

export const gradingDetail = gradingItem
  .extend({
    contracts: z.int().nullable().meta({ description: 'In force in the year; null before it was looked at' }),
    lines: z.array(line).meta({ description: 'They add up to the points, between 0 and 100' }),
    scheme: gradingSchemeSchema.nullable(),
    schemeFrom: z.iso.date().nullable(),
    schemeSource: z.string().nullable(),
    reason: z.string().nullable().meta({ description: 'Why it is another grade than the computed one' }),
    objection: z.string().nullable(),
    objectionAnswer: z.string().nullable(),
    serving: z
      .array(z.object({ id: z.uuid(), number: z.string() }))
      .meta({ description: 'Contracts in force today: their recipients are to be served whatever the grade' }),
  })
  .meta({ id: 'Grading' });
