import { z } from 'zod';
import { instalmentsOf } from '../../../domain/procurement/instalments.ts';
import type { Term } from '../../../domain/procurement/notice-term.ts';
import { endOfTerm } from '../../../domain/procurement/term.ts';
import { addDays, dayOf, instantOfMillis, parseDay, type Day } from '../../../domain/time/shanghai.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import type { ApiContext } from '../../context.ts';
import { workingCalendar } from '../../calendar/working-calendar.ts';
import { earmarkAnswer, earmarkSchema, outsideAnswer, outsideSchema } from '../../contracts/earmark-answer.ts';
import { subjectId } from '../../contract/task-forms/form-facts.ts';
import type { TaskRow } from '../task-row.ts';

const day = z.iso.date();

export const ContractMaterial = z
  .object({
    id: z.uuid(),
    number: z.string(),
    state: z.string(),
    provider: z.string(),
    amountFen: z.int(),
    startsOn: day,
    endsOn: day,
    expected: z.boolean().meta({ description: 'Not signed yet: days and instalments as if it were signed today' }),
    acceptancePlan: z.string(),
    takeoverPlan: z.record(z.string(), z.union([z.string(), z.number()])),
    standby: z.array(z.string()).meta({ description: 'Names in the order of asking' }),
    payments: z.array(
      z.object({
        seq: z.int(),
        amountFen: z.int().meta({ description: 'Before deductions' }),
        deductedFen: z.int(),
        disputedFen: z.int().meta({ description: 'Withheld because it is in dispute (DL-08)' }),
        dueOn: day,
        state: z.string(),
        asked: z.boolean().meta({ description: 'The instalment that the task asks about' }),
      }),
    ),
    paymentsFrozen: z.boolean(),
    earmarks: z.array(earmarkSchema).meta({ description: 'Empty in purchases from before the declaration (BU-03)' }),
    outside: outsideSchema.nullable().meta({ description: 'Of the instalment that is to be paid' }),
    inspections: z.array(
      z.object({
        month: z.int(),
        result: z.string(),
        visitsPlanned: z.int(),
        visitsDone: z.int(),
        satisfaction: z.int(),
        notes: z.string(),
      }),
    ),
  })
  .meta({ id: 'ContractMaterial' });

type Material = z.input<typeof ContractMaterial>;

const WITH_ALL = {
  lot: true,
  provider: { select: { name: true } },
  standby: { include: { provider: { select: { name: true } } }, orderBy: { position: 'asc' } },
  payments: { orderBy: { seq: 'asc' } },
  inspections: { orderBy: { month: 'asc' } },
} satisfies Prisma.ContractInclude;

type ContractRow = Prisma.ContractGetPayload<{ include: typeof WITH_ALL }>;

/** The contract with its takeover plan, payments and inspections so far. */
export async function contractMaterial(context: ApiContext, task: TaskRow): Promise<Material> {
  const where = { id: subjectId(task, 'contractId') };
  const row = await context.database.prisma.contract.findUniqueOrThrow({ where, include: WITH_ALL });
  const schedule = row.startsOn === null ? await expectedSchedule(context, row) : scheduleOf(row);
  const { pool } = context.database;
  const pays = task.kind === 'pay-instalment' ? Number(task.subject['seq']) : undefined;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    provider: row.provider.name,
    amountFen: Number(row.amountFen),
    ...schedule,
    payments: schedule.payments.map((payment) => ({ ...payment, asked: payment.seq === task.subject['seq'] })),
    acceptancePlan: row.acceptancePlan ?? '',
    takeoverPlan: (row.takeoverPlan ?? {}) as Record<string, string | number>,
    standby: row.standby.map(({ provider }) => provider.name),
    earmarks: await earmarkAnswer(pool, row.purchaseId),
    outside: pays === undefined ? null : await outsideAnswer(pool, row.purchaseId, row.id, pays),
    paymentsFrozen: row.paymentsFrozenAt !== null,
    inspections: row.inspections.map(({ month, result, visitsPlanned, visitsDone, satisfaction, notes }) => {
      return { month, result, visitsPlanned, visitsDone, satisfaction, notes };
    }),
  };
}

interface Schedule {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly expected: boolean;
  readonly payments: {
    seq: number;
    amountFen: number;
    deductedFen: number;
    disputedFen: number;
    dueOn: Day;
    state: string;
  }[];
}

function scheduleOf(row: ContractRow): Schedule {
  return {
    startsOn: dayOfColumn(row.startsOn!),
    endsOn: dayOfColumn(row.endsOn!),
    expected: false,
    payments: row.payments.map(({ seq, amountFen, deductedFen, disputedFen, dueOn, state }) => ({
      ...{ seq, amountFen: Number(amountFen), deductedFen: Number(deductedFen), disputedFen: Number(disputedFen) },
      ...{ dueOn: dayOfColumn(dueOn), state },
    })),
  };
}

/** As signing it today, on the purchase's own clock, would set it. */
async function expectedSchedule({ database }: ApiContext, { purchaseId, lot, amountFen, takeoverPlan }: ContractRow) {
  const { startInDays = 0 } = (takeoverPlan ?? {}) as { readonly startInDays?: number };
  const { rows } = await database.pool.query<{ now: Date }>(
    `SELECT business_time(clock_epoch, clock_scale, clock_catches_up, clock_timestamp()) AS now FROM purchase WHERE id = $1`,
    [purchaseId],
  );
  const startsOn = addDays(dayOf(instantOfMillis(rows[0]!.now.getTime())), startInDays);
  const term: Term =
    lot.termUntil === null
      ? { unit: lot.termUnit as 'month' | 'day' | 'working-day', count: lot.termCount! }
      : { unit: 'until', until: dayOfColumn(lot.termUntil) };
  const endsOn = endOfTerm(term, startsOn, await workingCalendar(database));
  const payments = instalmentsOf(amountFen, startsOn, endsOn).map((instalment) => {
    return {
      ...instalment,
      amountFen: Number(instalment.amountFen),
      deductedFen: 0,
      disputedFen: 0,
      state: 'scheduled',
    };
  });
  return { startsOn, endsOn, expected: true, payments } satisfies Schedule;
}

/** A `date` column comes as midnight UTC of its day. */
function dayOfColumn(date: Date): Day {
  return parseDay(date.toISOString().slice(0, 10));
}
