import { z } from 'zod';
import { READINESS_CHECKS, readinessOf } from '../../domain/contracts/readiness.ts';
import { PASS_REASONS } from '../../domain/contracts/standby-room.ts';
import { FINDINGS, RISK_LEVELS, riskOf, type Risk } from '../../domain/contracts/risk.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, daysBetween, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { ContractRow } from './contract-rows.ts';
import type { ReadinessRow } from './readiness-rows.ts';

const count = { full: z.int(), partial: z.int(), 'self-care': z.int() };
const figures = z.record(z.string(), z.number());

export const findingSchema = z.object({
  code: z.enum(FINDINGS),
  points: z.int().meta({ description: 'HS-13' }),
  urgent: z.boolean(),
  figures: figures.meta({ description: 'What was found and what it was held against' }),
  taskId: z.string().nullable().meta({ description: 'The task that shows it, where there is one' }),
});

export const riskSchema = z
  .object({
    score: z.int().meta({ description: '0–100: the sum of the findings’ points (HS-13); decides nothing' }),
    level: z.enum(RISK_LEVELS),
    findings: z.array(findingSchema).meta({ description: 'The heaviest first' }),
  })
  .meta({ id: 'ContractRisk' });

export const readinessSchema = z
  .object({
    score: z.int().meta({ description: '0–100: the weights of the checks that are met (HS-14)' }),
    checks: z.array(z.object({ code: z.enum(READINESS_CHECKS), weight: z.int(), met: z.boolean(), figures })),
    left: z.object(count).meta({ description: 'Recipients whom no standby provider could take now, by dependency' }),
    passed: z
      .array(z.object({ provider: z.object({ id: z.uuid(), name: z.string() }), reason: z.enum(PASS_REASONS) }))
      .meta({ description: 'Standby providers that would not be asked now, and why; in the plan’s order' }),
    drillId: z.uuid().nullable().meta({ description: 'Of the newest drill that was carried through' }),
  })
  .meta({ id: 'TakeoverReadiness' });

/** The day on the business clock of the row's purchase at a wall-clock moment. */
function dayAt({ clockEpoch, clockScale, clockCatchesUp }: ContractRow, moment: number): Day {
  const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale, catchesUp: clockCatchesUp };
  return dayOf(toBusiness(clock, instantOfMillis(moment)));
}

/** Calendar days from today to the contract's last day; negative after it. */
export function daysLeftOf(row: ContractRow): number | null {
  return row.endsOn === null ? null : daysBetween(dayAt(row, Date.now()), row.endsOn as Day);
}

export function riskOfRow(row: ContractRow): Risk {
  const { recipients, uncovered, overdueInspections, overdueTasks, recordAlerts, weighings } = row;
  const { paymentsFrozen, withheld, succeeded } = row;
  const facts = {
    recipients,
    uncovered,
    overdueInspections,
    overdueTasks,
    recordAlerts,
    weighings,
    paymentsFrozen,
    paymentsWithheld: withheld,
    succeeded,
    daysLeft: daysLeftOf(row),
    standby: row.standby ?? [],
    inspections: (row.inspections ?? []).map(({ result, ...rest }) => ({ ...rest, problems: result === 'problems' })),
  };
  return riskOf(facts, dayAt(row, Date.now()));
}

/** The readiness of a contract's plan today, with the drill that it rests on. */
export function readinessAnswer(
  row: ContractRow,
  { drilledAt, drillId, standby, ...more }: ReadinessRow,
): z.input<typeof readinessSchema> {
  const today = dayAt(row, Date.now());
  const drilledDaysAgo = drilledAt === null ? null : daysBetween(dayAt(row, drilledAt.getTime()), today);
  const facts = { ...more, standby: standby.map(({ room }) => room), drilledDaysAgo };
  const { score, checks, left, passed } = readinessOf(facts, today);
  const notAsked = standby.flatMap(({ id, name }, at) => {
    const reason = passed[at] ?? null;
    return reason === null || reason === 'nobody-left' ? [] : [{ provider: { id, name }, reason }];
  });
  return { score, checks: [...checks], left, passed: notAsked, drillId };
}

/** The answer's form of a risk: findings about overdue work carry the task. */
export function riskAnswer(risk: Risk, { overdueTaskId }: ContractRow): z.input<typeof riskSchema> {
  return {
    ...risk,
    findings: risk.findings.map((finding) => ({
      ...finding,
      taskId: finding.code === 'inspection-overdue' || finding.code === 'tasks-overdue' ? overdueTaskId : null,
    })),
  };
}
