import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { closeAccepted } from './closed-contract.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let supervisor: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
}, 60_000);

afterAll(() => world.close());

function stored({ contractId }: RunningContract) {
  return world.database.prisma.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { takeovers: true, payments: true },
  });
}

function pay({ contractId }: RunningContract) {
  return world.database.pool.query(`UPDATE payment SET state = 'paid', paid_at = now() WHERE contract_id = $1`, [
    contractId,
  ]);
}

describe('asking for a takeover', () => {
  test('freezes the payments in the same moment, and a frozen payment cannot become paid', async () => {
    const contract = await runContract(world);
    const answer = await supervisor.post(takeoversPath(contract), takeoverBody());
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ seq: 1, state: 'requested', workflowId: `takeover:${contract.number}:1` });
    const after = await stored(contract);
    expect(after.paymentsFrozenAt).not.toBeNull();
    expect(after.takeovers).toMatchObject([
      { id: answer.body.id, requestedBy: supervisor.userId, deliveredAt: null, state: 'requested', drill: false },
    ]);
    await expect(pay(contract)).rejects.toMatchObject({ code: 'JL001' });
    expect((await stored(contract)).payments).toMatchObject([{ state: 'scheduled', paidAt: null }]);
    const audits = await world.database.prisma.auditEvent.findMany({ where: { objectId: answer.body.id } });
    expect(audits).toMatchObject([{ actorId: supervisor.userId, action: 'takeover.request' }]);
  });

  test('as a drill freezes nothing', async () => {
    const contract = await runContract(world);
    const { status } = await supervisor.post(
      takeoversPath(contract),
      takeoverBody({ drill: true, reasonCode: 'drill' }),
    );
    expect(status).toBe(202);
    expect((await stored(contract)).paymentsFrozenAt).toBeNull();
    await pay(contract);
    expect((await stored(contract)).payments).toMatchObject([{ state: 'paid' }]);
  });

  test('is not refused because a drill is under way; a second drill is', async () => {
    const contract = await runContract(world);
    const drill = takeoverBody({ drill: true, reasonCode: 'drill' });
    expect((await supervisor.post(takeoversPath(contract), drill)).status).toBe(202);
    expect((await supervisor.post(takeoversPath(contract), drill)).status).toBe(409);
    expect((await supervisor.post(takeoversPath(contract), takeoverBody())).status).toBe(202);
    expect((await supervisor.post(takeoversPath(contract), drill)).status).toBe(409);
  });

  test('while one is under way is refused and names the one, also when two arrive at once', async () => {
    const contract = await runContract(world);
    const answers = await Promise.all([1, 2, 3].map(() => supervisor.post(takeoversPath(contract), takeoverBody())));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const running = answers.find(({ status }) => status === 202)!.body.id;
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect([body.code, body.takeoverId]).toEqual(['takeover-running', running]);
    }
    expect((await stored(contract)).takeovers).toHaveLength(1);
  });

  test('after an earlier one has ended counts on', async () => {
    const contract = await runContract(world);
    const first = await supervisor.post(takeoversPath(contract), takeoverBody());
    await world.database.prisma.takeover.update({ where: { id: first.body.id }, data: { state: 'dismissed' } });
    const second = await supervisor.post(takeoversPath(contract), takeoverBody());
    expect([second.status, second.body.seq]).toEqual([202, 2]);
  });

  test('twice with one Idempotency-Key asks once', async () => {
    const contract = await runContract(world);
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await supervisor.post(takeoversPath(contract), takeoverBody(), key);
    const again = await supervisor.post(takeoversPath(contract), takeoverBody(), key);
    expect([again.status, again.body]).toEqual([202, first.body]);
  });

  test('is refused, and changes nothing, where it may not be', async () => {
    const contract = await runContract(world);
    const foreign = await runContract(world, OTHER_COUNTY);
    const closed = await runContract(world);
    await closeAccepted(world.database, closed.contractId);
    const officer = await world.as('officer');
    const refusals = [
      [await supervisor.post(takeoversPath(foreign), takeoverBody()), 404, 'not-found'],
      [await supervisor.post(takeoversPath(closed), takeoverBody()), 409, 'contract-not-running'],
      [await officer.post(takeoversPath(contract), takeoverBody()), 403, 'forbidden'],
      [await supervisor.post(takeoversPath(contract), takeoverBody({ reasonCode: 'mood' })), 422, 'invalid-input'],
      [await supervisor.post(takeoversPath(contract), takeoverBody({ urgency: 'soon' })), 422, 'invalid-input'],
      [await supervisor.post(takeoversPath(contract), takeoverBody({ drill: 'no' })), 422, 'invalid-input'],
      [await supervisor.post(takeoversPath(contract), takeoverBody({ reason: '' })), 422, 'invalid-input'],
    ] as const;
    for (const [{ status, body }, expected, code] of refusals) expect([status, body.code]).toEqual([expected, code]);
    for (const untouched of [contract, foreign, closed]) {
      expect(await stored(untouched)).toMatchObject({ takeovers: [], paymentsFrozenAt: null });
    }
  });
});
