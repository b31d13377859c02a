import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { LEGAL_DEADLINE, LOT_CEILING, openBidding, questionsPath, type Bidding } from './bids-bidding.ts';

const NEEDS = '金丝雀采购需求：每周两次上门';
const ANSWER = '金丝雀答复：自服务开始之日起算。';

let world: ApiWorld;
let invited: Visitor;
let outsider: Visitor;
let officer: Visitor;
let tender: Bidding;

beforeAll(async () => {
  world = await ApiWorld.open();
  invited = await world.as('provider1');
  outsider = await world.as('provider2');
  officer = await world.as('officer');
  tender = await invitedTender();
}, 60_000);

afterAll(() => world.close());

/** An invited tender under way: its documents, a question that is answered, and a change. */
async function invitedTender(): Promise<Bidding> {
  const bidding = await openBidding(world, { invited: [DEMO_ORGANISATIONS.provider1.id] });
  const { purchaseId } = bidding;
  const { prisma } = world.database;
  await prisma.procurementDocument.create({ data: { purchaseId, version: 1, requirements: NEEDS, criteria: [] } });
  const { body } = await invited.post(questionsPath(bidding), { text: '金丝雀提问：从哪一天起算？' });
  await officer.post(`${questionsPath(bidding)}/${body.id}/answer`, { answer: ANSWER });
  const change = { item: '服务次数', after: '金丝雀更正：每周三次', reason: '澄清', affectsBids: false, rule: 'PB-04' };
  const row = { purchaseId, seq: 1, ...change, deadlineBefore: LEGAL_DEADLINE, by: officer.userId };
  await prisma.documentChange.create({ data: row });
  return bidding;
}

const purchasePath = ({ purchaseId }: Bidding) => `/api/v1/purchases/${purchaseId}`;

describe('a purchase to which suppliers are invited', () => {
  test('shows whoever is invited the documents, the answers, the corrections and the deadline', async () => {
    const { body } = await invited.get(purchasePath(tender));
    expect(body).toMatchObject({ withheld: false, documents: { requirements: NEEDS } });
    expect(body.bidDeadline.legal).toBe(LEGAL_DEADLINE.toISOString());
    expect(body.lots[0].ceilingFen).toBe(LOT_CEILING);
    expect((await invited.get(questionsPath(tender))).body.items).toMatchObject([{ answer: ANSWER }]);
    expect((await invited.get(`${purchasePath(tender)}/procedure`)).body.changes).toHaveLength(1);
    expect((await invited.get(`${purchasePath(tender)}/bidding`)).body.sealRecipient).toMatch(/^age1/);
  });

  test('shows an uninvited supplier what the law publishes, and nothing of what the invited have (M87 14)', async () => {
    const { status, body } = await outsider.get(purchasePath(tender));
    expect([status, body.withheld, body.documents, body.bidDeadline, body.lots[0].ceilingFen]).toEqual([
      200,
      true,
      null,
      null,
      null,
    ]);
    expect(body.notices.map(({ kind }: { kind: string }) => kind)).toEqual(['prequalification-notice']);
    const places = ['', '/procedure', '/questions', '/bidding', '/timeline', '/periods', '/evaluation', '/bids/mine'];
    const answers = await Promise.all(places.map((place) => outsider.get(`${purchasePath(tender)}${place}`)));
    expect(answers.map(({ status: code }) => code)).toEqual([200, 200, 404, 404, 404, 404, 200, 200]);
    const told = JSON.stringify(answers.map(({ body: each }) => each));
    for (const secret of ['金丝雀', LEGAL_DEADLINE.toISOString(), 'age1']) expect(told).not.toContain(secret);
  });

  test('takes no question from the uninvited, and is not among the purchases they may bid for', async () => {
    expect((await outsider.post(questionsPath(tender), { text: '示例提问：可以参加吗？' })).status).toBe(404);
    const listed = async (visitor: Visitor, query: string) => {
      const { body } = await visitor.get(`/api/v1/purchases?q=${tender.number}${query}`);
      return body.items.map(({ bidDeadline, withheld }: never) => [bidDeadline === null, withheld]);
    };
    expect(await listed(invited, '&open=true')).toEqual([[false, false]]);
    expect(await listed(outsider, '&open=true')).toEqual([]);
    expect(await listed(outsider, '')).toEqual([[true, true]]);
  });

  test('keeps its answers out of the portal, where its prequalification notice stands', async () => {
    const { status, body } = await world.nobody().get(`/public/p/${tender.number}.json`);
    expect([status, body.answers]).toEqual([200, []]);
    for (const path of [`/public/p/${tender.number}`, '/public/feeds/answers.atom', '/public/feeds/notices.atom']) {
      expect((await world.nobody().get(path)).body).not.toContain('金丝雀');
    }
  });

  test('publishes its documents with the result (实施条例 art. 43); those of a single source never are', async () => {
    const after = await invitedTender();
    const result = {
      key: 'result-notice',
      kind: 'result-notice',
      title: '示例采购',
      body: {},
      publishedAt: new Date(),
    };
    await world.database.prisma.notice.create({ data: { ...result, purchaseId: after.purchaseId } });
    expect((await outsider.get(purchasePath(after))).body).toMatchObject({
      withheld: false,
      documents: { requirements: NEEDS },
    });
    await world.database.prisma.purchase.update({
      where: { id: after.purchaseId },
      data: { method: 'single-source', invitation: 'named' },
    });
    expect((await outsider.get(purchasePath(after))).body).toMatchObject({ withheld: true, documents: null });
  });
});
