import { watchRecords } from '../../../worker/watch-records.ts';
import type { Bench } from '../bench.ts';
import type { ServedContract } from '../data/contracts.ts';
import { oneByOne } from '../measure/one-by-one.ts';

const SECTION = 'visits';

/** The pass over the records of all contracts: the first, which finds things, and those after it. */
export async function measureWatch(bench: Bench, contracts: readonly ServedContract[]): Promise<void> {
  const { database, size, report } = bench;
  const patience = size.pace.patienceMs;
  const scanned = await oneByOne(patience, async () => [
    () => database.pool.query('SELECT max(length(done)) FROM visit'),
  ]);
  const floor = { what: 'reading all visits', rate: scanned.rate };
  const rows = size.visits.rows.toLocaleString('en');
  const whole = `all rules over ${contracts.length} contracts with ${rows} visits`;
  const began = performance.now();
  const found = await watchRecords(database);
  const ms = performance.now() - began;
  report.add({
    ...{ section: SECTION, atOnce: 1, floor, rate: 1000 / ms, p50: ms, p95: ms },
    what: `${whole}: ${found} found`,
  });
  const again = await oneByOne(patience, async () => [() => watchRecords(database)]);
  report.add({ section: SECTION, atOnce: 1, floor, ...again, what: `${whole}, again` });
}
