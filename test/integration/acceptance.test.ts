import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryActivities } from '../../activities/delivery.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { ApiWorld, taskPath } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let activities: ReturnType<typeof deliveryActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  activities = deliveryActivities(world.database, new LegalTime(world.database));
}, 60_000);
afterAll(() => world.close());

interface Finding {
  readonly item: string;
  readonly result: string;
  readonly note?: string;
}

/** The acceptance of a contract as an officer hands it in through the api; some findings or fields differ. */
async function handedIn(contract: RunningContract, outcome: 'accept' | 'refuse', change: Record<string, unknown> = {}) {
  const { contractId } = contract;
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
  const officer = await world.as('officer');
  const taskId = await world.task({ kind: 'accept-service', purchaseId, subject: { contractId } });
  const { body: claimed } = await officer.post(taskPath(taskId, 'claim'));
  const { body: task } = await officer.get(taskPath(taskId));
  const example = task.form.outcomes?.[outcome]?.example ?? task.form.example;
  const form = { ...example, ...change };
  const answer = await officer.post(taskPath(taskId, 'complete'), { version: claimed.version, outcome, form });
  return { purchaseId, contractId, taskId, answer, items: example.items as Finding[] };
}

const noticesOf = (purchaseId: string) =>
  world.database.prisma.notice.findMany({ where: { purchaseId, kind: 'acceptance-notice' } });

describe('an acceptance (DL-01, DL-02)', () => {
  test('answers every item of the contract, and is published with each result and the recipients’ opinion', async () => {
    const contract = await runContract(world);
    const { items } = await handedIn(contract, 'accept');
    const indicators = await world.database.prisma.contractIndicator.findMany({
      where: { contractId: contract.contractId },
    });
    expect(items.map(({ item }) => Number(item))).toEqual(indicators.map(({ seq }) => seq).sort((a, b) => a - b));
    const found = items.map((item, at) => (at === 0 ? { ...item, result: 'partly', note: '差两户（示例）' } : item));
    const { answer, ...request } = await handedIn(contract, 'accept', { items: found });
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    await activities.closeContract(request);
    await activities.closeContract(request);
    const [notice] = await noticesOf(request.purchaseId);
    const body = notice!.body as { items: object[] };
    expect(body).toMatchObject({
      accepted: true,
      recipientsAsked: 20,
      recipientsAnswered: 20,
      recipientsSatisfied: 19,
    });
    expect(body.items).toHaveLength(indicators.length);
    expect(body.items[0]).toMatchObject({ result: 'partly' });
    expect(JSON.stringify(body)).not.toContain('差两户');
    const page = await fetch(`${world.url}/public/notices/${notice!.id}`);
    expect(await page.text()).toContain('部分达标');
    const where = { contractId: contract.contractId };
    expect(await world.database.prisma.acceptance.count({ where })).toBe(1);
    expect(await world.database.prisma.acceptanceAnswer.count({ where })).toBe(indicators.length);
  });

  test('is the only way in which a contract closes; one that was refused closes nothing', async () => {
    const contract = await runContract(world);
    const close = () =>
      world.database.pool.query(`UPDATE contract SET state = 'closed' WHERE id = $1`, [contract.contractId]);
    await expect(close()).rejects.toMatchObject({ code: 'JL216' });
    const { answer, ...request } = await handedIn(contract, 'refuse');
    expect(answer.status).toBe(200);
    await activities.publishRefusal(request);
    await expect(close()).rejects.toMatchObject({ code: 'JL216' });
  });

  test('that is refused is published item by item as well, and the next one is another', async () => {
    const contract = await runContract(world);
    const { answer, ...request } = await handedIn(contract, 'refuse');
    expect(answer.status).toBe(200);
    await activities.publishRefusal(request);
    const [notice] = await noticesOf(request.purchaseId);
    expect(notice!.body).toMatchObject({ accepted: false, items: expect.arrayContaining([expect.anything()]) });
    const again = await handedIn(contract, 'accept');
    await activities.closeContract(again);
    expect(await noticesOf(request.purchaseId)).toHaveLength(2);
  });

  test('is impossible in the database with an item unanswered, with nobody heard and no reason, and stays as it was', async () => {
    const contract = await runContract(world);
    const { pool } = world.database;
    const officer = await world.as('officer');
    const insert = (more: string, values: string) =>
      pool.query(
        `INSERT INTO acceptance (contract_id, task_id, result, opinion, accepted_by${more})
         VALUES ($1, gen_random_uuid()::text, 'accept', '合格', $2${values})`,
        [contract.contractId, officer.userId],
      );
    const heard = ', recipients_asked, recipients_answered, recipients_satisfied';
    await expect(insert(heard, ', 5, 5, 5')).rejects.toMatchObject({ code: 'JL211' });
    await expect(insert('', '')).rejects.toMatchObject({ constraint: 'acceptance_heard' });
    await expect(insert(heard, ', 5, 0, 0')).rejects.toMatchObject({ constraint: 'acceptance_heard' });
    await expect(insert(heard, ', 5, 6, 6')).rejects.toMatchObject({ constraint: 'acceptance_counts' });
    const change = 'UPDATE contract_indicator SET target = $2 WHERE contract_id = $1';
    await expect(pool.query(change, [contract.contractId, '随意'])).rejects.toMatchObject({ code: 'JL210' });
  });
});
