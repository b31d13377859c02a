import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ApiRefusal } from '../../dev/demo/client.ts';
import { Office } from '../../dev/demo/office.ts';
import { VirtualOfficers } from '../../dev/demo/virtual-officers.ts';
import { type Environment, startEnvironment } from '../../dev/environment.ts';
import { openHome } from '../../dev/home.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { workflowBundle } from '../workflows/workflow-bundle.ts';
import { answer, fatesOf, SEED, silent, type Fate } from './fates.ts';
import { RestartedWorker } from './restarted-worker.ts';
import { runContract, takeoverBody, type RunningContract } from './takeovers-contract.ts';

const CONTRACTS = 3;
const DEATHS = 3;
/** A standby provider's four hours are the three seconds that a person has at least. */
const CLOCK_SCALE = 86_400 / 12;
const PATIENCE_MS = 600_000;

describe(`takeovers of ${CONTRACTS} contracts at once, people of every mind, a worker that is killed (seed ${SEED})`, () => {
  const fates = fatesOf(CONTRACTS);
  const decided: { readonly taskId: string; readonly outcome: string }[] = [];
  const looks: { readonly without: number; readonly paid: number }[] = [];
  const refusedPayments: string[] = [];
  let folder: string;
  let environment: Environment;
  let worker: RestartedWorker;
  let db: Database;
  let office: Office;
  let officers: VirtualOfficers;
  let contracts: readonly RunningContract[];

  async function aContract(temporal: TemporalClient): Promise<RunningContract> {
    const drafterId = DEMO_USERS[0]!.id;
    const purchase = async () => {
      const number = `TEST-${SEED}-${++purchases}`;
      const data = {
        ...{ number, name: '示例采购', method: 'competitive-consultation', regionCode: DEMO_COUNTY, drafterId },
        ...{ buyerId: DEMO_ORGANISATIONS.buyer.id, budgetFen: 140_000_000n, budgetYear: 2026 },
        ...{
          fundSource: '困难群众救助补助资金（示例）',
          startedAt: new Date(),
          clockEpoch: new Date(),
          clockScale: CLOCK_SCALE,
        },
      };
      return { id: (await db.prisma.purchase.create({ data })).id, number };
    };
    const contract = await runContract({ database: db, purchase });
    const { purchaseId, providerId } = await db.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
    });
    const { contractId, number, lotId } = contract;
    const input = { contractId, number, purchaseId, lotId, region: DEMO_COUNTY, providerId, drafterId };
    const options = { workflowId: workflowId.contract(number), taskQueue: 'jieli', args: [input] };
    await temporal.workflow.start('serviceContract', options);
    return contract;
  }
  let purchases = 0;

  /** Twice at once, as impatient people have it. */
  async function trigger({ contractId }: RunningContract, overrides: Record<string, unknown>): Promise<void> {
    const ask = () =>
      tolerated(() => office.person('supervisor').post(`/contracts/${contractId}/takeovers`, takeoverBody(overrides)));
    await Promise.all([ask(), ask()]);
  }

  async function failABridge({ contractId }: RunningContract): Promise<void> {
    const bridge = await db.prisma.contract.findFirst({
      where: { state: 'running', takeover: { contractId, drill: false, state: { in: ['running', 'bridging'] } } },
    });
    if (bridge === null) return;
    const body = { providerId: bridge.providerId, reason: '连续两日未上门（示例）' };
    const path = `/takeovers/${bridge.takeoverId}/failures`;
    await Promise.all([1, 2].map(() => tolerated(() => office.person('supervisor').post(path, body))));
  }

  /** Whoever can pay tries it past the api, whenever payments are frozen. */
  async function payWhileFrozen({ contractId }: RunningContract): Promise<void> {
    const text = `WITH frozen AS (SELECT id FROM contract WHERE id = $1 AND payments_frozen_at IS NOT NULL FOR UPDATE)
      UPDATE payment p SET state = 'paid', paid_at = now(), accepted_on = current_date, pay_by = current_date
      FROM frozen WHERE frozen.id = p.contract_id`;
    await db.pool.query(text, [contractId]).catch((error: { code?: string }) => refusedPayments.push(error.code ?? ''));
  }

  async function live(contract: RunningContract, { urgency, at, drillAt, bridgeFailsAt, ends }: Fate): Promise<void> {
    const later = async (ms: number, act: () => Promise<unknown>) => (await sleep(ms), await act());
    await Promise.all([
      later(at, () => trigger(contract, { urgency })),
      ...(drillAt === null ? [] : [later(drillAt, () => trigger(contract, { drill: true, reasonCode: 'drill' }))]),
      ...(bridgeFailsAt === null ? [] : [later(bridgeFailsAt, () => failABridge(contract))]),
      ...ends.map(({ who, at: ms, reason }) =>
        later(ms, () =>
          tolerated(() =>
            office.person('clerk').post(`/recipients/${contract.recipientIds[who]}/end`, { reason, on: '2027-04-02' }),
          ),
        ),
      ),
    ]);
  }

  async function look(): Promise<void> {
    const { rows } = await db.pool.query<{ without: number; paid: number }>(
      `SELECT (SELECT count(*)::int FROM service_order o JOIN recipient r ON r.id = o.recipient_id
               WHERE o.contract_id = ANY ($1::uuid[]) AND r.ended_on IS NULL AND NOT EXISTS (
                 SELECT 1 FROM coverage c WHERE c.recipient_id = o.recipient_id AND c.service_code = o.service_code
                 AND upper_inf(c.period))) AS without,
              (SELECT count(*)::int FROM payment p JOIN contract c ON c.id = p.contract_id
               WHERE c.id = ANY ($1::uuid[]) AND p.state = 'paid') AS paid`,
      [contracts.map(({ contractId }) => contractId)],
    );
    looks.push(rows[0]!);
  }

  /** Ended, or everybody has an interim provider and its terms, until a purchase anew. */
  async function allSettled(): Promise<boolean> {
    const { rows } = await db.pool.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM takeover t WHERE t.state IN ('requested', 'running')
          OR EXISTS (SELECT 1 FROM handover_case h WHERE h.takeover_id = t.id AND NOT t.drill AND t.state <> 'dismissed' AND h.state = 'pending')
          OR EXISTS (SELECT 1 FROM task k WHERE k.state IN ('open', 'claimed', 'submitted') AND k.workflow_id LIKE '%' || t.seq AND k.subject->>'takeoverId' = t.id::text)`,
    );
    return rows[0]!.open === 0;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jieli-test-invariants-'));
    const bundle = (await workflowBundle()).codePath;
    const home = openHome(join(folder, 'home'));
    environment = await startEnvironment({ home, mode: 'demo', withWorker: false, withApi: true });
    db = connect(environment.databaseUrl, 6);
    const connection = await Connection.connect({ address: environment.temporalAddress });
    const temporal = new TemporalClient({ connection });
    contracts = [];
    for (let n = 0; n < CONTRACTS; n += 1) contracts = [...contracts, await aContract(temporal)];
    await connection.close();
    worker = new RestartedWorker(environment, { bundle, dieAfter: [], diedFolder: folder });
    office = await Office.open(environment.apiUrl!, () => undefined, PATIENCE_MS);
    const told = (taskId: string, outcome: string) => void decided.push({ taskId, outcome });
    officers = new VirtualOfficers(office.people(), answer, { leaves: silent, decided: told });
    const working = officers.work();
    working.catch(() => undefined);

    const lives = contracts.map((contract, n) => live(contract, fates[n]!));
    const deaths = (async () => {
      for (const ms of fc.sample(fc.integer({ min: 1000, max: 9000 }), { seed: SEED, numRuns: DEATHS })) {
        await sleep(ms);
        worker.kill();
      }
    })();
    let happened = false;
    const all = Promise.all([...lives, deaths]).finally(() => (happened = true));
    all.catch(() => undefined);
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(200)) {
      await look();
      for (const contract of contracts) await payWhileFrozen(contract);
      if (happened && (await allSettled())) break;
    }
    await all;
    await officers.stop();
  }, PATIENCE_MS + 120_000);

  afterAll(async () => {
    worker.stop();
    await db.close();
    await environment.stop();
    if (!process.env['JIELI_KEEP_TEST_DATA']) await rm(folder, { recursive: true, force: true });
  }, 30_000);

  test('every takeover comes to its end, or waits for permanent providers alone', async () => {
    const takeovers = await db.prisma.takeover.findMany();
    expect(takeovers.filter(({ drill }) => !drill)).toHaveLength(CONTRACTS);
    expect(takeovers.filter(({ drill }) => drill).length).toBeGreaterThan(0);
    expect(takeovers.filter(({ state }) => state === 'requested' || state === 'running')).toEqual([]);
    expect(await allSettled()).toBe(true);
  });

  test('at no moment was a recipient without a provider', () => {
    expect(looks.length).toBeGreaterThan(10);
    expect(looks.filter(({ without }) => without > 0)).toEqual([]);
  });

  test('nobody ever had two providers, nor none for an instant between two', async () => {
    const { rows } = await db.pool.query(
      `SELECT a.recipient_id FROM (SELECT c.*, lead(lower(c.period)) OVER (PARTITION BY c.recipient_id, c.service_code
          ORDER BY lower(c.period)) AS next FROM coverage c) a WHERE a.next IS NOT NULL AND a.next <> upper(a.period)
       UNION ALL
       SELECT a.recipient_id FROM coverage a JOIN coverage b USING (recipient_id, service_code)
       WHERE a.ctid <> b.ctid AND a.period && b.period`,
    );
    expect(rows).toEqual([]);
  });

  test('frozen payments stay frozen', () => {
    expect(refusedPayments.length).toBeGreaterThan(0);
    expect(new Set(refusedPayments)).toEqual(new Set(['JL001']));
    expect(looks.filter(({ paid }) => paid > 0)).toEqual([]);
  });

  test('every decision that was acknowledged stands, once, and has reached its workflow', async () => {
    expect(decided.length).toBeGreaterThan(CONTRACTS);
    expect(new Set(decided.map(({ taskId }) => taskId)).size).toBe(decided.length);
    const rows = await db.prisma.task.findMany({ where: { id: { in: decided.map(({ taskId }) => taskId) } } });
    const kept = new Map(rows.map(({ id, state, outcome }) => [id, { state, outcome }]));
    // Whoever confirms visits in the moment in which it is reported to fail is overtaken by that, and told so.
    const overtaken = rows.filter(({ kind, state }) => kind === 'confirm-first-visits' && state === 'cancelled');
    const failed = new Set((await db.prisma.bridgeFailure.findMany()).map(({ providerId }) => providerId));
    expect(overtaken.filter(({ candidateOrgId }) => !failed.has(candidateOrgId!))).toEqual([]);
    const news = overtaken.map(({ id }) => `${id}/cancelled`);
    expect(await db.prisma.notification.count({ where: { key: { in: news } } })).toBe(news.length);
    const ids = new Set(overtaken.map(({ id }) => id));
    expect(decided.map(({ taskId }) => kept.get(taskId))).toEqual(
      decided.map(({ taskId, outcome }) => ({ state: ids.has(taskId) ? 'cancelled' : 'done', outcome })),
    );
  });

  test('no drill left anything: no bridge, nobody handed over', async () => {
    const drill = { takeover: { drill: true } };
    expect(await db.prisma.contract.count({ where: drill })).toBe(0);
    expect(await db.prisma.handoverCase.count({ where: { ...drill, visitedAt: { not: null } } })).toBe(0);
  });
});

/** A refusal that office life knows: somebody was quicker, or it is over. */
async function tolerated(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ApiRefusal && [404, 409].includes(error.status))) throw error;
  }
}
