import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planActivities } from '../../activities/plan.ts';
import { sealBid } from '../../api/bids/envelope.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, PLAN, taskPath, type Visitor } from './api-world.ts';
import { openableBidding, openBids } from './bids-openable.ts';

const { provider1, provider2 } = DEMO_ORGANISATIONS;
const EXCEPTION = { smeException: 'social-organisations', smeReason: '国家有关政策明确优先向社会组织购买（示例）。' };

let world: ApiWorld;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
afterAll(() => world.close());

const complete = async (taskId: string, form: object) =>
  officer.post(taskPath(taskId, 'complete'), { outcome: 'submit', form });

describe('the plan of a purchase between the limit and two million yuan (PL-15)', () => {
  test('is refused with the article where it is neither reserved nor excepted, and keeps what it decides', async () => {
    const { id: purchaseId } = await world.purchase();
    const task = await world.task({ purchaseId });
    const refused = await complete(task, { ...PLAN, smeReserve: 'open' });
    expect([refused.status, refused.body.code, refused.body.errors]).toMatchObject([
      422,
      'task-input',
      [
        { pointer: '/form/smeException', rule: 'PL-15' },
        { pointer: '/form/smeReason', rule: 'PL-15' },
      ],
    ]);
    expect(refused.body.errors[0].message).toContain('第六条至第七条');
    expect((await complete(task, { ...PLAN, smeReserve: 'open', ...EXCEPTION })).status).toBe(200);
    const { adoptPlan } = planActivities(world.database);
    await adoptPlan({ purchaseId, taskId: task });
    const kept = () => world.database.prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
    expect(await kept()).toMatchObject({ smeReserve: 'social-organisations', smeReason: EXCEPTION.smeReason });

    const again = await world.task({ purchaseId });
    expect((await complete(again, PLAN)).status).toBe(200);
    for (let run = 0; run < 2; run += 1) await adoptPlan({ purchaseId, taskId: again });
    expect(await kept()).toMatchObject({ smeReserve: 'reserved', smeReason: null });
    expect((await officer.get(`/api/v1/purchases/${purchaseId}`)).body.smeReserved).toBe(true);
  });

  test('leaves no room for a deduction, in the form and in the database (PL-16)', async () => {
    const { id: purchaseId } = await world.purchase();
    await world.database.prisma.purchase.update({ where: { id: purchaseId }, data: { smeReserve: 'reserved' } });
    const task = await world.task({ purchaseId, kind: 'draft-documents' });
    const { example } = (await officer.get(taskPath(task))).body.form;
    const refused = await complete(task, { ...example, smallDeductionPercent: 10 });
    expect(refused.body.errors).toMatchObject([{ pointer: '/form/smallDeductionPercent', rule: 'PL-16' }]);
    const documents = { purchaseId, version: 1, requirements: '示例', criteria: [] };
    await expect(
      world.database.prisma.procurementDocument.create({ data: { ...documents, smallDeductionPercent: 10 } }),
    ).rejects.toThrow(/reduces no price/);
    await expect(
      world.database.prisma.procurementDocument.create({ data: { ...documents, pastContracts: 3 } }),
    ).rejects.toThrow(/document_past_contracts/);
  });
});

test('a bid that declares no small or medium enterprise does not qualify for a reserve; both sizes do', async () => {
  const bidding = await openableBidding(world, { smeReserve: 'reserved' });
  const { purchaseId, lotIds, recipient } = bidding;
  const { prisma } = world.database;
  await expect(prisma.purchase.update({ where: { id: purchaseId }, data: { smeReserve: 'open' } })).rejects.toThrow(
    /has said for whom/,
  );
  const sealed = async (provider: { readonly id: string }, declared: object) => {
    const content = { lotId: lotIds[0], providerId: provider.id, priceFen: 68_000_000, proposal: '示例响应' };
    const envelope = await sealBid(recipient, { ...content, ...declared });
    const path = `/api/v1/purchases/${purchaseId}/bids/sealed`;
    const bidder = await world.as(provider === provider1 ? 'provider1' : 'provider2');
    const answer = await bidder.post(path, {
      lotId: lotIds[0],
      envelope: Buffer.from(envelope.bytes).toString('base64'),
    });
    expect(answer.status).toBe(201);
  };
  await sealed(provider1, { enterpriseSize: 'medium' });
  await sealed(provider2, {});
  await openBids(world, bidding);

  const bids = await prisma.bid.findMany({ where: { purchaseId, state: 'current' } });
  const [medium, undeclared] = [provider1, provider2].map(({ id }) => bids.find((bid) => bid.providerId === id)!);
  expect([medium!.enterpriseSize, undeclared!.enterpriseSize]).toEqual(['medium', null]);
  const wish = { purchaseId, kind: 'examine-qualifications', subject: { lotId: lotIds[0] } } as const;
  const task = await world.task(wish);
  const { form, material } = (await officer.get(taskPath(task))).body;
  const shown = (id: string) => material.bids.find(({ bidId }: { bidId: string }) => bidId === id);
  expect([shown(medium!.id).outsideReserve, shown(undeclared!.id).outsideReserve]).toEqual([false, true]);
  const suggested = form.example.results as { bidId: string; qualified: boolean }[];
  expect(suggested.filter(({ qualified }) => qualified).map(({ bidId }) => bidId)).toEqual([medium!.id]);
  const all = suggested.map(({ bidId }) => ({ bidId, qualified: true }));
  const refused = await complete(task, { results: all });
  expect([refused.status, refused.body.errors.map(({ rule }: { rule: string }) => rule)]).toEqual([422, ['PL-15']]);
  const qualify = (id: string) => prisma.bid.update({ where: { id }, data: { qualified: true } });
  await expect(qualify(undeclared!.id)).rejects.toThrow(/small and medium enterprises alone/);
  await qualify(medium!.id);
});
