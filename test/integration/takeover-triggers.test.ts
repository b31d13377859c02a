import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordAlertActivities } from '../../activities/record-alert.ts';
import { takeoverTriggerActivities } from '../../activities/takeover-trigger.ts';
import type { Weighing } from '../../domain/contracts/takeover-triggers.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let officer: Visitor;
let supervisor: Visitor;
let provider: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  supervisor = await world.as('supervisor');
  provider = await world.as('provider1');
}, 60_000);
afterAll(() => world.close());

const triggersOf = async ({ contractId }: RunningContract, by = supervisor) =>
  (await by.get(`/api/v1/contracts/${contractId}/triggers`)).body.items;

/** As the workflow does once the supervisor has answered; run twice, as a worker that died would. */
async function weighed(triggerId: string, state: Weighing): Promise<void> {
  const taskId = await world.task({ kind: 'weigh-takeover', subject: { triggerId } });
  const form = { reason: '资格丧失，须按预案接管（示例）。' };
  const data = { state: 'done', outcome: state, form, submittedBy: supervisor.userId, doneAt: new Date() };
  await world.database.prisma.task.update({ where: { id: taskId }, data });
  const { concludeTrigger } = takeoverTriggerActivities(world.database);
  await concludeTrigger({ triggerId, taskId, state });
  await concludeTrigger({ triggerId, taskId, state });
}

const INABILITY = { reason: '多名护理员同时离职，无法保证每日照料（示例）。', servesUntil: '2027-05-31' };

describe('a contractor that says it cannot go on', () => {
  test('is heard once, and the takeover that a supervisor wants is asked for in their name with payments frozen', async () => {
    const contract = await runContract(world);
    const path = `/api/v1/contracts/${contract.contractId}/inability`;
    expect((await (await world.as('provider2')).post(path, INABILITY)).status).toBe(404);
    expect((await provider.post(path, { ...INABILITY, reason: '短' })).body.errors[0].pointer).toBe('/reason');
    const { status, body } = await provider.post(path, INABILITY);
    expect(status).toBe(202);
    expect((await provider.post(path, INABILITY)).body.code).toBe('inability-reported');
    expect(await triggersOf(contract, provider)).toMatchObject([{ cause: 'self-report', state: 'open' }]);
    const { risk } = (await supervisor.get(`/api/v1/contracts/${contract.contractId}`)).body;
    expect(risk).toMatchObject({ level: 'high', findings: [{ code: 'takeover-weighing', figures: { actual: 1 } }] });

    await weighed(body.id, 'urgent');
    const takeovers = await world.database.prisma.takeover.findMany({
      where: { contractId: contract.contractId },
      include: { contract: true },
    });
    expect(takeovers).toMatchObject([
      { reasonCode: 'cannot-perform', urgency: 'urgent', requestedBy: supervisor.userId, state: 'requested' },
    ]);
    expect(takeovers[0]!.contract.paymentsFrozenAt).not.toBeNull();
    expect(await triggersOf(contract)).toMatchObject([{ state: 'urgent', takeoverId: takeovers[0]!.id }]);
  });

  test('stays without a takeover where the supervisor sees no need, and may say it again', async () => {
    const contract = await runContract(world);
    const path = `/api/v1/contracts/${contract.contractId}/inability`;
    const { body } = await provider.post(path, INABILITY);
    await weighed(body.id, 'none');
    expect(await world.database.prisma.takeover.count({ where: { contractId: contract.contractId } })).toBe(0);
    expect((await provider.post(path, INABILITY)).status).toBe(202);
    const changed = world.database.pool.query(`UPDATE takeover_trigger SET state = 'urgent' WHERE id = $1`, [body.id]);
    await expect(changed).rejects.toMatchObject({ code: 'JL003' });
  });

  test('finds the takeover that is under way instead of asking for a second one', async () => {
    const contract = await runContract(world);
    const { body } = await provider.post(`/api/v1/contracts/${contract.contractId}/inability`, INABILITY);
    const { id } = (await supervisor.post(takeoversPath(contract), takeoverBody())).body;
    await weighed(body.id, 'urgent');
    expect(await triggersOf(contract)).toMatchObject([{ takeoverId: id }]);
  });
});

test('confirmed findings that reach the limit are weighed once a month', async () => {
  const contract = await runContract(world);
  const { prisma } = world.database;
  const { concludeAlert } = recordAlertActivities(world.database);
  for (let n = 1; n <= 4; n += 1) {
    const alert = await prisma.recordAlert.create({
      data: {
        ...{ contractId: contract.contractId, regionCode: '220422', rule: 'two-places', finding: `1/${n}`, month: 1 },
        evidence: { figures: { actual: n, limit: 1 }, visitIds: [] },
      },
    });
    const taskId = await world.task({ kind: 'look-into-records', subject: { alertId: alert.id } });
    const form = { conclusion: '核实属实，要求更正做法（示例）。' };
    await prisma.task.update({ where: { id: taskId }, data: { state: 'done', form, submittedBy: supervisor.userId } });
    await concludeAlert({ alertId: alert.id, taskId, state: 'confirmed' });
    expect(await triggersOf(contract)).toHaveLength(n < 3 ? 0 : 1);
  }
  expect(await triggersOf(contract)).toMatchObject([{ cause: 'records-confirmed', state: 'open' }]);
});

// The provider of these leaves the bank for good: they come last.
describe('a contractor that may not go on', () => {
  const { provider4 } = DEMO_ORGANISATIONS;
  const standing = () => world.database.prisma.organisation.findUniqueOrThrow({ where: { id: provider4.id } });

  test('because its registration is gone leaves the bank, and each of its contracts is weighed', async () => {
    const contract = await runContract(world, undefined, provider4.id);
    const path = `/api/v1/providers/${provider4.id}/registration`;
    const loss = { kind: 'revoked', lostOn: '2026-11-20', document: '示例民罚〔2026〕3号' };
    expect((await officer.post(path, { ...loss, lostOn: '2099-01-01' })).body.errors[0].pointer).toBe('/lostOn');
    expect((await provider.post(path, loss)).status).toBe(403);
    expect((await officer.post(path, loss)).body).toMatchObject({ contracts: 1 });
    expect((await officer.post(path, loss)).body.code).toBe('registration-lost');
    expect(await standing()).toMatchObject({ admission: 'exited', bankReason: loss.document });
    expect(await triggersOf(contract)).toMatchObject([{ cause: 'registration-lost', facts: loss.document }]);
  });

  test('because of a ban that was decided elsewhere is weighed as well, but not while a takeover is under way', async () => {
    const [contract, underWay] = [
      await runContract(world, undefined, provider4.id),
      await runContract(world, undefined, provider4.id),
    ];
    await supervisor.post(takeoversPath(underWay), takeoverBody());
    await world.database.prisma.debarment.create({
      data: {
        ...{ creditCode: provider4.creditCode, name: provider4.name, regionCode: '220422', rule: 'DB-02' },
        ...{ facts: '擅自终止合同（示例）', authority: '示例市财政局', document: '示例财罚〔2026〕9号' },
        ...{ fromDay: new Date('2026-11-01'), untilDay: new Date('2099-11-01'), recordedBy: officer.userId },
      },
    });
    expect(await triggersOf(contract)).toMatchObject([{ cause: 'debarred', state: 'open' }]);
    expect(await triggersOf(underWay)).toEqual([]);
  });
});
