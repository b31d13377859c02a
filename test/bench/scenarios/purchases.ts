import type { Bench } from '../bench.ts';
import type { WorkerName } from '../installation.ts';
import { STEPS_REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import type { Job } from '../load/jobs.ts';
import { measure } from '../measure/measure.ts';
import type { Steady } from '../measure/steady.ts';

const SECTION = 'purchases';
const IN_FLIGHT = 32;
const STEPS = 5;
/** Far more than two cores run. */
const STOCK = 6000;

/** Whole workflows of five human steps and a timer: Jieli's against what Temporal does without it. */
export async function measurePurchases(bench: Bench): Promise<void> {
  const { database, people, installation, report } = bench;
  const { temporalAddress: temporal, databaseUrl } = installation.environment;
  const bare = (likeJieli: boolean) =>
    ({ kind: 'bare-steps', temporal, inFlight: IN_FLIGHT, input: { steps: STEPS, likeJieli } }) as const;
  const same = await run(bench, 'bare', bare(true));
  const least = await run(bench, 'bare', bare(false));
  const person = people[0]!.id;
  const purchaseIds = await insertPurchases(database.pool, {
    ...{ prefix: 'BENCH-STEPS', region: STEPS_REGION, drafterId: people[1]!.id, count: STOCK, started: true },
  });
  const steady = await run(bench, 'jieli', {
    ...{ kind: 'jieli-steps', temporal, database: databaseUrl, inFlight: IN_FLIGHT, personId: person, purchaseIds },
  });
  const row = { section: SECTION, atOnce: IN_FLIGHT, perMinute: true };
  report.add({ ...row, what: 'floor: bare Temporal, same steps, rows and timers', ...same });
  report.add({ ...row, what: 'floor: bare Temporal, one activity a step, no rows', ...least });
  const what = 'five human tasks and a timer';
  report.add({ ...row, what, ...steady, aim: '0.8 of floor', floor: { what: 'same', rate: same.rate } });
  report.add({ ...row, what: `${what}, against the least`, ...steady, floor: { what: 'least', rate: least.rate } });
}

function run({ installation, size }: Bench, worker: WorkerName, job: Job): Promise<Steady> {
  return installation.withWorker(worker, () => measure(size.slowPace, job));
}
