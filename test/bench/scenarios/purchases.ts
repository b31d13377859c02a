import type { Bench } from '../bench.ts';
import { STEPS_REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { measure } from '../measure/measure.ts';

const SECTION = 'purchases';
const IN_FLIGHT = 32;
const STEPS = 5;
/** Far more than two cores run. */
const STOCK = 6000;

/** Whole workflows of five human steps and a timer: Jieli's against what Temporal does without it. */
export async function measurePurchases(bench: Bench): Promise<void> {
  const { database, people, installation, size, report } = bench;
  const { temporalAddress: temporal, databaseUrl } = installation.environment;
  const bare = (likeJieli: boolean) =>
    measure(size.slowPace, { kind: 'bare-steps', temporal, inFlight: IN_FLIGHT, input: { steps: STEPS, likeJieli } });
  const [same, least] = await installation.withWorker(
    'bare',
    async () => [await bare(true), await bare(false)] as const,
  );
  const person = people[0]!.id;
  const purchaseIds = await insertPurchases(database.pool, {
    ...{ prefix: 'BENCH-STEPS', region: STEPS_REGION, drafterId: people[1]!.id, count: STOCK, started: true },
  });
  const job = { temporal, database: databaseUrl, inFlight: IN_FLIGHT, personId: person, purchaseIds };
  const steady = await installation.withWorker('jieli', () => measure(size.slowPace, { kind: 'jieli-steps', ...job }));
  const row = { section: SECTION, atOnce: IN_FLIGHT, perMinute: true };
  report.add({ ...row, what: 'floor: bare Temporal, same steps, rows and timers', ...same });
  report.add({ ...row, what: 'floor: bare Temporal, one activity a step, no rows', ...least });
  const what = 'five human tasks and a timer';
  report.add({ ...row, what, ...steady, aim: '0.8 of floor', floor: { what: 'same', rate: same.rate } });
  report.add({ ...row, what: `${what}, against the least`, ...steady, floor: { what: 'least', rate: least.rate } });
}
