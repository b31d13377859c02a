import type { Bench } from '../bench.ts';
import { insertVisits } from '../data/visits.ts';
import { measureImport } from './visit-import.ts';
import { measureVisitPages } from './visit-pages.ts';
import { measureWatch } from './visit-watch.ts';

/** Records of service over the whole province: handed in, looked through by the rules, and read. */
export async function measureVisits(bench: Bench): Promise<void> {
  const { database, people, size } = bench;
  const contracts = await insertVisits(database.pool, people[0]!.id, size.visits.rows);
  await measureImport(bench, contracts[0]!);
  await measureWatch(bench, contracts);
  await measureVisitPages(bench, contracts[0]!);
}
