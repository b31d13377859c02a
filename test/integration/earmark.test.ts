import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryActivities } from '../../activities/delivery.ts';
import { earmarkActivities } from '../../activities/earmark.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath } from './api-world.ts';
import { RECIPIENTS, runContract, type RunningContract } from './takeovers-contract.ts';

/** Whom B01 is for, by the delivered directory. */
const CARE = ['subsistence-allowance', 'extreme-poverty-support', 'temporary-assistance', 'children-in-difficulty'];

let world: ApiWorld;
let activities: ReturnType<typeof deliveryActivities> & ReturnType<typeof earmarkActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  const { database } = world;
  activities = { ...deliveryActivities(database, new LegalTime(database)), ...earmarkActivities(database) };
}, 60_000);
afterAll(() => world.close());

/** A source of the county that was given for those programmes. */
async function fundFor(...programmes: string[]): Promise<string> {
  const data = { regionCode: DEMO_COUNTY, code: `test-${randomUUID()}`, nameZh: '示例专项资金', nameEn: 'Test fund' };
  const given = { programmes, effectiveFrom: new Date('2026-07-01'), source: '示例财社〔2026〕3号' };
  return (await world.database.prisma.fundSource.create({ data: { ...data, ...given } })).id;
}

async function careContract(): Promise<RunningContract & { readonly purchaseId: string }> {
  const contract = await runContract(world, undefined, undefined, undefined, ['B01']);
  const { contractId: id } = contract;
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id } });
  return { ...contract, purchaseId };
}

/** A task of that kind, claimed by finance, with the example of its form. */
async function asked(kind: 'confirm-budget' | 'pay-instalment', purchaseId: string, subject = {}) {
  const finance = await world.as('finance');
  const taskId = await world.task({ kind, purchaseId, subject });
  const { body: claimed } = await finance.post(taskPath(taskId, 'claim'));
  const { body: task } = await finance.get(taskPath(taskId));
  const complete = (form: object) =>
    finance.post(taskPath(taskId, 'complete'), {
      version: claimed.version,
      outcome: kind.split('-')[0] === 'pay' ? 'pay' : 'confirm',
      form,
    });
  return { taskId, task, example: task.form.example, complete };
}

async function declared(purchaseId: string): Promise<void> {
  const { taskId, example, complete } = await asked('confirm-budget', purchaseId);
  const { status } = await complete({ ...example, programmes: CARE });
  expect(status).toBe(200);
  for (let run = 0; run < 2; run += 1) await activities.recordEarmark({ purchaseId, taskId });
}

const earmarksOf = (purchaseId: string) =>
  world.database.prisma.earmark.findMany({ where: { purchaseId }, orderBy: { id: 'asc' } });
const rulesOf = ({ body }: { readonly body: { readonly errors?: { readonly rule?: string }[] } }) =>
  body.errors?.map(({ rule }) => rule);

