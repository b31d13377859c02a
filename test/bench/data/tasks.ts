import type pg from 'pg';
import { TASK_FORMS } from '../../../api/contract/task-forms.ts';
import { taskKindDefinition } from '../../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../../domain/tasks/task-state.ts';
import type { TaskWork } from '../load/jobs.ts';
import { REGION } from './place.ts';

/** Kinds whose form is the same for all of these tasks, so that a filling that was valid once stays valid. */
const KINDS = ['approve-documents', 'approve-plan', 'settle-bond', 'publish-contract'] as const;

const INSERT = `
  INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, candidate_role, inbox, excluded, due_at, due_legal, due_rule)
  SELECT 'bench:' || $1 || '/' || $2 || '/' || n, 'bench:' || $1, $2, $3, $4, $5, $6, '{}', due, due, 'HS-01'
  FROM generate_series(1, $7::int) n, LATERAL (SELECT now() + interval '2 days' + n * interval '1 second') AS t (due)
  RETURNING id`;

/** Open tasks without a workflow behind them, four kinds alternating. */
export async function insertTasks(
  pool: pg.Pool,
  batch: string,
  purchaseId: string,
  count: number,
): Promise<TaskWork[]> {
  const each = Math.ceil(count / KINDS.length);
  const work: TaskWork[][] = [];
  for (const kind of KINDS) {
    const role = taskKindDefinition(kind).candidateRole;
    const values = [batch, kind, REGION, purchaseId, role, inboxOf({ role, region: REGION }), each];
    const { rows } = await pool.query<{ id: string }>(INSERT, values);
    work.push(rows.map(({ id }) => workOn(id, kind)));
  }
  await pool.query('ANALYZE task');
  return Array.from({ length: each }, (_, n) => work.map((tasks) => tasks[n]!)).flat();
}

/** What the forms of these tasks are built from: nothing adds up with their purchases. */
const PLAN = { due: false, surveyed: false, keyReviewed: false, authors: [], reserve: 'none', asksDesigners: false };
const FACTS: Readonly<Record<string, unknown>> = {
  'draft-plan': { ...PLAN, due: true, reserve: 'due' },
  'approve-plan': { ...PLAN, due: true },
};

/** The ordinary outcome with the form's own example. */
export function workOn(id: string, kind: (typeof KINDS)[number] | 'draft-plan'): TaskWork {
  const form = TASK_FORMS[kind].example(FACTS[kind] as never);
  return { id, outcome: taskKindDefinition(kind).outcomes[0].code, form };
}

/** Removes whatever of a batch is left; the relay must not look for workflows that never were. */
export async function dropTasks(pool: pg.Pool, batch: string): Promise<void> {
  await pool.query('DELETE FROM task WHERE workflow_id = $1', [`bench:${batch}`]);
  await pool.query('VACUUM ANALYZE task');
}
