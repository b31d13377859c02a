import { performance } from 'node:perf_hooks';
import { watchRecords } from '../../../worker/watch-records.ts';
import type { Bench } from '../bench.ts';
import { OFFICE_ID } from '../data/place.ts';
import { hireProvider, serveContracts, visitLineOf, type ServedContract } from '../data/records.ts';
import { measure } from '../measure/measure.ts';
import type { Floor } from '../measure/report.ts';
import { summary } from '../measure/steady.ts';
import type { Sample } from '../measure/statistics.ts';

const SECTION = 'records';
/** Lines of one request. */
const LINES = 10_000;
/** Rows of one INSERT of the floor, as many as the api records in a transaction. */
const BATCH = 1_000;
const AT_ONCE = 2;

/** Records of visits over the bulk endpoint, then what is asked of them: lists, a month, the cockpit, the watching pass. */
export async function measureRecords(bench: Bench): Promise<void> {
  const { database, people, size, report } = bench;
  const recipients = Math.max(50, Math.round(size.visits / 1_000));
  const contracts = await serveContracts(database.pool, people[0]!.id, OFFICE_ID, { contracts: 10, recipients });
  const floor = await bareInserts(bench, size.visits);
  await importAll(bench, contracts, recipients, floor);
  await database.pool.query('ANALYZE visit');
  await database.pool.query(`UPDATE app_user SET roles = roles || ARRAY['supervisor'] WHERE id = $1`, [people[0]!.id]);
  const path = `/contracts/${contracts[0]!.id}/visits`;
  const of = `${size.visits.toLocaleString('en')} visits`;
  for (const [what, address] of [
    ['the latest 50', `${path}?limit=50`],
    ['of one recipient', `${path}?limit=50&recipient=${contracts[0]!.number}-7`],
    ['of one person', `${path}?limit=50&staff=${encodeURIComponent('示例护理员7')}`],
    ['planned and done of a month', `${path}/months/6?limit=50`],
    ['the cockpit', '/supervision'],
  ] as const) {
    await page(bench, `${of}, ${what}`, address);
  }
  const samples: Sample[] = [];
  for (let n = 0; n < 4; n += 1) samples.push(await watched(bench, contracts.length));
  const first = { ...summary(samples.slice(0, 1)), section: SECTION };
  report.add({ ...first, what: `${of}, a contract watched, with its alerts kept` });
  report.add({ section: SECTION, what: `${of}, a contract watched again`, ...summary(samples.slice(1)) });
}

async function importAll(
  { installation, database, size, report }: Bench,
  contracts: readonly ServedContract[],
  recipients: number,
  floor: Floor,
): Promise<void> {
  const token = await hireProvider(database.pool);
  const each = Math.ceil(size.visits / contracts.length);
  const waiting = contracts.flatMap((contract) =>
    Array.from({ length: Math.ceil(each / LINES) }, (_, n) => ({ contract, from: n * LINES })),
  );
  const latencies: number[] = [];
  const began = performance.now();
  const lane = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const { contract, from } = part;
      const count = Math.min(LINES, each - from);
      const body = Array.from({ length: count }, (_, n) => visitLineOf(contract, recipients, from + n)).join('\n');
      const sent = performance.now();
      await send(`${installation.apiUrl}/api/v1/contracts/${contract.id}/visits/bulk`, token, body, count);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const seconds = (performance.now() - began) / 1000;
  const sample = { operations: each * contracts.length, seconds, latencies };
  const what = `visits recorded in bulk, ${size.visits.toLocaleString('en')} in requests of ${LINES.toLocaleString('en')}`;
  report.add({ section: SECTION, what, atOnce: AT_ONCE, ...summary([sample]), floor });
}

/** @throws Error unless every line was recorded */
async function send(url: string, token: string, body: string, count: number): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (!text.endsWith(`{"sums":{"recorded":${count},"repeated":0,"refused":0}}\n`)) {
    throw new Error(`The bulk endpoint answered ${response.status}: ${text.slice(-300)}`);
  }
}

const FLOOR_ROWS = `
  INSERT INTO bench_visit
  SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'B01', 'bench/' || ($1::int + n),
         '示例护理员' || n % 200, now(), now() + interval '45 minutes', '示例' || n % 200 || '村',
         '测量血压、协助洗浴、整理居室，情况良好（示例 ' || n || '）', 'bulk', gen_random_uuid(), now()
  FROM generate_series(1, $2::int) n`;

/** The same rows into a table without index, constraint or trigger, a thousand a transaction. */
async function bareInserts({ database, report }: Bench, visits: number): Promise<Floor> {
  await database.pool.query('CREATE TABLE bench_visit (LIKE visit)');
  const rows = Math.min(visits, 200_000);
  const began = performance.now();
  const latencies: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let from = next; from < rows; from = next) {
      next += BATCH;
      const sent = performance.now();
      await database.pool.query(FLOOR_ROWS, [from, BATCH]);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const sample = { operations: rows, seconds: (performance.now() - began) / 1000, latencies };
  await database.pool.query('DROP TABLE bench_visit');
  const floor = { what: 'bare rows', rate: sample.operations / sample.seconds };
  report.add({
    section: SECTION,
    what: 'floor: bare rows, 1,000 a transaction',
    atOnce: AT_ONCE,
    ...summary([sample]),
  });
  return floor;
}

async function page({ people, installation, size, report }: Bench, what: string, path: string): Promise<void> {
  const job = { kind: 'pages', api: installation.apiUrl, tokens: [people[0]!.token], path } as const;
  report.add({ section: SECTION, what, atOnce: 1, ...(await measure(size.pace, job)) });
}

/** One pass over all contracts; a latency is that of a contract. */
async function watched({ database }: Bench, contracts: number): Promise<Sample> {
  const began = performance.now();
  await watchRecords(database);
  const ms = performance.now() - began;
  return { operations: contracts, seconds: ms / 1000, latencies: [ms / contracts] };
}
