import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract, takeoversPath, type RunningContract } from './takeovers-contract.ts';

const PATH = '/api/v1/supervision/units';
const BASIS = '示例县民政局关于明确兜底服务单位的通知（示例民〔2026〕5号）';
const { buyer, lastResort } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let supervisor: Visitor;
let contract: RunningContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  contract = await runContract(world);
  // No unit of the own county is entered.
  await world.database.prisma.organisation.update({ where: { id: lastResort.id }, data: { regionCode: OTHER_COUNTY } });
}, 60_000);
afterAll(() => world.close());

interface Region {
  readonly region: { readonly code: string };
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly contracts: number;
  readonly history: readonly object[];
}

async function own(): Promise<Region> {
  const { body } = await supervisor.get(PATH);
  return body.items.find(({ region }: Region) => region.code === DEMO_COUNTY);
}

async function name(unit: string, overrides: object = {}) {
  const replaces = (await own()).unit?.id ?? null;
  return supervisor.post(PATH, { region: DEMO_COUNTY, name: unit, basis: BASIS, replaces, ...overrides });
}

async function readinessCheck() {
  const { body } = await supervisor.get(`/api/v1/contracts/${contract.contractId}`);
  return body.readiness.checks.find(({ code }: { code: string }) => code === 'last-resort').met as boolean;
}

describe('the last-resort unit of a region', () => {
  test('is missing until somebody names one; the preview says for which contracts it counts', async () => {
    expect(await own()).toMatchObject({ unit: null, contracts: 1, history: [] });
    expect(await readinessCheck()).toBe(false);
    const { body } = await supervisor.get(`${PATH}/preview?region=${DEMO_COUNTY}`);
    expect(body).toEqual({
      contracts: 1,
      now: [{ name: buyer.name, rung: 'buyer', contracts: 1 }],
      shown: [{ id: contract.contractId, number: contract.number, lotName: '示例标段' }],
      serving: 0,
    });
  });

  test('is named with what it rests on, and readiness and takeover have it from then on', async () => {
    const { status, body } = await name('示例一镇社会救助服务站');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      region: { code: DEMO_COUNTY },
      unit: { name: '示例一镇社会救助服务站' },
      history: [{ action: 'named', organisation: '示例一镇社会救助服务站', basis: BASIS, by: expect.any(String) }],
    });
    expect(await readinessCheck()).toBe(true);
    const { body: preview } = await supervisor.get(`${takeoversPath(contract)}/preview`);
    expect(preview.lastResort).toMatchObject({ organisation: body.unit, rung: 'township' });
    const audited = { action: 'last-resort.named', objectId: body.unit.id, actorId: supervisor.userId };
    expect(await world.database.prisma.auditEvent.count({ where: audited })).toBe(1);
  });

  test('is replaced by another, may come back, and who decided it stays on record', async () => {
    const first = (await own()).unit!;
    expect((await name('示例二镇社会救助服务站')).status).toBe(201);
    const again = await name(first.name);
    expect([again.status, again.body.unit]).toEqual([201, first]);
    expect(again.body.history).toHaveLength(5);
    expect(again.body.history.slice(0, 2)).toMatchObject([
      { action: 'named', organisation: first.name },
      { action: 'ended', organisation: '示例二镇社会救助服务站' },
    ]);
    const event = world.database.pool.query(`DELETE FROM last_resort_event`);
    await expect(event).rejects.toThrow();
  });

  test('is not replaced by somebody who has not seen who it is', async () => {
    const before = await own();
    const { status, body } = await name('示例三镇社会救助服务站', { replaces: null });
    expect([status, body.code]).toEqual([409, 'last-resort-changed']);
    expect(await own()).toEqual(before);
  });

  test('is never another organisation’s name, nor the same once more', async () => {
    const taken = await name(DEMO_ORGANISATIONS.provider1.name);
    expect([taken.status, taken.body.code]).toEqual([409, 'organisation-name-taken']);
    const elsewhere = await name(lastResort.name);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'organisation-name-taken']);
    const same = await name((await own()).unit!.name);
    expect([same.status, same.body.code]).toEqual([422, 'invalid-input']);
    expect((await name('示例')).status).toBe(422);
    expect((await name('示例四镇社会救助服务站', { basis: '' })).status).toBe(422);
  });

  test('is one, also when two name it at the same moment', async () => {
    const answers = await Promise.all(['示例五镇社会救助服务站', '示例六镇社会救助服务站'].map((unit) => name(unit)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const units = { kind: 'last-resort', regionCode: DEMO_COUNTY };
    expect(await world.database.prisma.organisation.count({ where: units })).toBe(1);
  });

  test('of a region outside the own subtree answers like one that does not exist', async () => {
    for (const region of [OTHER_COUNTY, '220000', '999999']) {
      expect((await name('示例七镇社会救助服务站', { region, replaces: null })).status).toBe(404);
      expect((await supervisor.get(`${PATH}/preview?region=${region}`)).status).toBe(404);
    }
    const { body } = await supervisor.get(`${PATH}?region=${OTHER_COUNTY}`);
    expect(body.items.map(({ region }: Region) => region.code)).toEqual([DEMO_COUNTY]);
    const { body: all } = await (await world.as('auditor')).get(`${PATH}?limit=1`);
    expect(all.items).toMatchObject([{ region: { code: '220000' } }]);
    const { body: next } = await (await world.as('auditor')).get(`${PATH}?limit=1&cursor=${all.nextCursor}`);
    expect(next.items).toMatchObject([{ region: { code: DEMO_COUNTY } }]);
  });

  test('is the supervisor’s to name', async () => {
    for (const username of ['officer', 'approver', 'auditor']) {
      const visitor = await world.as(username);
      expect((await visitor.post(PATH, { region: DEMO_COUNTY })).status).toBe(403);
      expect((await visitor.get(PATH)).status).toBe(200);
    }
    expect((await (await world.as('provider1')).get(PATH)).status).toBe(403);
  });
});
