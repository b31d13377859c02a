import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Bench } from '../bench.ts';
import { REGION } from '../data/place.ts';
import { dropUnstarted, insertPurchases } from '../data/purchases.ts';
import { measure } from '../measure/measure.ts';
import type { Sample } from '../measure/statistics.ts';
import { summary } from '../measure/steady.ts';

const SECTION = 'starts';
const PATIENCE_MS = 180_000;

/** POST /purchases acknowledged, and how fast the relay and Temporal then take accepted purchases. */
export async function measureStarts(bench: Bench): Promise<void> {
  for (const people of [8, 32]) await accepted(bench, people);
  const floor = await bench.floors.starts(32);
  await bench.installation.withWorker('purchases', async () => {
    const batches: Sample[] = [];
    for (const n of [0, 1, 2, 3]) batches.push(await taken(bench, `BENCH-START-${n}`));
    const what = 'accepted purchase started in Temporal';
    bench.report.add({ section: SECTION, what, ...summary(batches.slice(1)), floor });
  });
}

async function accepted(
  { database, people, size, installation, report, floors }: Bench,
  atOnce: number,
): Promise<void> {
  const floor = await floors.inserts(atOnce, 1);
  const tokens = people.slice(0, atOnce).map(({ token }) => token);
  const job = { kind: 'starts', api: installation.apiUrl, tokens, prefix: `BENCH-${atOnce}` } as const;
  const steady = await measure(size.pace, job);
  report.add({ section: SECTION, what: 'start accepted', atOnce, ...steady, aim: '480/s', floor });
  await dropUnstarted(database.pool);
}

/** From the moment the rows stand in the database. */
async function taken({ database, people, size }: Bench, prefix: string): Promise<Sample> {
  const count = Math.ceil(size.runningPurchases / 4);
  const drafterId = people[0]!.id;
  const ids = await insertPurchases(database.pool, { prefix, region: REGION, drafterId, count, started: false });
  await untilStarted(database.pool, ids);
  const { rows } = await database.pool.query<{ waited: number }>(
    'SELECT extract(epoch FROM started_at - created_at)::float AS waited FROM purchase WHERE id = ANY ($1)',
    [ids],
  );
  const waits = rows.map(({ waited }) => waited);
  return { operations: count, seconds: Math.max(...waits), latencies: waits.map((seconds) => seconds * 1000) };
}

async function untilStarted(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  const text = 'SELECT count(*)::int AS waiting FROM purchase WHERE id = ANY ($1) AND started_at IS NULL';
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(100)) {
    const { rows } = await pool.query<{ waiting: number }>(text, [ids]);
    if (rows[0]?.waiting === 0) return;
  }
  throw new Error(`purchases were not started within ${PATIENCE_MS / 1000} s`);
}
