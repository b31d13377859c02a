import { setTimeout as sleep } from 'node:timers/promises';
import { workflowId } from '../../../domain/workflow-id.ts';
import type { Role } from '../../../domain/tasks/task-kind.ts';
import type { Bench } from '../bench.ts';
import { insertFailingContract, withClient, type FailingContract } from '../data/failing-contract.ts';
import { atPost } from '../data/posts.ts';
import { HttpConnection } from '../load/http-connection.ts';
import type { Row } from '../measure/report.ts';
import { measureTakeoverPages } from './takeover-pages.ts';

const SECTION = 'takeover';
const PATIENCE_MS = 300_000;
const LOOK_MS = 25;

/**
 * What no history of a takeover may exceed, however many recipients it has: it holds people's decisions and the counts of
 * whole handovers, never recipients.
 */
const MOST = { events: 500, bytes: 256 * 1024 } as const;

/** A contractor of very many fails: who asks and answers does so at once, so that only the machine's time is measured. */
export async function measureTakeover(bench: Bench): Promise<void> {
  const { installation, size } = bench;
  await bench.floors.starts(32);
  await installation.withWorker('purchases', async () => {
    const contract = await insertFailingContract(bench, size.recipients);
    const takeover = await request(bench, contract);
    await handOver(bench, contract, takeover);
    await measureTakeoverPages(bench, takeover.id);
    await visit(bench, contract, takeover);
    await goBack(bench, takeover);
    await histories(bench, contract);
  });
}

interface Takeover {
  readonly id: string;
  /** Of the database, before it was asked for. */
  readonly transactionsBefore: number;
}

async function request(bench: Bench, { id }: FailingContract): Promise<Takeover> {
  const transactionsBefore = await transactions(bench);
  const body = { reasonCode: 'cannot-perform', reason: '无法继续履约（示例）', urgency: 'urgent', drill: false };
  const answer = await as(bench, 'supervisor', undefined, (connection) =>
    connection.send('POST', `/contracts/${id}/takeovers`, body),
  );
  return { id: (answer as { readonly id: string }).id, transactionsBefore };
}

/** Until everybody has a new provider: two standby providers up to what they can take, and the township for the rest. */
async function handOver(
  bench: Bench,
  { standby }: FailingContract,
  { id, transactionsBefore }: Takeover,
): Promise<void> {
  const opened = await until(bench, 'SELECT 1 FROM handover_case WHERE takeover_id = $1 LIMIT 1', id);
  for (const [n, { providerId, capacity }] of standby.entries()) {
    const form = { capacity, startWithinHours: 12 };
    await answer(bench, `answer-standby/${n + 1}`, 'accept', { organisationId: providerId, form, role: 'provider' });
  }
  await until(bench, 'SELECT 1 FROM takeover WHERE id = $1 AND last_covered_at IS NOT NULL', id);
  const written = (await transactions(bench)) - transactionsBefore;
  const { rows } = await bench.database.pool.query<{ asked: Date; first: Date; last: Date; left: number }>(
    `SELECT requested_at AS asked, min(covered_at) AS first, max(covered_at) AS last,
            (count(*) FILTER (WHERE h.state = 'pending'))::int AS left
     FROM takeover t JOIN handover_case h ON h.takeover_id = t.id WHERE t.id = $1 GROUP BY requested_at`,
    [id],
  );
  const { asked, first, last, left } = rows[0]!;
  if (left > 0) throw new Error(`${left} cases have no new provider`);
  const since = (then: Date) => then.getTime() - asked.getTime();
  const starts = await bench.floors.starts(32);
  told(bench, 'the last case is created', since(opened), { floor: starts });
  told(bench, 'the first is covered', since(first));
  told(bench, `the last is covered, ${written} transactions`, since(last), { floor: starts });
}

/** What a provider confirms in one act, case by case in the database; then everybody else, the township last. */
async function visit(bench: Bench, { standby }: FailingContract, { id }: Takeover): Promise<void> {
  for (const [n, { providerId, capacity }] of standby.entries()) {
    const began = performance.now();
    const form = { visited: capacity };
    await answer(bench, `confirm-first-visits/${n + 1}`, 'confirm', {
      organisationId: providerId,
      form,
      role: 'provider',
    });
    const visited = `SELECT 1 FROM handover_case WHERE takeover_id = $1 AND state = 'visited' AND to_provider_id = '${providerId}'`;
    await until(bench, visited, id);
    const ms = performance.now() - began;
    if (n === 0) told(bench, `first visits of ${capacity.toLocaleString('en')} confirmed, after`, ms);
  }
  await answer(bench, 'confirm-last-resort-visits/1', 'confirm', { form: { visited: 1 }, role: 'clerk' });
}

