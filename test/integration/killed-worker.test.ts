import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office, type PurchaseView } from '../../dev/demo/office.ts';
import { takenOver } from '../../dev/demo/stories.ts';
import { type Environment, startEnvironment } from '../../dev/environment.ts';
import { openHome } from '../../dev/home.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { workflowBundle } from '../workflows/workflow-bundle.ts';
import { RestartedWorker } from './restarted-worker.ts';
import { aPurchase } from './stage.ts';

/**
 * One of each way of writing: a guarded insert, a local and a remote transaction, money, coverage, an end. Each death
 * costs ten seconds until Temporal gives its work to the next worker, which has to start and to replay; on a machine with
 * much else to do that takes a minute (measured).
 */
const DIE_AFTER = [
  'openTask',
  'adoptShare',
  'openEnvelopes',
  'recordOpening',
  'awardLot',
  'signContract',
  'settleInstalment',
  'handOver',
  'endTakeover',
];
const PATIENCE_MS = 900_000;

describe('a worker that is killed after each effect, before it can report it', () => {
  let folder: string;
  let environment: Environment;
  let worker: RestartedWorker;
  let db: Database;
  let purchase: PurchaseView;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jieli-test-killed-'));
    const bundle = (await workflowBundle()).codePath;
    environment = await startEnvironment({
      home: openHome(join(folder, 'home')),
      mode: 'demo',
      daySeconds: 0.3,
      withWorker: false,
      withApi: true,
    });
    const diedFolder = join(folder, 'deaths');
    await mkdir(diedFolder);
    db = connect(environment.databaseUrl, 4);
    worker = new RestartedWorker(environment, { bundle, dieAfter: DIE_AFTER, diedFolder });
    const office = await Office.open(environment.apiUrl!, () => undefined, PATIENCE_MS);
    purchase = await takenOver(office, aPurchase(75));
  }, PATIENCE_MS + 60_000);

  afterAll(async () => {
    worker.stop();
    await db.close();
    await environment.stop();
    if (!process.env['JIELI_KEEP_TEST_DATA']) await rm(folder, { recursive: true, force: true });
  }, 30_000);

  test('died after every one of them', async () => {
    expect((await readdir(join(folder, 'deaths'))).sort()).toEqual([...DIE_AFTER].sort());
    expect(worker.deaths).toBe(DIE_AFTER.length);
  });

  test('ends as it should all the same', () => {
    expect(purchase.lots.map((lot) => lot.state)).toEqual(['terminated', 'closed']);
  });

  test('awards, contracts and rankings exist once a lot', async () => {
    const lots = await db.prisma.lot.findMany({
      where: { purchaseId: purchase.id },
      include: { awards: true, contracts: { where: { kind: 'main' } }, rankings: true, bids: true },
    });
    for (const lot of lots) {
      expect(lot.awards).toHaveLength(1);
      expect(lot.contracts).toHaveLength(1);
      expect(lot.rankings).toHaveLength(lot.bids.length);
    }
  });

  test('every payment was made once and the amounts add up', async () => {
    const contract = await db.prisma.contract.findFirstOrThrow({
      where: { purchaseId: purchase.id, kind: 'main', state: 'closed' },
      include: { payments: true },
    });
    expect(contract.payments.reduce((sum, payment) => sum + payment.amountFen, 0n)).toBe(contract.amountFen);
    expect(new Set(contract.payments.map((payment) => payment.state))).toEqual(new Set(['paid']));
  });

  test('every line of the timeline and every notice stands there once, every task was decided once', async () => {
    const count = async (sql: string): Promise<number> => Number((await db.pool.query<{ n: string }>(sql)).rows[0]!.n);
    expect(
      await count('SELECT count(*) - count(DISTINCT (kind, stage, lot_id, task_id, detail)) AS n FROM purchase_event'),
    ).toBe(0);
    expect(await count('SELECT count(*) - count(DISTINCT key) AS n FROM notice')).toBe(0);
    // The succession outlives the purchase whose contract failed, and may just be asking somebody.
    const over = `SELECT count(*) AS n FROM task
      WHERE state NOT IN ('done', 'cancelled') AND workflow_id NOT LIKE 'succession:%'`;
    expect(await count(over)).toBe(0);
  });

  test('every recipient has one provider at a time and none is left without', async () => {
    const { rows } = await db.pool.query<{ without: string }>(
      `SELECT count(*) AS without FROM handover_case h WHERE NOT EXISTS (
         SELECT 1 FROM coverage c WHERE c.recipient_id = h.recipient_id AND c.service_code = h.service_code
         AND upper_inf(c.period) AND c.provider_id = h.to_provider_id)`,
    );
    expect(Number(rows[0]!.without)).toBe(0);
  });
});
