import { z } from 'zod';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import { LAST_RESORT_RUNGS } from '../../domain/contracts/last-resort.ts';
import { PASS_REASONS } from '../../domain/contracts/standby-room.ts';
import { TAKEOVER_REASON_CODES, type TakeoverReason } from '../../domain/contracts/takeover-reasons.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { takeoverEventSchema } from './takeover-events.ts';
import { drillReportSchema } from './drill-report.ts';
import { afterTakeoverShape } from './succession-answer.ts';
import { takeoverTaskSchema } from './takeover-tasks.ts';

const instant = z.iso.datetime().nullable();
const count = z.int();
const organisation = z.object({ id: z.uuid(), name: z.string() });

export const TAKEOVER_STATES = ['requested', 'running', 'bridging', 'closed', 'dismissed'] as const;
const OUTCOMES = ['returned', 'terminated', 'drilled', 'dismissed'] as const;
const INVITATION_STATES = ['not-asked', 'asked', 'accepted', 'declined', 'expired', 'failed', 'passed'] as const;

const factsShape = {
  id: z.uuid(),
  seq: count,
  contract: z.object({ id: z.uuid(), number: z.string() }),
  failedProvider: organisation,
  region: z.string(),
  reasonCode: z.enum(TAKEOVER_REASON_CODES),
  urgency: z.enum(['ordinary', 'urgent']),
  drill: z.boolean(),
  state: z.enum(TAKEOVER_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  workflowId: z.string(),
  coverage: z
    .object({ covered: count, total: count })
    .meta({ description: 'Recipients’ services that have a new provider, of all that the failed contract owed' }),
};

export const takeoverItemSchema = z
  .object({
    ...factsShape,
    requestedAt: z.iso.datetime(),
    lastCoveredAt: instant,
    closedAt: instant,
    gaps: count.nullable().meta({ description: 'That the report of a drill names; for offices' }),
  })
  .meta({ id: 'TakeoverItem' });

export const takeoverSchema = z
  .object({
    ...factsShape,
    reason: z.string(),
    requestedBy: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
    byDependency: z
      .array(z.object({ dependency: z.enum(DEPENDENCY_ORDER), covered: count, visited: count, total: count }))
      .meta({ description: 'The most dependent first' }),
    groups: z
      .array(
        z.object({
          township: z.string(),
          dependency: z.enum(DEPENDENCY_ORDER),
          provider: organisation.nullable(),
          pending: count,
          covered: count,
          visited: count,
        }),
      )
      .meta({ description: 'By township, level and new provider. A provider is shown its own' }),
    withoutProvider: count.meta({
      description:
        'Services for which nobody is responsible now, neither the old provider nor a new one; must be 0 (I6)',
    }),
    timings: z.object({
      requestedAt: z.iso.datetime(),
      decidedAt: instant,
      firstCoveredAt: instant,
      lastCoveredAt: instant.meta({ description: 'When the last recipient was covered; null while one is not' }),
      closedAt: instant,
    }),
    standby: z
      .array(
        z.object({
          position: count,
          provider: organisation,
          state: z.enum(INVITATION_STATES),
          passReason: z.enum(PASS_REASONS).nullable().meta({ description: 'Why it was passed over and not asked' }),
          askedFor: count.nullable().meta({
            description:
              'Recipients it was asked for; null where it has stated no capability, so that its answer decides',
          }),
          capacity: count,
          answeredAt: instant,
        }),
      )
      .meta({ description: 'In the plan’s order. A provider is shown its own' }),
    lastResort: z
      .object({ organisation, rung: z.enum(LAST_RESORT_RUNGS) })
      .nullable()
      .meta({ description: 'Who serves whoever no standby provider took; null while nobody is left. For offices' }),
    tasks: z.array(takeoverTaskSchema).meta({ description: 'As they were asked. A provider is shown its own' }),
    events: z.array(takeoverEventSchema).meta({ description: 'The course so far; for offices' }),
    bridges: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        provider: organisation,
        state: z.string(),
        services: count,
        legalBasis: z.string(),
        ratePercent: z.int().meta({ description: 'Most that it costs, per cent of the failed contract’s price' }),
        endsOn: z.iso.date(),
      }),
    ),
    ...afterTakeoverShape,
    report: drillReportSchema.nullable().meta({ description: 'Of a drill that is over; for offices' }),
    paymentsFrozenAt: instant,
    settlementFen: z.int().nullable().meta({ description: 'Fen; + owed to, − by the failed contractor' }),
    workflowUrl: z.url().nullable().meta({ description: 'The workflow in the Temporal UI, for staff' }),
    checkedAt: z.iso.datetime().meta({ description: 'The api’s clock when it looked' }),
  })
  .meta({ id: 'Takeover' });

export type TakeoverAnswer = z.input<typeof takeoverSchema>;

interface FactsRow {
  readonly id: string;
  readonly seq: number;
  readonly contract: {
    readonly id: string;
    readonly number: string;
    readonly provider: { readonly id: string; readonly name: string };
  };
  readonly regionCode: string;
  readonly reasonCode: string;
  readonly urgency: string;
  readonly drill: boolean;
  readonly state: string;
  readonly outcome: string | null;
}

/** What lists and pages both say of a takeover. */
export function takeoverFacts({ id, seq, contract, regionCode, reasonCode, drill, ...row }: FactsRow) {
  return {
    id,
    seq,
    contract: { id: contract.id, number: contract.number },
    failedProvider: contract.provider,
    region: regionCode,
    reasonCode: reasonCode as TakeoverReason,
    urgency: row.urgency as TakeoverAnswer['urgency'],
    drill,
    state: row.state as TakeoverAnswer['state'],
    outcome: row.outcome as TakeoverAnswer['outcome'],
    workflowId: workflowId.takeover(contract.number, seq),
  };
}

/** After a termination a takeover goes on until everybody has a permanent provider. */
export function endOf(row: {
  readonly state: string;
  readonly closedAt: Date | null;
  readonly succeededAt: Date | null;
}) {
  return row.state === 'bridging' ? null : (row.succeededAt ?? row.closedAt);
}

/** Not while one of them waits again, because a provider that stood in has failed. */
export function whenAllCovered(
  { lastCoveredAt }: { readonly lastCoveredAt: Date | null },
  { covered, total }: { readonly covered: number; readonly total: number },
): Date | null {
  return covered < total ? null : lastCoveredAt;
}
