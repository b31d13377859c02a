import { z } from 'zod';
import { TASK_KIND_CODES, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Database } from '../../prisma/database.ts';
import { seesRegion } from '../access/scope.ts';
import type { Caller } from '../access/caller.ts';

const instant = z.iso.datetime();

export const nextStepSchema = z
  .object({
    kind: z.enum(TASK_KIND_CODES),
    role: z.string().meta({ description: 'Who is asked' }),
    assignee: z.string().nullable().meta({ description: 'Who has claimed it; null also where names are secret' }),
    dueAt: instant,
    dueLegal: instant,
    dueRule: z.string(),
    clockScale: z.number(),
    provisional: z.boolean(),
    waiting: z.int().meta({ description: 'Tasks of the purchase that wait for somebody, this one included' }),
  })
  .meta({ id: 'NextStep' });

export type NextStep = z.input<typeof nextStepSchema>;

interface Row {
  readonly purchaseId: string;
  readonly kind: TaskKind;
  readonly role: string;
  readonly assignee: string | null;
  readonly dueAt: Date;
  readonly dueLegal: Date;
  readonly dueRule: string;
  readonly clockScale: number;
  readonly provisional: boolean;
  readonly waiting: number;
}

// Who sits on the committee is secret until the result is published (EV-08).
const NEXT = `
  SELECT p.id AS "purchaseId", t.kind, t.candidate_role AS role, t.due_at AS "dueAt", t.due_legal AS "dueLegal",
         t.due_rule AS "dueRule", t.due_provisional AS provisional, p.clock_scale AS "clockScale", t.waiting,
         CASE WHEN t.candidate_user_id IS NULL THEN u.display_name END AS assignee
  FROM purchase p
  CROSS JOIN LATERAL (
    SELECT *, count(*) OVER ()::int AS waiting FROM task
    WHERE purchase_id = p.id AND state IN ('open', 'claimed') ORDER BY due_at, id LIMIT 1
  ) t
  LEFT JOIN app_user u ON u.id = t.assignee_id
  WHERE p.id = ANY ($1::uuid[])`;

/**
 * What each purchase waits for, by purchase id: the task that is due first. For officials of its region only: to a bidder
 * it would tell what the office is doing with the bids.
 */
export async function nextSteps(
  { pool }: Database,
  caller: Caller,
  purchases: readonly { readonly id: string; readonly regionCode: string }[],
): Promise<ReadonlyMap<string, NextStep>> {
  const ids = purchases.filter(({ regionCode }) => seesRegion(caller, regionCode)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<Row>({ name: 'next-steps', text: NEXT, values: [ids] });
  return new Map(
    rows.map(({ purchaseId, ...row }) => [
      purchaseId,
      { ...row, dueAt: row.dueAt.toISOString(), dueLegal: row.dueLegal.toISOString() },
    ]),
  );
}
