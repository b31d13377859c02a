import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { ApiWorld, taskPath, type TaskWish } from './api-world.ts';
import { openBidding, type Bidding } from './bids-bidding.ts';
import { runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

const { provider1, provider2 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let bidding: Bidding;
let bidId: string;
let contract: RunningContract;
let takeoverId: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  bidding = await openBidding(world);
  [bidId] = (await openTwoBids()) as [string, string];
  contract = await runContract(world);
  const { body } = await (await world.as('supervisor')).post(takeoversPath(contract), takeoverBody());
  takeoverId = body.id;
  await openCases();
}, 60_000);

afterAll(() => world.close());

/** Opened, qualified bids under approved documents; the first provider has the award. */
async function openTwoBids(): Promise<string[]> {
  const { prisma } = world.database;
  const { purchaseId, lotIds } = bidding;
  const now = new Date();
  const criteria = [
    { code: 'price', titleZh: '价格', titleEn: 'Price', weight: 20, kind: 'price' },
    { code: 'plan', titleZh: '服务方案', titleEn: 'Plan', weight: 80, kind: 'technical' },
  ];
  await prisma.procurementDocument.create({ data: { purchaseId, version: 1, requirements: '服务一年', criteria } });
  const ids = [];
  for (const provider of [provider1, provider2]) {
    const opened = { openedAt: now, priceFen: 68_000_000n, qualified: true };
    const sealed = { envelope: new Uint8Array([1]), envelopeHash: randomUUID(), receivedAt: now };
    const data = { purchaseId, lotId: lotIds[0], providerId: provider.id, ...sealed, ...opened };
    ids.push((await prisma.bid.create({ data })).id);
  }
  await prisma.purchase.update({ where: { id: purchaseId }, data: { stage: 'evaluation', bidsOpenedAt: now } });
  const award = { lotId: lotIds[0], bidId: ids[0]!, providerId: provider1.id, amountFen: 68_000_000n, decidedAt: now };
  await prisma.award.create({ data: award });
  return ids;
}

/** Half of the cases wait, half are with the first standby provider. */
async function openCases(): Promise<void> {
  await world.database.prisma.handoverCase.createMany({
    data: contract.recipientIds.map((recipientId, position) => {
      const covered = { state: 'covered', toProviderId: provider2.id, coveredAt: new Date() };
      const pending = { takeoverId, recipientId, serviceCode: 'B01', dependency: 'full' };
      return position % 2 === 0 ? pending : { ...pending, ...covered };
    }),
  });
}

type Situation = readonly [kind: TaskKind, username: string, wish: () => TaskWish];

const lot = (): TaskWish => ({ purchaseId: bidding.purchaseId, subject: { lotId: bidding.lotIds[0], bidId } });
const ofContract = (more: Record<string, unknown> = {}): TaskWish => ({
  subject: { contractId: contract.contractId, takeoverId, ...more },
});

const SITUATIONS: readonly Situation[] = [
  ['draft-documents', 'officer', lot],
  ['examine-qualifications', 'officer', lot],
  ['last-offer', 'provider1', () => ({ ...lot(), organisationId: provider1.id })],
  ['score-bids', 'expert1', () => lot()],
  ['draft-contract', 'officer', lot],
  ['pay-instalment', 'finance', () => ofContract({ seq: 1 })],
  ['accept-service', 'officer', () => ofContract()],
  ['answer-standby', 'provider2', () => ({ ...ofContract({ position: 1 }), organisationId: provider2.id })],
  [
    'confirm-first-visits',
    'provider2',
    () => ({ ...ofContract({ providerId: provider2.id }), organisationId: provider2.id }),
  ],
  ['confirm-last-resort-visits', 'clerk', () => ofContract({ providerId: provider2.id })],
];

const OUTCOMES = SITUATIONS.flatMap(([kind, username, wish]) =>
  taskKindDefinition(kind).outcomes.map(({ code }) => [kind, code, username, wish] as const),
);