describe('finance declares the money of a purchase (BU-03)', () => {
  test('for what its source was given for and everybody whom the services serve, once', async () => {
    const { purchaseId } = await careContract();
    const narrow = await fundFor('subsistence-allowance');
    const { example, complete, task } = await asked('confirm-budget', purchaseId);
    expect(task.form.schema.properties.programmes.default.toSorted()).toEqual(CARE.toSorted());
    expect(rulesOf(await complete({ ...example, fund: narrow }))).toEqual(['BU-03']);
    expect(rulesOf(await complete({ ...example, programmes: ['subsistence-allowance'] }))).toEqual(['BU-03']);
    await declared(purchaseId);
    expect(await earmarksOf(purchaseId)).toMatchObject([{ kind: 'budget', programmes: CARE }]);
    const { body: purchase } = await (await world.as('officer')).get(`/api/v1/purchases/${purchaseId}`);
    expect(purchase.earmarks[0].programmes).toHaveLength(CARE.length);
  });

  test('and the database holds it, whoever writes', async () => {
    const { purchaseId } = await careContract();
    const { pool } = world.database;
    const narrow = await fundFor('subsistence-allowance');
    const declare = (kind: string, fund: string, programmes: string[], reason: string | null = null) =>
      pool.query(
        `INSERT INTO earmark (purchase_id, task_id, kind, fund_source_id, programmes, reason, named_by)
         VALUES ($1, $2, $3, $4, $5, $6, gen_random_uuid())`,
        [purchaseId, randomUUID(), kind, fund, programmes, reason],
      );
    await expect(declare('budget', narrow, ['subsistence-allowance'])).rejects.toMatchObject({ code: 'JL263' });
    await expect(declare('budget', narrow, CARE)).rejects.toMatchObject({ code: 'JL262' });
    await expect(declare('budget', narrow, [])).rejects.toMatchObject({ code: 'JL261' });
    await expect(declare('budget', narrow, ['nobody'])).rejects.toMatchObject({ code: 'JL261' });
    await expect(declare('addition', narrow, ['subsistence-allowance'])).rejects.toThrow('earmark_addition_reason');
    await declare('budget', await fundFor(...CARE), CARE);
    for (const change of [
      'UPDATE earmark SET programmes = $2 WHERE purchase_id = $1',
      'DELETE FROM earmark WHERE purchase_id = $1 AND programmes <> $2',
    ]) {
      await expect(pool.query(change, [purchaseId, ['medical-assistance']])).rejects.toMatchObject({ code: 'JL003' });
    }
    await expect(
      pool.query('UPDATE fund_source SET programmes = $2 WHERE id = $1', [narrow, CARE]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('an instalment is paid from money that may serve everybody it pays for (BU-03)', () => {
  const pay = `UPDATE payment SET state = 'paid', paid_at = now() WHERE contract_id = $1`;

  async function outsiders({ recipientIds }: RunningContract): Promise<number> {
    const where = { id: { in: [...recipientIds] }, programme: { notIn: CARE } };
    return world.database.prisma.recipient.count({ where });
  }

  test('who is outside is told to the payer, masked; nothing is paid before another source is named, then once', async () => {
    const contract = await careContract();
    const { purchaseId, contractId } = contract;
    await declared(purchaseId);
    const outside = await outsiders(contract);
    expect(outside).toBeGreaterThan(0);
    await expect(world.database.pool.query(pay, [contractId])).rejects.toMatchObject({ code: 'JL260' });

    const { task, taskId, example, complete } = await asked('pay-instalment', purchaseId, { contractId, seq: 1 });
    const told = task.material.contract.outside;
    expect(told.served).toBe(RECIPIENTS);
    expect(told.outside.reduce((sum: number, { people }: { people: number }) => sum + people, 0)).toBe(outside);
    expect(told.numbers.every((number: string) => /^….{4}$/.test(number))).toBe(true);
    const { voucher } = example;
    expect(rulesOf(await complete({ voucher }))).toEqual(['BU-03']);
    expect((await complete(example)).status).toBe(200);
    const request = { purchaseId, contractId, seq: 1, taskId };
    const settled = await Promise.all([1, 2, 3].map(() => activities.settleInstalment(request)));
    expect(new Set(settled)).toEqual(new Set(['paid']));
    const rows = await earmarksOf(purchaseId);
    expect(rows.map(({ kind }) => kind)).toEqual(['budget', 'addition']);
    expect(rows[1]!.programmes.some((programme) => CARE.includes(programme))).toBe(false);
  });

  test('one whom nobody had seen when it was decided keeps it from being paid: it is asked for again', async () => {
    const contract = await careContract();
    const { purchaseId, contractId } = contract;
    const { taskId, complete } = await asked('pay-instalment', purchaseId, { contractId, seq: 1 });
    expect((await complete({ voucher: '示例凭证' })).status).toBe(200);
    await declared(purchaseId);
    expect(await activities.settleInstalment({ purchaseId, contractId, seq: 1, taskId })).toBe('outside');
    const where = { contractId_seq: { contractId, seq: 1 } };
    expect(await world.database.prisma.payment.findUniqueOrThrow({ where })).toMatchObject({ state: 'scheduled' });
  });

  test('purchases from before the declaration are paid as they were', async () => {
    const { contractId, purchaseId } = await careContract();
    const { task } = await asked('pay-instalment', purchaseId, { contractId, seq: 1 });
    expect([task.material.contract.earmarks, task.material.contract.outside]).toEqual([[], null]);
    await world.database.pool.query(pay, [contractId]);
  });
});

describe('the sources of money of a region (BU-03)', () => {
  test('are entered by finance with their document, once for a day, and stay as they were entered', async () => {
    const finance = await world.as('finance');
    const entered = { nameZh: '示例临时救助资金', programmes: ['temporary-assistance'], source: '示例财社〔2026〕9号' };
    const code = `test-${randomUUID()}`;
    const body = { ...entered, code, effectiveFrom: '2026-07-01' };
    for (let time = 0; time < 2; time += 1)
      expect((await finance.send('PUT', '/api/v1/funds/sources', { body })).status).toBe(200);
    const another = await finance.send('PUT', '/api/v1/funds/sources', {
      body: { ...body, programmes: ['medical-assistance'] },
    });
    expect([another.status, rulesOf(another)]).toEqual([422, ['BU-03']]);
    const unknown = await finance.send('PUT', '/api/v1/funds/sources', { body: { ...body, programmes: ['nobody'] } });
    expect(rulesOf(unknown)).toEqual(['BU-03']);
    const { body: list } = await (await world.as('officer')).get('/api/v1/funds/sources');
    expect(list.inForce.find((fund: { code: string }) => fund.code === code)).toMatchObject(entered);
  });
});
