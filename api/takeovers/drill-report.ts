import { z } from 'zod';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import { DRILL_ANSWERS, DRILL_GAPS } from '../../domain/contracts/drill-report.ts';
import { LAST_RESORT_RUNGS } from '../../domain/contracts/last-resort.ts';
import { PASS_REASONS } from '../../domain/contracts/standby-room.ts';

const count = z.int();
const minutes = count.meta({ description: 'Minutes of the business clock since the drill was asked for' });
const organisation = z.object({ id: z.uuid(), name: z.string() });

/** What a drill showed, as it is kept. */
export const drillReportSchema = z
  .object({
    urgent: z.boolean(),
    lastResort: z.enum(LAST_RESORT_RUNGS).nullable().default(null).meta({
      description: 'Who would have served whoever was left; null where nobody was, and in reports from before',
    }),
    decision: z.object({ outcome: z.enum(['start', 'dismiss']), minutes, dueMinutes: minutes }).nullable(),
    asked: z
      .array(
        z.object({
          position: count,
          provider: organisation,
          answer: z.enum(DRILL_ANSWERS),
          passReason: z
            .enum(PASS_REASONS)
            .nullable()
            .default(null)
            .meta({ description: 'Why it was passed over; not in reports from before' }),
          askedMinutes: minutes.nullable(),
          dueMinutes: minutes.nullable(),
          answeredMinutes: minutes.nullable(),
          capacity: count.meta({ description: 'Recipients it would have taken' }),
          takes: count.meta({ description: 'Recipients who would have gone to it' }),
        }),
      )
      .meta({ description: 'In the plan’s order' }),
    levels: z
      .array(
        z.object({
          dependency: z.enum(DEPENDENCY_ORDER),
          recipients: count,
          township: count.meta({ description: 'Of them those whom no standby provider had room for' }),
          firstMinutes: minutes,
          lastMinutes: minutes,
        }),
      )
      .meta({ description: 'The most dependent first' }),
    coverage: z.object({ firstMinutes: minutes, lastMinutes: minutes }).nullable(),
    coverageDueMinutes: minutes.meta({ description: 'If everybody who was asked had used up the time given' }),
    gaps: z.array(
      z.object({
        code: z.enum(DRILL_GAPS),
        count: count.nullable().meta({ description: 'Recipients, or minutes too late' }),
        provider: organisation.nullable(),
      }),
    ),
  })
  .meta({ id: 'DrillReport' });

/** A stored report; it was written by the worker in this very form. */
export function storedReport(report: unknown): z.output<typeof drillReportSchema> {
  return drillReportSchema.parse(report);
}