test.each(OUTCOMES)(
  '%s: the example of %s, made from the rows, completes the task',
  async (kind, outcome, username, wish) => {
    const person = await world.as(username);
    const personal = taskKindDefinition(kind).candidateRole === 'expert' ? { userId: person.userId } : {};
    const id = await world.task({ kind, ...wish(), ...personal });
    const claimed = await person.post(taskPath(id, 'claim'));
    expect([claimed.status, claimed.body.code]).toEqual([200, undefined]);
    const { body: task } = await person.get(taskPath(id));
    const form = task.form.outcomes?.[outcome]?.example ?? task.form.example;
    const wrong = await person.post(taskPath(id, 'complete'), { version: claimed.body.version, outcome, form: {} });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'task-input']);
    const done = await person.post(taskPath(id, 'complete'), { version: claimed.body.version, outcome, form });
    expect([done.status, done.body.errors]).toEqual([200, undefined]);
  },
);

async function formOf(kind: TaskKind): Promise<{ readonly schema: string; readonly example: Record<string, unknown> }> {
  const [, username, wish] = SITUATIONS.find(([candidate]) => candidate === kind)!;
  const person = await world.as(username);
  const id = await world.task({ kind, ...wish() });
  const { body } = await person.get(taskPath(id));
  return { schema: JSON.stringify(body.form.schema), example: body.form.example };
}

test('standby candidates are the providers of the province without the winner, first those with room for the lot', async () => {
  const { example, schema } = await formOf('draft-contract');
  const { provider3, provider4, lastResort, buyer } = DEMO_ORGANISATIONS;
  expect(example['standbyProviderIds']).toEqual([provider2.id, provider3.id, provider4.id]);
  for (const { id } of [provider1, lastResort, buyer]) expect(schema).not.toContain(id);
});

test('a form tells people what they need to know: names, amounts, limits', async () => {
  expect((await formOf('examine-qualifications')).schema).toContain(provider1.name);
  expect((await formOf('pay-instalment')).schema).toContain('172,000.00');
  expect((await formOf('accept-service')).schema).toContain('照料护理');
  expect((await formOf('answer-standby')).example).toEqual({ capacity: 5, startWithinHours: 12 });
  expect((await formOf('confirm-first-visits')).example).toEqual({ visited: 5 });
});

test('a provider that is debarred stands by for nobody, from the first day of its ban', async () => {
  const { creditCode, id, name } = DEMO_ORGANISATIONS.provider4;
  expect((await formOf('draft-contract')).schema).toContain(id);
  const today = dayOf(instantOfMillis(Date.now()));
  const ban = {
    ...{ creditCode, name, rule: 'DB-01', facts: '提供虚假材料（示例）。', authority: '示例县财政局' },
    ...{ document: '示例财罚〔2026〕7号', fromDay: today, untilDay: addMonths(today, 12) },
  };
  expect((await (await world.as('officer')).post('/api/v1/debarments', ban)).status).toBe(201);
  expect((await formOf('draft-contract')).schema).not.toContain(id);
});

test('a standby candidate is offered with its room for the recipients of the lot, and told if all of them lack room', async () => {
  const { prisma } = world.database;
  const { provider3, provider4 } = DEMO_ORGANISATIONS;
  const townships = [...new Set(DEMO_RECIPIENTS.flat().map(({ township }) => township))];
  await prisma.lot.update({ where: { id: bidding.lotIds[0]! }, data: { townships } });
  const stating = (id: string, capacity: number) =>
    prisma.providerCapability.updateMany({ where: { organisationId: id, item: 'B01' }, data: { capacity } });
  await stating(provider3.id, 7);
  await prisma.providerCapability.deleteMany({ where: { organisationId: provider2.id } });
  await prisma.organisation.updateMany({ where: { id: provider4.id }, data: { admission: 'suspended' } });
  const { example, schema } = await formOf('draft-contract');
  expect(example['standbyProviderIds']).toEqual([provider3.id, provider2.id]);
  expect(schema).toContain(`"${provider3.id}":"余量 7 人"`);
  expect(schema).toContain('未登记本标段的服务');
  expect(schema).toContain(`余量合计 7 人，少于救助对象 ${DEMO_RECIPIENTS.flat().length} 人`);
});
