import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { WatchedProgram } from '../../../dev/watched-program.ts';
import { stockOf, type Bench } from '../bench.ts';
import { REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { dropTasks, insertTasks, workOn } from '../data/tasks.ts';
import type { TaskWork } from '../load/jobs.ts';
import { Load } from '../load/load.ts';
import { residentMemory, untilQuiet, Watch } from '../measure/machine.ts';
import { measure } from '../measure/measure.ts';
import type { Sample } from '../measure/statistics.ts';
import { NOISE, summary } from '../measure/steady.ts';

const SECTION = 'tasks';
const AIMS: Readonly<Record<number, string>> = { 1: '6 ms', 32: '448/s' };
const ACKNOWLEDGED = 'claim + complete, Temporal working';
const WENT_ON = '… until the workflow went on';
const REST_MS = 200;
const IDLE_MS = 2_000;
const PATIENCE_MS = 180_000;

/** Claim + complete: acknowledged by the database alone, then with a worker and real purchases behind the tasks. */
export async function measureTasks(bench: Bench): Promise<void> {
  for (const people of [1, 32]) await acknowledged(bench, people);
  await bench.floors.signals(32);
  await settled(bench);
}

async function acknowledged(bench: Bench, atOnce: number): Promise<void> {
  const { database, people, size, installation, report } = bench;
  const floor = await bench.floors.inserts(atOnce, 2);
  const batch = `ack-${atOnce}`;
  const [purchaseId] = await insertPurchases(database.pool, {
    ...{ prefix: `BENCH-${batch}`, region: REGION, drafterId: people[0]!.id, count: 1, started: true },
  });
  const work = await insertTasks(database.pool, batch, purchaseId!, stockOf(size));
  const tokens = people.slice(0, atOnce).map(({ token }) => token);
  const steady = await measure(size.pace, { kind: 'tasks', api: installation.apiUrl, tokens, work, pauseMs: 0 });
  const what = 'claim + complete, acknowledged';
  report.add({ section: SECTION, what, atOnce, ...steady, ...aimOf(atOnce), floor });
  await dropTasks(database.pool, batch);
}

/** Three rounds of real tasks after one that warms: as many as there are running purchases, each in its first task. */
async function settled(bench: Bench): Promise<void> {
  const { database, people, size, installation, report } = bench;
  const count = size.runningPurchases;
  const drafterId = people[31]!.id;
  await installation.withWorker('purchases', async (worker) => {
    await sleep(IDLE_MS);
    report.addMemory('worker, idle', memoryOf(worker));
    await insertPurchases(database.pool, { prefix: 'BENCH-RUN', region: REGION, drafterId, count, started: false });
    const work = await firstTasks(database.pool, count);
    const few = Math.ceil(count / 16);
    await calm(bench, split(work.slice(0, few * 4), few));
    await crowded(bench, split(work.slice(few * 4), Math.floor((count - few * 4) / 4)));
    report.addMemory('worker after load', memoryOf(worker));
    report.addMemory('api after load', installation.apiMemory());
  });
}

/** One person who rests between two tasks, so that nothing queues: how long a decision takes by itself. */
async function calm(bench: Bench, batches: readonly TaskWork[][]): Promise<void> {
  const { answered, taken, ...around } = await rounds(bench, 1, batches, REST_MS);
  const { floors, report } = bench;
  report.add({ ...around, what: ACKNOWLEDGED, ...waits(answered), ...aimOf(1), floor: await floors.inserts(1, 2) });
  report.add({ ...around, what: WENT_ON, ...waits(taken), floor: await floors.signals(1) });
}

/** Without the rate, which the rests decide. */
function waits(samples: readonly Sample[]): { readonly p50: number; readonly p95: number } {
  const { p50, p95 } = summary(samples);
  return { p50, p95 };
}

/** Everybody at once, without a rest. */
async function crowded(bench: Bench, batches: readonly TaskWork[][]): Promise<void> {
  const { answered, taken, ...around } = await rounds(bench, 32, batches, 0);
  const { floors, report } = bench;
  report.add({ ...around, what: ACKNOWLEDGED, ...summary(answered), ...aimOf(32), floor: await floors.inserts(32, 2) });
  report.add({ ...around, what: WENT_ON, ...summary(taken), floor: await floors.signals(32) });
}

interface Rounds {
  readonly section: string;
  readonly atOnce: number;
  readonly neighbours: number | undefined;
  /** Until the api acknowledged, and until the workflow had closed the task. */
  readonly answered: readonly Sample[];
  readonly taken: readonly Sample[];
}

async function rounds(bench: Bench, atOnce: number, batches: readonly TaskWork[][], pauseMs: number): Promise<Rounds> {
  const { pool } = bench.database;
  const answered: Sample[] = [];
  const taken: Sample[] = [];
  await untilQuiet(NOISE, bench.size.pace.patienceMs);
  const watch = new Watch();
  for (const work of batches) {
    answered.push(await complete(bench, atOnce, work, pauseMs));
    const ids = work.map(({ id }) => id);
    await untilDone(pool, ids);
    taken.push(await takenBy(pool, ids));
  }
  // The first round warms.
  const samples = { answered: answered.slice(1), taken: taken.slice(1) };
  return { section: SECTION, atOnce, neighbours: watch.look()?.neighbours, ...samples };
}

function complete(
  { people, installation }: Bench,
  atOnce: number,
  work: readonly TaskWork[],
  pauseMs: number,
): Promise<Sample> {
  const tokens = people.slice(0, atOnce).map(({ token }) => token);
  const job = { kind: 'tasks', api: installation.apiUrl, tokens, work, pauseMs } as const;
  return Load.during(job, (load) => load.rest());
}

/** Waits until every purchase has asked for its plan. */
async function firstTasks(pool: pg.Pool, count: number): Promise<TaskWork[]> {
  const text = `SELECT id FROM task WHERE kind = 'draft-plan' AND state = 'open' AND workflow_id LIKE 'purchase:BENCH-RUN-%'`;
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(200)) {
    const { rows } = await pool.query<{ id: string }>(text);
    if (rows.length >= count) return rows.map(({ id }) => workOn(id, 'draft-plan'));
  }
  throw new Error(`not all of ${count} purchases asked for their plan within ${PATIENCE_MS / 1000} s`);
}

