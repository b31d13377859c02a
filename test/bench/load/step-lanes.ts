import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { inboxOf } from '../../../domain/tasks/task-state.ts';
import { taskKindDefinition, type TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { TASK_QUEUE } from '../../../worker/outbox.ts';
import { STEPS_REGION } from '../data/place.ts';
import type { bareSteps, BareStepsInput } from '../steps/bare-workflows.ts';
import type { fiveSteps } from '../steps/jieli-workflows.ts';
import { BARE_QUEUE } from '../steps/queues.ts';
import type { JobOf, Lane, Lanes } from './jobs.ts';

/** One operation is one workflow from its start to its result. */
export async function bareStepsLanes({ temporal, inFlight, input }: JobOf<'bare-steps'>): Promise<Lanes> {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const prefix = `bare-${Date.now()}`;
  let n = 0;
  const lane: Lane = async () => {
    const workflowId = `${prefix}-${(n += 1)}`;
    const args: [BareStepsInput] = [input];
    await client.workflow.execute<typeof bareSteps>('bareSteps', { workflowId, taskQueue: BARE_QUEUE, args });
    return true;
  };
  return { lanes: Array.from({ length: inFlight }, () => lane), close: () => connection.close() };
}

/** The same with Jieli's human tasks, answered in the database as the api does it. */
export async function jieliStepsLanes(job: JobOf<'jieli-steps'>): Promise<Lanes> {
  const connection = await Connection.connect({ address: job.temporal });
  const client = new Client({ connection });
  const person = new Person(job.database, job.personId);
  let n = 0;
  const lane: Lane = async () => {
    const purchaseId = job.purchaseIds[n++];
    if (purchaseId === undefined) return false;
    const args: Parameters<typeof fiveSteps> = [{ purchaseId, region: STEPS_REGION }];
    const workflowId = `bench:${purchaseId}`;
    await client.workflow.execute<typeof fiveSteps>('fiveSteps', { workflowId, taskQueue: TASK_QUEUE, args });
    return true;
  };
  const close = async (): Promise<void> => {
    await person.leave();
    await connection.close();
  };
  return { lanes: Array.from({ length: job.inFlight }, () => lane), close };
}

const LOOK_EVERY_MS = 20;

/** One statement a decision, as the api's. */
const DECIDE = `
  WITH t AS (
    UPDATE task SET state = 'submitted', outcome = $3, form = $4::jsonb, submitted_by = $2, submitted_at = now(),
                    assignee_id = $2, version = version + 1
    WHERE id = $1 AND state = 'open' AND NOT $2::uuid = ANY (excluded)
    RETURNING id, outcome, version
  )
  INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
  SELECT $2, 'officer', 'task.completed', 'task', id, jsonb_build_object('outcome', outcome, 'version', version) FROM t`;

const OPEN = `SELECT id, kind FROM task WHERE inbox = ANY ($1) AND state IN ('open', 'claimed') ORDER BY due_at LIMIT 200`;

const INBOXES = (['finance', 'approver', 'officer'] as const).map((role) => inboxOf({ role, region: STEPS_REGION }));

/** Decides every task of the region at once, with its ordinary outcome. */
class Person {
  readonly #pool: pg.Pool;
  readonly #id: string;
  readonly #work: Promise<void>;
  #leaving = false;

  constructor(databaseUrl: string, id: string) {
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
    this.#id = id;
    this.#work = this.#decideAll();
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#work;
    await this.#pool.end();
  }

  async #decideAll(): Promise<void> {
    while (!this.#leaving) {
      const { rows } = await this.#pool.query<{ id: string; kind: TaskKind }>({
        name: 'open',
        text: OPEN,
        values: [INBOXES],
      });
      await Promise.all(rows.map(({ id, kind }) => this.#decide(id, kind)));
      await sleep(LOOK_EVERY_MS);
    }
  }

  async #decide(id: string, kind: TaskKind): Promise<void> {
    const form = JSON.stringify({ opinion: '基准测试：同意。' });
    const values = [id, this.#id, taskKindDefinition(kind).outcomes[0].code, form];
    await this.#pool.query({ name: 'decide', text: DECIDE, values });
  }
}
