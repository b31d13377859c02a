import { committeeActivities } from '../../../activities/committee.ts';
import { evaluationActivities } from '../../../activities/evaluation.ts';
import { LegalTime } from '../../../activities/legal-time.ts';
import type { Bench } from '../bench.ts';
import { insertScoredLot, type ScoredLot } from '../data/evaluation.ts';
import { insertExperts, retireExperts } from '../data/experts.ts';
import { REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { oneByOne } from '../measure/one-by-one.ts';

const SECTION = 'evaluation';
const DRAWS = 3;

/** A large evaluation, from the signed sheets to the ranking, and the draw of a committee from a large bank. */
export async function measureEvaluation(bench: Bench): Promise<void> {
  await scores(bench);
  await draws(bench);
}

/** The sheets of all experts of a lot are taken over, then its bids are ranked. */
async function scores({ database, people, size, report }: Bench): Promise<void> {
  const { bids, experts, criteria } = size.evaluation;
  const { adoptScores, rankBids } = evaluationActivities(database);
  const ids = people.map(({ id }) => id);
  const lots: ScoredLot[] = [];
  const rows = bids * (criteria - 1);
  const { patienceMs } = size.pace;
  const adopted = await oneByOne(patienceMs, async () => {
    const lot = await insertScoredLot(database.pool, ids, size.evaluation);
    lots.push(lot);
    return lot.taskIds.map((taskId) => () => adoptScores({ lotId: lot.lotId, taskId }));
  });
  await database.pool.query('CREATE TABLE bench_score (LIKE score INCLUDING INDEXES)');
  const copied = await oneByOne(patienceMs, async () =>
    people.slice(0, experts).map(({ id }) => async () => {
      await database.pool.query(
        `INSERT INTO bench_score SELECT gen_random_uuid(), $1, n::text, n FROM generate_series(1, $2::int) n`,
        [id, rows],
      );
    }),
  );
  report.add({
    ...{ section: SECTION, atOnce: 1, ...adopted },
    what: `one expert's ${rows.toLocaleString('en')} points taken over`,
    floor: { what: 'INSERT … SELECT', rate: copied.rate },
  });
  const ranked = await oneByOne(patienceMs, async () => {
    const lot = lots.shift()!;
    return [() => rankBids(lot)];
  });
  const read = await oneByOne(patienceMs, async () => [
    () => database.pool.query('SELECT * FROM bench_score LIMIT $1', [rows * experts]),
  ]);
  report.add({
    ...{ section: SECTION, atOnce: 1, ...ranked },
    what: `${bids} bids × ${experts} experts × ${criteria} criteria ranked`,
    floor: { what: 'SELECT of as many rows', rate: read.rate },
  });
}

/** Each for a purchase of its own, as it is drawn after an opening: pool, order, seats and what is published. */
async function draws({ database, people, size, report }: Bench): Promise<void> {
  const { pool } = database;
  const { drawExperts } = committeeActivities(database, new LegalTime(database));
  await insertExperts(pool, size.experts);
  const drawn = await oneByOne(size.pace.patienceMs, async () => {
    const prefix = `BENCH-DRAW-${Date.now()}`;
    const ids = await insertPurchases(pool, {
      ...{ prefix, region: REGION, drafterId: people[0]!.id, count: DRAWS, started: true },
    });
    return ids.map((purchaseId) => () => drawExperts({ purchaseId }));
  });
  const read = await oneByOne(size.pace.patienceMs, async () => [
    () => pool.query(`SELECT id FROM app_user WHERE 'expert' = ANY (roles) AND active ORDER BY id`),
  ]);
  report.add({
    ...{ section: SECTION, atOnce: 1, ...drawn },
    what: `a committee drawn from ${size.experts.toLocaleString('en')} experts`,
    floor: { what: 'SELECT of their ids', rate: read.rate },
  });
  await retireExperts(pool);
}