async function untilDone(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  const text = `SELECT count(*)::int AS waiting FROM task WHERE id = ANY ($1) AND state <> 'done'`;
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(100)) {
    const { rows } = await pool.query<{ waiting: number }>(text, [ids]);
    if (rows[0]?.waiting === 0) return;
  }
  throw new Error(`decisions were not taken within ${PATIENCE_MS / 1000} s`);
}

/** By the database's clock: from the first decision to the last task closed by its workflow. */
async function takenBy(pool: pg.Pool, ids: readonly string[]): Promise<Sample> {
  const { rows } = await pool.query<{ submitted: number; done: number }>(
    `SELECT extract(epoch FROM submitted_at)::float AS submitted, extract(epoch FROM done_at)::float AS done
     FROM task WHERE id = ANY ($1)`,
    [ids],
  );
  const seconds = Math.max(...rows.map(({ done }) => done)) - Math.min(...rows.map(({ submitted }) => submitted));
  return { operations: rows.length, seconds, latencies: rows.map(({ done, submitted }) => (done - submitted) * 1000) };
}

function memoryOf(service: WatchedProgram): number | undefined {
  const mark = service.mark();
  return mark && residentMemory(mark.pid);
}

function split<T>(all: readonly T[], size: number): T[][] {
  return [0, 1, 2, 3].map((n) => all.slice(n * size, (n + 1) * size));
}

function aimOf(people: number): { aim?: string } {
  const aim = AIMS[people];
  return aim === undefined ? {} : { aim };
}