/** The approver does not confirm it: everybody is the contractor's again, in one transaction. */
async function goBack(bench: Bench, { id }: Takeover): Promise<void> {
  const began = performance.now();
  await answer(bench, 'decide-takeover/1', 'dismiss', { form: DISMISSED, role: 'approver' });
  await until(bench, 'SELECT 1 FROM takeover WHERE id = $1 AND closed_at IS NOT NULL', id);
  told(bench, 'dismissed and everybody back, after', performance.now() - began);
}

const DISMISSED = { reason: '承接主体已恢复服务，不符合触发情形（示例）。' };

/** @throws Error where a history grows with the recipients */
async function histories(bench: Bench, { number }: FailingContract): Promise<void> {
  const ids = [workflowId.contract(number), workflowId.takeover(number, 1)];
  const sizes = await withClient(bench.installation.environment.temporalAddress, (client) =>
    Promise.all(
      ids.map(async (id) => {
        const { historyLength: events, raw } = await client.workflow.getHandle(id).describe();
        return { id, events, bytes: Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0) };
      }),
    ),
  );
  const events = Math.max(...sizes.map((size) => size.events));
  const bytes = Math.max(...sizes.map((size) => size.bytes));
  const what = `${sizes.length} histories, the largest with ${events} events and ${Math.ceil(bytes / 1024)} KB`;
  bench.report.add({ section: SECTION, what: `${title(bench)}: ${what}`, aim: `${MOST.events} events` });
  if (events > MOST.events || bytes > MOST.bytes) throw new Error(`A history grows with the recipients: ${what}.`);
}

function title({ size }: Bench): string {
  return `takeover of ${size.recipients.toLocaleString('en')}`;
}

/** Recipients a second, and the milliseconds that it took. */
function told(bench: Bench, what: string, ms: number, more: Partial<Row> = {}): void {
  const rate = bench.size.recipients / (ms / 1000);
  bench.report.add({ section: SECTION, what: `${title(bench)}: ${what}`, atOnce: 1, rate, p50: ms, p95: ms, ...more });
}

/** Transactions that have written anything so far. */
async function transactions({ database }: Bench): Promise<number> {
  const { rows } = await database.pool.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return Number(rows[0]!.id);
}

/** The database's clock when the statement finds a row. */
async function until({ database }: Bench, text: string, id: string): Promise<Date> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(LOOK_MS)) {
    const { rows } = await database.pool.query<{ at: Date }>(`SELECT clock_timestamp() AS at WHERE EXISTS (${text})`, [
      id,
    ]);
    if (rows[0] !== undefined) return rows[0].at;
  }
  throw new Error(`the takeover stands still: ${text}`);
}

interface Answering {
  readonly role: Role;
  readonly organisationId?: string;
  readonly form: unknown;
}

/** Claims and completes a task of the takeover as soon as it is asked. */
async function answer(
  bench: Bench,
  task: string,
  outcome: string,
  { role, organisationId, form }: Answering,
): Promise<void> {
  const path = await taskPath(bench, task);
  await as(bench, role, organisationId, async (connection) => {
    const { version } = (await connection.send('POST', `${path}/claim`, { version: 1 })) as { version: number };
    await connection.send('POST', `${path}/complete`, { version, outcome, form });
  });
}

async function taskPath(bench: Bench, task: string): Promise<string> {
  const id = `${workflowId.takeover('BENCH-TAKEOVER-1-1', 1)}/${task}`;
  await until(bench, `SELECT 1 FROM task WHERE id = $1 AND state = 'open'`, id);
  return `/tasks/${encodeURIComponent(id)}`;
}

function as<T>(
  { database, people, installation }: Bench,
  role: Role,
  organisationId: string | undefined,
  work: (connection: HttpConnection) => Promise<T>,
): Promise<T> {
  const person = people[role === 'supervisor' ? 30 : role === 'provider' ? 31 : 29]!;
  const post = { roles: [role], ...(organisationId === undefined ? {} : { organisationId }) };
  return atPost(database.pool, person, post, async () => {
    const connection = new HttpConnection(installation.apiUrl, person.token);
    return work(connection).finally(() => connection.close());
  });
}
