import { z } from 'zod';
import { daysLate } from '../../domain/contracts/payment-clock.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { daysBetween, type Day } from '../../domain/time/shanghai.ts';
import type { Sql } from '../route.ts';
import type { TaskRow } from './task-row.ts';

export const paymentClockSchema = z.object({
  payBy: z.iso.date().meta({ description: 'Last day of the payment' }),
  daysLeft: z.int().meta({ description: 'Calendar days until then, on the clock of the purchase; 0 on the last day' }),
  daysLate: z.int().meta({ description: 'Calendar days after it: interest runs' }),
});

export type PaymentClockAnswer = z.input<typeof paymentClockSchema>;

const PAYS: ReadonlySet<TaskKind> = new Set(['pay-instalment', 'pay-dispute']);

interface ClockRow {
  readonly taskId: string;
  readonly payBy: Day;
  readonly today: Day;
}

const CLOCKS = `
  SELECT asked.task_id AS "taskId", p.pay_by::text AS "payBy",
         (business_time(u.clock_epoch, u.clock_scale, u.clock_catches_up, now()) AT TIME ZONE 'Asia/Shanghai')::date::text AS today
  FROM unnest($1::text[], $2::uuid[], $3::int[]) AS asked (task_id, contract_id, seq)
  JOIN payment p ON p.contract_id = asked.contract_id AND p.seq = asked.seq
  JOIN contract c ON c.id = p.contract_id
  JOIN purchase u ON u.id = c.purchase_id
  WHERE p.pay_by IS NOT NULL`;

/**
 * Days left, or late, of the payments that the waiting tasks of a page ask for (DL-08), by task: one query however many
 * there are, none where there are none. An instalment of a contract from before has no clock.
 */
export async function paymentClocks(db: Sql, rows: readonly TaskRow[]): Promise<Map<string, PaymentClockAnswer>> {
  const waiting = rows.filter(({ kind, state }) => PAYS.has(kind) && (state === 'open' || state === 'claimed'));
  if (waiting.length === 0) return new Map();
  const values = [
    waiting.map(({ id }) => id),
    waiting.map(({ subject }) => subject['contractId']),
    waiting.map(({ subject }) => subject['seq']),
  ];
  const { rows: clocks } = await db.query<ClockRow>({ name: 'payment-clocks', text: CLOCKS, values });
  return new Map(
    clocks.map(({ taskId, payBy, today }) => [
      taskId,
      { payBy, daysLeft: Math.max(0, daysBetween(today, payBy)), daysLate: daysLate(payBy, today) },
    ]),
  );
}
