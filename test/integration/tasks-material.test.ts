import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from './purchases-course.ts';

const { provider1 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let officer: Visitor;
let expert: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  expert = await world.as('expert1');
}, 60_000);
afterAll(() => world.close());

const page = async (visitor: Visitor, id: string) => (await visitor.get(taskPath(id))).body;
const statusFor = async (username: string, id: string) => (await (await world.as(username)).get(taskPath(id))).status;
const comment = (visitor: Visitor, id: string, text: string, mentions: string[] = []) =>
  visitor.post(taskPath(id, 'comments'), { text, mentions });
const peopleOf = async (visitor: Visitor, id: string, query = '') =>
  ((await visitor.get(taskPath(id, `people${query}`))).body.items as { id: string }[]).map((person) => person.id);

describe('comments and mentions', () => {
  test('a mention tells whoever may see the task, once, and names them beside the comment', async () => {
    const id = await world.task();
    const finance = await world.as('finance');
    const { status, body } = await comment(officer, id, '请核实预算（示例）', [finance.userId, finance.userId]);
    expect([status, body.author, body.mentioned]).toEqual([201, '示例采购经办人', ['示例财政经办人']]);
    const told = await world.database.prisma.notification.findMany({ where: { taskId: id, kind: 'mentioned' } });
    expect(told.map(({ inbox }) => inbox)).toEqual([`user:${finance.userId}`]);
    expect((await page(finance, id)).comments).toMatchObject([{ text: '请核实预算（示例）' }]);
  });

  test('nobody is mentioned, offered or served who may not see the task, and nothing is written then', async () => {
    const id = await world.task();
    for (const username of ['officer2', 'provider1', 'expert1']) {
      const stranger = await world.as(username);
      const refused = await comment(officer, id, '示例', [stranger.userId]);
      expect([username, refused.status, refused.body.errors[0].pointer]).toEqual([username, 422, '/mentions']);
      expect(await peopleOf(officer, id)).not.toContain(stranger.userId);
      expect([username, (await comment(stranger, id, '示例')).status]).toEqual([username, 404]);
      expect((await stranger.get(taskPath(id, 'people'))).status).toBe(404);
    }
    expect((await page(officer, id)).comments).toEqual([]);
    expect(await world.database.prisma.notification.count({ where: { taskId: id } })).toBe(0);
  });

  test('a task is offered to those who may decide it, never to whom four eyes keep away', async () => {
    const approver = await world.as('approver');
    const id = await world.task({ kind: 'approve-plan', excluded: [officer.userId] });
    const other = await world.another('approver');
    expect(await peopleOf(approver, id, '?purpose=own')).toContain(other.userId);
    expect(await peopleOf(approver, id, '?purpose=own')).not.toContain(officer.userId);
  });

  test('on an offer stay between its provider and those who oversee', async () => {
    const { purchaseId, lotId, bidId } = await world.rankedLot();
    const subject = { lotId, bidId };
    const id = await world.task({ kind: 'last-offer', purchaseId, organisationId: provider1.id, subject });
    const bidder = await world.as('provider1');
    expect((await comment(bidder, id, '报价说明（示例）')).status).toBe(201);
    expect(await statusFor('provider2', id)).toBe(404);
    expect(await statusFor('officer', id)).toBe(404);
    expect(await peopleOf(bidder, id)).not.toContain((await world.as('provider2')).userId);
  });
});

describe('the material of a decision', () => {
  async function scoring(): Promise<{ id: string; purchase: PurchaseOnItsWay }> {
    const purchase = await purchaseUpTo(world.database, 'evaluation');
    const subject = { lotId: purchase.lotIds[0] };
    const id = await world.task({ kind: 'score-bids', purchaseId: purchase.id, userId: expert.userId, subject });
    return { id, purchase };
  }

  test('an expert scores without prices, and no other expert or provider sees the task', async () => {
    const { id } = await scoring();
    const { material } = await page(expert, id);
    expect(material.bids).toHaveLength(2);
    expect(material.bids.map(({ priceFen }: { priceFen: unknown }) => priceFen)).toEqual([null, null]);
    expect(JSON.stringify(material)).not.toMatch(/6800\d{4}|6810\d{4}/);
    for (const username of ['expert2', 'provider1', 'provider2', 'officer', 'officer2']) {
      expect([username, await statusFor(username, id)]).toEqual([username, 404]);
    }
  });

  test('before the result no reader learns an expert’s name from the page, the people or the comments', async () => {
    const { id } = await scoring();
    await expert.post(taskPath(id, 'claim'));
    expect((await comment(expert, id, '请补充第三章（示例）')).status).toBe(201);
    for (const username of ['supervisor', 'auditor', 'admin']) {
      const reader = await world.as(username);
      const seen = JSON.stringify((await reader.get(taskPath(id))).body);
      expect([username, seen.includes('示例专家1')]).toEqual([username, false]);
    }
    expect(await peopleOf(await world.as('supervisor'), id)).not.toContain(expert.userId);
  });

  test('bids are for whoever examines them: prices as opened for the officer, nothing for those who only oversee', async () => {
    const purchase = await purchaseUpTo(world.database, 'evaluation');
    const wish = { purchaseId: purchase.id, subject: { lotId: purchase.lotIds[0] } };
    const id = await world.task({ kind: 'examine-qualifications', ...wish });
    expect(
      (await page(officer, id)).material.bids.map(({ priceFen }: { priceFen: number }) => priceFen).sort(),
    ).toEqual([68_000_000, 68_100_000]);
    expect((await page(await world.as('auditor'), id)).material.bids).toBeUndefined();
    const kept = await world.task({ kind: 'examine-qualifications', ...wish, excluded: [officer.userId] });
    expect((await page(officer, kept)).material.bids).toBeUndefined();
  });

  test('bids that look as if one hand had made them are pointed out to whoever examines, not to whoever scores (EV-22)', async () => {
    const purchase = await purchaseUpTo(world.database, 'evaluation');
    const [lotId] = purchase.lotIds;
    const bids = await world.database.prisma.bid.findMany({ where: { lotId: lotId!, state: 'current' } });
    const file = { seq: 1, name: '方案.pdf', size: 1, sha256: 'ab'.repeat(32), fault: 'unknown' };
    await world.database.prisma.bidFile.createMany({ data: bids.map(({ id }) => ({ bidId: id, ...file })) });
    const wish = { purchaseId: purchase.id, subject: { lotId } };
    const examining = await page(officer, await world.task({ kind: 'examine-qualifications', ...wish }));
    const names = examining.material.bids.map(({ provider }: { provider: string }) => provider);
    expect(examining.material.bids.map(({ alike }: { alike: object[] }) => alike.at(0))).toEqual(
      [...names].reverse().map((provider) => ({ provider, sign: 'same-file', passage: null })),
    );
    const scoring = await page(expert, await world.task({ kind: 'score-bids', ...wish, userId: expert.userId }));
    expect(scoring.material.bids.map(({ alike }: { alike: object[] }) => alike)).toEqual([[], []]);
  });

  test('earlier decisions are named to the region’s offices and nameless to experts', async () => {
    const { id, purchase } = await scoring();
    const own = await page(expert, id);
    expect(own.material.forms.map(({ by }: { by: string | null }) => by).every((by: unknown) => by === null)).toBe(
      true,
    );
    const plan = await world.task({ kind: 'confirm-budget', purchaseId: purchase.id });
    const { forms } = (await page(await world.as('finance'), plan)).material;
    expect(forms).toMatchObject([{ kind: 'draft-plan', by: '示例采购经办人' }]);
  });
});
