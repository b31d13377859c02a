import { z } from 'zod';
import { REPORT_STATES } from '../../domain/contracts/report-state.ts';
import type { Inspection } from '../../prisma/generated/client.ts';
import type { ContractMonth } from './contract-months.ts';

const figures = z.int().min(0).max(1_000_000);

/** What a provider reports of one month. */
export const reportShape = {
  visitsPlanned: figures.meta({ description: 'Visits and services planned for the month' }),
  visitsDone: figures,
  incidents: figures.meta({ description: 'Safety incidents, complaints, interruptions' }),
  staffJoined: figures.meta({ description: 'Of the named team' }),
  staffLeft: figures,
  text: z
    .string()
    .trim()
    .min(10)
    .max(4000)
    .meta({ description: 'What was done, what went wrong; no names of recipients' }),
};

export const monthSchema = z
  .object({
    month: z.int(),
    from: z.iso.date(),
    to: z.iso.date(),
    dueAt: z.iso.datetime().meta({ description: 'DL-14, legal instant' }),
    provisional: z.boolean(),
    state: z.enum(REPORT_STATES),
    report: z.object({ ...reportShape, handedInAt: z.iso.datetime() }).nullable(),
    inspection: z
      .object({
        result: z.enum(['pass', 'problems']),
        visitsPlanned: z.int(),
        visitsDone: z.int(),
        satisfaction: z.int(),
      })
      .nullable()
      .meta({ description: 'What the supervisor found of the same month' }),
  })
  .meta({ id: 'ReportMonth' });

export function monthAnswer(
  { month, from, to, dueAt, provisional, state, report }: ContractMonth,
  inspection: Inspection | undefined,
): z.input<typeof monthSchema> {
  return {
    ...{ month, from, to, dueAt, provisional, state },
    report: report === undefined ? null : reportOf(report),
    inspection: inspection === undefined ? null : inspectionOf(inspection),
  };
}

function reportOf(report: NonNullable<ContractMonth['report']>) {
  const { visitsPlanned, visitsDone, incidents, staffJoined, staffLeft, text, handedInAt } = report;
  const figuresOf = { visitsPlanned, visitsDone, incidents, staffJoined, staffLeft };
  return { ...figuresOf, text, handedInAt: handedInAt.toISOString() };
}

function inspectionOf({ result, visitsPlanned, visitsDone, satisfaction }: Inspection) {
  return {
    result: result === 'pass' ? ('pass' as const) : ('problems' as const),
    visitsPlanned,
    visitsDone,
    satisfaction,
  };
}
