import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planActivities } from '../../activities/plan.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, PLAN, taskPath, type Visitor } from './api-world.ts';
import { openableBidding, openBids } from './bids-openable.ts';

const { provider1, provider2, provider3, provider4 } = DEMO_ORGANISATIONS;
const PERSON = { responsibleName: '示例负责人', responsibleNumber: '110101199003070070' };
const OTHER_PERSON = { responsibleName: '示例负责人', responsibleNumber: '110101199003070089' };

let world: ApiWorld;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
afterAll(() => world.close());

const pathOf = ({ id }: { readonly id: string }) => `/api/v1/providers/${id}/relations`;
const put = (by: Visitor, provider: { readonly id: string }, body: object) =>
  by.send('PUT', pathOf(provider), { body });
const bid = async (username: string, { purchaseId, lotIds }: { purchaseId: string; lotIds: readonly string[] }) =>
  (await world.as(username)).post(`/api/v1/purchases/${purchaseId}/bids`, {
    ...{ lotId: lotIds[0], priceFen: 68_000_000, proposal: '示例响应方案' },
  });

test('a provider states its person and its relations; faults are refused by their place, offices read the name masked', async () => {
  const own = await world.as('provider1');
  const links = [
    { name: '示例单位', creditCode: '123', kind: 'holding' },
    { name: '本单位', creditCode: provider1.creditCode, kind: 'management' },
  ];
  const faults = await put(own, provider1, { ...PERSON, responsibleNumber: '110101199003070071', links });
  expect(faults.status).toBe(422);
  expect(faults.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => [pointer, rule])).toEqual([
    ['/responsibleNumber', 'PB-12'],
    ['/links/0/creditCode', 'PB-12'],
    ['/links/1/creditCode', 'PB-12'],
  ]);
  expect((await put(own, provider1, { ...PERSON, links: [] })).body.responsibleName).toBe('示例负责人');
  expect((await officer.get(pathOf(provider1))).body.responsibleName).toBe('示*');
  expect((await own.get(pathOf(provider2))).status).toBe(404);
  expect((await put(own, provider2, { ...PERSON, links: [] })).status).toBe(404);
  const { responsibleDigest } = await world.database.prisma.organisation.findUniqueOrThrow({
    where: { id: provider1.id },
  });
  expect(responsibleDigest).not.toContain(PERSON.responsibleNumber);
});

test('related bidders of one lot bid unawares, and after the opening neither qualifies; others do', async () => {
  const states = async (username: string, provider: { readonly id: string }, body: object) =>
    expect((await put(await world.as(username), provider, body)).status).toBe(200);
  await states('provider1', provider1, { ...PERSON, links: [] });
  await states('provider2', provider2, { ...PERSON, links: [] });
  // The same name is not the same person, and a holding may be stated by either side.
  const held = [{ name: provider4.name, creditCode: provider4.creditCode, kind: 'holding' }];
  await states('provider3', provider3, { ...OTHER_PERSON, links: held });
  const bidding = await openableBidding(world);
  for (const username of ['provider1', 'provider2', 'provider3'])
    expect((await bid(username, bidding)).status).toBe(201);
  await openBids(world, bidding);

  const { prisma } = world.database;
  const bids = await prisma.bid.findMany({ where: { purchaseId: bidding.purchaseId, state: 'current' } });
  const of = (provider: { readonly id: string }) => bids.find(({ providerId }) => providerId === provider.id)!;
  const task = await world.task({
    ...{ purchaseId: bidding.purchaseId, kind: 'examine-qualifications', subject: { lotId: bidding.lotIds[0] } },
  });
  const { form, material } = (await officer.get(taskPath(task))).body;
  const related = (provider: { readonly id: string }) =>
    material.bids.find(({ bidId }: { bidId: string }) => bidId === of(provider).id).related;
  expect(related(provider1)).toEqual([{ provider: provider2.name, sign: 'responsible-person' }]);
  expect(related(provider2)).toEqual([{ provider: provider1.name, sign: 'responsible-person' }]);
  expect(related(provider3)).toEqual([]);
  const suggested = form.example.results as { bidId: string; qualified: boolean }[];
  expect(suggested.filter(({ qualified }) => qualified).map(({ bidId }) => bidId)).toEqual([of(provider3).id]);
  const results = suggested.map(({ bidId }) => ({ bidId, qualified: true }));
  const refused = await officer.post(taskPath(task, 'complete'), { outcome: 'submit', form: { results } });
  expect([refused.status, refused.body.errors.map(({ rule }: { rule: string }) => rule)]).toEqual([
    422,
    ['PB-12', 'PB-12'],
  ]);

  // Changing the statement afterwards changes nothing, nor does a hand at the database.
  await states('provider2', provider2, { ...OTHER_PERSON, links: [] });
  await expect(prisma.bid.update({ where: { id: of(provider2).id }, data: { qualified: true } })).rejects.toThrow(
    /related bidders/,
  );
  await expect(prisma.bidRelation.deleteMany({ where: { bidId: of(provider2).id } })).rejects.toThrow(/stay as/);
  await prisma.bid.update({ where: { id: of(provider3).id }, data: { qualified: true } });
});

test('a holding that one of two has stated bars both', async () => {
  const bidding = await openableBidding(world);
  for (const username of ['provider3', 'provider4']) expect((await bid(username, bidding)).status).toBe(201);
  await openBids(world, bidding);
  const found = await world.database.prisma.bidRelation.findMany({
    where: { bid: { purchaseId: bidding.purchaseId } },
    include: { bid: true },
  });
  expect(found.map(({ sign, bid: { providerId } }) => [providerId, sign]).sort()).toEqual(
    [provider3, provider4].map(({ id }) => [id, 'holding']).sort(),
  );
});

test('whoever prepared the purchase is named in its plan and may not bid, with the article', async () => {
  const bidding = await openableBidding(world);
  const { purchaseId } = bidding;
  const designers = [{ name: provider4.name, creditCode: provider4.creditCode }];
  const own = await world.purchase();
  const ownTask = await world.task({ purchaseId: own.id });
  const plan = (form: object) => officer.post(taskPath(ownTask, 'complete'), { outcome: 'submit', form });
  const wrong = await plan({ ...PLAN, designers: [{ name: '示例单位', creditCode: '123' }] });
  expect(wrong.body.errors).toMatchObject([{ pointer: '/form/designers/0/creditCode', rule: 'PB-12' }]);
  const taken = await plan({ ...PLAN, designers });
  expect(taken.status).toBe(200);
  await planActivities(world.database).adoptPlan({ purchaseId: own.id, taskId: ownTask });
  expect((await officer.get(`/api/v1/purchases/${own.id}`)).body.designers).toEqual(designers);

  await world.database.prisma.purchaseDesigner.create({ data: { purchaseId, ...designers[0]! } });
  const refused = await bid('provider4', bidding);
  expect([refused.status, refused.body.code, refused.body.rule]).toEqual([403, 'provider-not-eligible', 'PB-12']);
  expect(refused.body.detail).toContain('实施条例第十八条');
  const sealed = { envelope: new Uint8Array([1]), envelopeHash: '00', receivedAt: new Date() };
  await expect(
    world.database.prisma.bid.create({
      data: { purchaseId, lotId: bidding.lotIds[0], providerId: provider4.id, ...sealed },
    }),
  ).rejects.toThrow(/prepared a purchase/);
  const seen = (await (await world.as('provider4')).get(`/api/v1/purchases/${purchaseId}`)).body;
  expect(seen.designers).toEqual([]);
  expect((await bid('provider3', bidding)).status).toBe(201);
});
