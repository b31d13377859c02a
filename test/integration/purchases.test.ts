import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { purchaseInput, type PurchaseInput } from '../../api/purchases/purchase-input.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';

const PATH = '/api/v1/purchases';

let world: ApiWorld;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);

afterAll(() => world.close());

/** The documentation's own example under a number of its own. */
function input(overrides: Partial<PurchaseInput> = {}): PurchaseInput {
  const example = purchaseInput.meta()!['example'] as PurchaseInput;
  return { ...example, number: `TEST-${randomUUID()}`, ...overrides };
}

function withLot(change: Record<string, unknown>): PurchaseInput {
  const { lots, ...rest } = input();
  return {
    ...rest,
    lots: lots.map((lot, position) => (position === 1 ? { ...lot, ...change } : lot)),
  } as PurchaseInput;
}

async function everything(): Promise<unknown> {
  const { rows } = await world.database.pool.query(
    `SELECT (SELECT count(*) FROM purchase) AS purchases, (SELECT count(*) FROM lot) AS lots,
            (SELECT count(*) FROM audit_event) AS audits, (SELECT count(*) FROM idempotency_key) AS keys`,
  );
  return rows[0];
}

describe('opening a purchase', () => {
  test('with the documentation’s own example records purchase, lots and audit, and leaves the start to the worker', async () => {
    const body = purchaseInput.meta()!['example'] as PurchaseInput;
    const answer = await officer.post(PATH, body);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      number: body.number,
      stage: 'planning',
      state: 'running',
      workflowId: `purchase:${body.number}`,
    });
    const stored = await world.database.prisma.purchase.findUniqueOrThrow({
      where: { id: answer.body.id },
      include: { lots: { orderBy: { seq: 'asc' } } },
    });
    expect(stored).toMatchObject({
      regionCode: DEMO_COUNTY,
      buyerId: DEMO_ORGANISATIONS.buyer.id,
      drafterId: officer.userId,
      budgetFen: 140_000_000n,
      clockScale: 1,
      startedAt: null,
    });
    expect(stored.lots.map(({ seq, id }) => ({ seq, id }))).toEqual(answer.body.lots);
    expect(stored.lots[1]).toMatchObject({
      budgetFen: 70_000_000n,
      ceilingFen: 70_000_000n,
      termUnit: 'month',
      termCount: 12,
      catalogueItems: ['A01', 'A02', 'A03', 'A07', 'B01'],
      townships: ['示例四镇', '示例五乡', '示例六乡'],
    });
    const audits = await world.database.prisma.auditEvent.findMany({ where: { objectId: answer.body.id } });
    expect(audits).toMatchObject([{ actorId: officer.userId, action: 'purchase.create', objectType: 'purchase' }]);
  });

  test.each([[{ days: 100 }], [{ workingDays: 60 }], [{ until: `${new Date().getFullYear() + 1}-06-30` }]])(
    'tells a term of %j as it was given',
    async (term) => {
      const { body } = await officer.post(PATH, withLot({ term }));
      const { body: purchase } = await officer.get(`${PATH}/${body.id}`);
      expect(purchase.lots[1].term).toEqual(term);
    },
  );

  test('twice with one Idempotency-Key opens one and answers the same', async () => {
    const [body, key] = [input(), { 'Idempotency-Key': randomUUID() }];
    const first = await officer.post(PATH, body, key);
    const before = await everything();
    const again = await officer.post(PATH, body, key);
    expect([again.status, again.body]).toEqual([202, first.body]);
    const other = await officer.post(PATH, input(), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-conflict']);
    expect(await everything()).toEqual(before);
  });

  test('under a number that is taken is refused, also when two arrive at once', async () => {
    const body = input();
    const answers = await Promise.all([officer.post(PATH, body), officer.post(PATH, body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const third = await officer.post(PATH, body);
    expect([third.body.code, third.body.errors[0].pointer]).toEqual(['purchase-number-taken', '/number']);
  });

  test('is for officers', async () => {
    for (const username of ['approver', 'supervisor', 'provider1', 'auditor', 'admin']) {
      const { status, body } = await (await world.as(username)).post(PATH, input());
      expect([username, status, body.code]).toEqual([username, 403, 'forbidden']);
    }
  });
});

describe('a purchase that may not be', () => {
  const tooLong = [{ months: 37 }, { days: 1100 }, { workingDays: 800 }, { until: '2099-01-01' }];

  test.each<[string, () => PurchaseInput, string, string | undefined]>([
    ['whose lots do not sum to its budget', () => input({ budgetFen: 140_000_001 }), '/budgetFen', 'PL-01'],
    ['with a ceiling above the budget', () => withLot({ ceilingFen: 70_000_001 }), '/lots/1/ceilingFen', 'PB-02'],
    [
      'with an item outside the directory',
      () => withLot({ catalogueItems: ['B01', 'Z99'] }),
      '/lots/1/catalogueItems/1',
      'PL-05',
    ],
    ['that ends before it begins', () => withLot({ term: { until: '2026-01-31' } }), '/lots/1/term', 'CO-07'],
    ...tooLong.map((term): [string, () => PurchaseInput, string, string] => [
      `that runs ${JSON.stringify(term)}, longer than three years`,
      () => withLot({ term }),
      '/lots/1/term',
      'CO-07',
    ]),
    [
      'by a method that the law does not know',
      () => input({ method: 'auction' as 'open-tender' }),
      '/method',
      undefined,
    ],
    ['with half a fen', () => input({ budgetFen: 0.5 }), '/budgetFen', undefined],
    ['with a field nobody knows', () => ({ ...input(), approved: true }) as PurchaseInput, '/approved', undefined],
    ['under a number with a slash', () => input({ number: 'SL/2027/1' }), '/number', undefined],
  ])('%s is refused with the place and the rule, and nothing changes', async (_, make, pointer, rule) => {
    const before = await everything();
    const { status, body } = await officer.post(PATH, make());
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    const error = body.errors.find((candidate: { pointer: string }) => candidate.pointer === pointer);
    expect([error?.pointer, error?.rule]).toEqual([pointer, rule]);
    expect(await everything()).toEqual(before);
  });

  test.each<[string, () => PurchaseInput, string]>([
    ['labour dispatch', () => input({ name: '社会救助劳务派遣项目（示例）' }), '/name'],
    ['a decision of government', () => withLot({ name: '低保审批服务' }), '/lots/1/name'],
  ])('that buys %s is refused with the rule and its reason (PL-04)', async (_, make, pointer) => {
    const before = await everything();
    const { status, body } = await officer.post(PATH, make());
    expect([status, body.code, body.errors[0].pointer, body.rule]).toEqual([422, 'negative-list', pointer, 'PL-04']);
    expect(body.detail).toContain('PL-04');
    expect(await everything()).toEqual(before);
  });
});

describe('reading purchases', () => {
  test('of another region answers as if there were none', async () => {
    const { id } = await world.purchase(OTHER_COUNTY);
    const own = await (await world.as('officer2')).get(`${PATH}/${id}`);
    expect(own.status).toBe(200);
    for (const path of [`${PATH}/${id}`, `${PATH}/${id}/timeline`]) {
      const { status, body } = await officer.get(path);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
    const { body: list } = await officer.get(`${PATH}?limit=100`);
    expect(list.items.map((item: { id: string }) => item.id)).not.toContain(id);
    const { body: province } = await (await world.as('auditor')).get(`${PATH}/${id}`);
    expect(province.id).toBe(id);
  });

  test('is for providers only after the announcement, and tells them nothing internal', async () => {
    const provider = await world.as('provider1');
    const { id } = await world.purchase();
    expect((await provider.get(`${PATH}/${id}`)).status).toBe(404);
    const notice = { key: 'tender-notice', kind: 'tender-notice', title: '示例', body: {}, publishedAt: new Date() };
    await world.database.prisma.notice.create({ data: { ...notice, purchaseId: id } });
    await world.database.prisma.purchaseEvent.createMany({
      data: ['stage', 'task', 'notice', 'ranking'].map((kind) => ({
        purchaseId: id,
        key: kind,
        kind,
        stage: 'publication',
        at: new Date(),
      })),
    });
    const { body } = await provider.get(`${PATH}/${id}`);
    expect(body).toMatchObject({ id, bids: null, temporalUrl: null, notices: [{ kind: 'tender-notice' }] });
    const kinds = async (visitor: Visitor) => {
      const { body: timeline } = await visitor.get(`${PATH}/${id}/timeline`);
      return timeline.items.map((event: { kind: string }) => event.kind);
    };
    expect(await kinds(provider)).toEqual(['stage', 'notice']);
    expect(await kinds(officer)).toEqual(['stage', 'task', 'notice', 'ranking']);
    const { body: forStaff } = await officer.get(`${PATH}/${id}`);
    expect(forStaff.temporalUrl).toBe(
      `http://127.0.0.1:8233/namespaces/default/workflows/${encodeURIComponent(forStaff.workflowId)}`,
    );
  });

  test('page by page meets every one once, the newest first', async () => {
    const created: string[] = [];
    for (let n = 0; n < 5; n += 1) created.unshift((await officer.post(PATH, input({ name: '翻页示例' }))).body.id);
    const met: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await officer.get(`${PATH}?q=${encodeURIComponent('翻页')}&limit=2${cursor}`);
      met.push(...body.items.map((item: { id: string }) => item.id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(met).toEqual(created);
    const wrong = await officer.get(`${PATH}?cursor=nonsense`);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/cursor']);
  });

  test('finds those that a filter names', async () => {
    const number = input().number;
    await officer.post(PATH, input({ number }));
    const found = async (filter: string) => {
      const { body } = await officer.get(`${PATH}?q=${number}${filter}`);
      return body.items.length;
    };
    expect(await found('&stage=planning&state=running&method=competitive-consultation')).toBe(1);
    expect(await found('&method=open-tender')).toBe(0);
    expect(await found('&open=true')).toBe(0);
  });
});

test('the catalogue tells items, programmes and the negative list with its rules', async () => {
  const { body } = await (await world.as('provider1')).get('/api/v1/catalogue');
  expect(body.items).toHaveLength(20);
  expect(body.programmes).toHaveLength(7);
  expect(body.negativeList[0]).toMatchObject({ code: 'NL-01', ruleId: 'PL-04' });
});
