import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_COUNTY, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { openBidding } from './bids-bidding.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from './purchases-course.ts';

let world: ApiWorld;
let evaluated: PurchaseOnItsWay;
let ranked: PurchaseOnItsWay;
let published: PurchaseOnItsWay;

beforeAll(async () => {
  world = await ApiWorld.open();
  evaluated = await purchaseUpTo(world.database, 'evaluation');
  ranked = await purchaseUpTo(world.database, 'award');
  published = await purchaseUpTo(world.database, 'contract');
}, 60_000);

afterAll(() => world.close());

const PARTS = ['', '/periods', '/tasks?show=waiting', '/tasks?show=decided', '/evaluation', '/timeline'] as const;

async function read(username: string, { id }: { readonly id: string }, part: string) {
  return (await world.as(username)).get(`/api/v1/purchases/${id}${part}`);
}

describe('the parts of a purchase’s page', () => {
  test.each([...PARTS, '/audit'])('“%s” of another region answers like one that does not exist', async (part) => {
    const there = await world.purchase(OTHER_COUNTY);
    const { status, body } = await read('officer', there, part);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  test.each(PARTS)('“%s” before the opening is the same with three bids as with none, for everybody', async (part) => {
    const [empty, full] = [await openBidding(world), await openBidding(world)];
    for (const name of ['provider1', 'provider2', 'provider3'] as const) {
      const { status } = await (
        await world.as(name)
      ).post(`/api/v1/purchases/${full.purchaseId}/bids`, {
        lotId: full.lotIds[0],
        priceFen: 60_000_000,
        proposal: '示例响应方案',
      });
      expect(status).toBe(201);
    }
    for (const reader of ['officer', 'supervisor', 'auditor', 'admin', 'provider4']) {
      const [none, some] = await Promise.all(
        [empty, full].map(async ({ purchaseId, number, lotIds }) => {
          const { status, body } = await read(reader, { id: purchaseId }, part);
          expect([reader, status]).toEqual([reader, 200]);
          return comparable(body, [purchaseId, number, ...lotIds]);
        }),
      );
      expect([reader, some]).toEqual([reader, none]);
    }
  });
});

/** Without what differs between any two purchases: ids, the number, instants. */
function comparable(body: unknown, names: readonly string[]): string {
  const text = names.reduce((rest, name) => rest.replaceAll(name, 'same'), JSON.stringify(body));
  return text.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant');
}

describe('periods', () => {
  test('tell what was planned, what the law says and what happened', async () => {
    const { body } = await read('officer', published, '/periods');
    const of = (code: string) => body.periods.filter((period: { code: string }) => period.code === code);
    expect(of('preparation')[0]).toMatchObject({
      state: 'over',
      bound: 'min',
      rule: { id: 'ME-08', source: 'K214 10' },
      limit: { count: 10, unit: 'calendar-day' },
    });
    expect(of('signing')).toMatchObject([{ lotId: published.lotIds[0], state: 'running' }]);
    const bidding = body.stages.find(({ stage }: { stage: string }) => stage === 'bidding');
    expect(bidding.enteredOn).toBe(of('notice')[0].actual.from);
  });

  test('follow a notice on another day while there is none', async () => {
    const planned = await purchaseUpTo(world.database, 'publication');
    const { body } = await read('officer', planned, '/periods?noticeOn=2030-03-04');
    expect(body.periods.find(({ code }: { code: string }) => code === 'notice').legal.from).toBe('2030-03-04');
    expect((await read('officer', planned, '/periods?noticeOn=2030-13-04')).status).toBe(422);
  });

  test('do not tell a bidder before the result that the lot is ranked', async () => {
    const stateFor = async (username: string) => {
      const { body } = await read(username, ranked, '/periods');
      return body.periods.find(({ code }: { code: string }) => code === 'decision').state;
    };
    expect([await stateFor('officer'), await stateFor('provider3')]).toEqual(['running', 'ahead']);
  });
});

describe('who is waited for and who decided', () => {
  test('is told to officials, without the names of experts before the result (EV-08)', async () => {
    for (const username of ['officer', 'supervisor', 'auditor']) {
      const { body } = await read(username, evaluated, '/tasks');
      expect(body.items).toHaveLength(3);
      for (const step of body.items) expect(step).toMatchObject({ kind: 'score-bids', person: null });
    }
    const decided = await read('officer', published, '/tasks?show=decided');
    const names = decided.body.items.map((step: { kind: string; person: string; outcome: string }) => [
      step.kind,
      step.person,
      step.outcome,
    ]);
    expect(names[0]).toEqual(['draft-plan', '示例采购经办人', 'submit']);
    expect(names.filter(([kind]: string[]) => kind === 'score-bids')[0][1]).toMatch(/^示例专家/);
  });

  test('shows others nothing but what is asked of them', async () => {
    expect((await read('provider1', evaluated, '/tasks')).body.items).toEqual([]);
    expect((await read('provider1', published, '/tasks?show=decided')).body.items).toEqual([]);
    const { drawn } = await world.database.prisma.expertDraw.findFirstOrThrow({ where: { purchaseId: evaluated.id } });
    const expert = await world.visitor(drawn[0]!);
    const { body } = await expert.get(`/api/v1/purchases/${evaluated.id}/tasks`);
    expect(body.items).toMatchObject([{ kind: 'score-bids', readable: true }]);
    expect(body.items[0].person).toMatch(/^示例专家/);
  });

  test('pages by key', async () => {
    const first = await read('officer', published, '/tasks?show=decided&limit=2');
    const second = await read('officer', published, `/tasks?show=decided&limit=2&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('stands in the list of purchases, for officials', async () => {
    const nextFor = async (username: string) => {
      const { body } = await (await world.as(username)).get(`/api/v1/purchases?q=${published.number}`);
      return body.items.map(({ next }: { next: unknown }) => next);
    };
    expect(await nextFor('officer')).toMatchObject([{ kind: 'draft-contract', role: 'officer', waiting: 1 }]);
    expect(await nextFor('provider2')).toEqual([null]);
  });
});

describe('scores and ranking', () => {
  test('are shown to officials when the lot is ranked, each expert without a name', async () => {
    expect((await read('officer', evaluated, '/evaluation')).body.lots).toEqual([]);
    const { body } = await read('officer', ranked, '/evaluation');
    const [winner, second] = body.lots[0].bids;
    expect(winner).toMatchObject({ rank: 1, totalPoints: 91, averages: { plan: 46, team: 35 } });
    expect(second).toMatchObject({ rank: 2, totalPoints: 81 });
    expect(winner.experts).toHaveLength(3);
    expect(body.draw).toMatchObject({ members: 3, poolSize: 7, committee: null });
    expect(JSON.stringify(body)).not.toContain('示例专家');
  });

  test('reach a bidder with the result, with the own averages only (EV-18)', async () => {
    expect((await read('provider1', ranked, '/evaluation')).body).toEqual({ lots: [], draw: null });
    const { body } = await read('provider1', published, '/evaluation');
    const averages = body.lots[0].bids.map(({ averages: own }: { averages: unknown }) => own);
    expect(averages).toEqual([{ plan: 41, team: 30 }]);
    expect(body.lots[0].bids.flatMap(({ experts }: { experts: unknown[] }) => experts)).toEqual([]);
    expect(body.draw.committee.members).toHaveLength(3);
    expect(body.draw.committee.pool).toHaveLength(7);
  });
});

describe('the audit record of a purchase', () => {
  test('tells who did what with it and its tasks, the newest first, by pages', async () => {
    const { body } = await read('auditor', published, '/audit?limit=3');
    expect(body.items[0]).toMatchObject({
      action: 'task.completed',
      actor: '示例审批人',
      roles: ['approver'],
      task: { title: { zh: '确认成交供应商' } },
      outcome: { zh: '确认' },
      lotSeq: 1,
    });
    const rest = await read('auditor', published, `/audit?limit=100&cursor=${body.nextCursor}`);
    expect(rest.body.items.at(-1)).toMatchObject({ action: 'purchase.create', actor: '示例采购经办人', task: null });
    expect(rest.body.nextCursor).toBeNull();
  });
});

describe('a search text', () => {
  test('is looked for as it was typed: % and _ match themselves only', async () => {
    const officer = await world.as('officer');
    const lists = ['purchases', 'contracts', 'providers', 'users', 'tasks', 'search'];
    for (const list of lists) {
      for (const q of ['%', '_', '\\']) {
        const { status, body } = await officer.get(`/api/v1/${list}?q=${encodeURIComponent(q)}`);
        expect([list, q, status]).toEqual([list, q, 200]);
        const found = Object.values(body).filter(Array.isArray).flat();
        expect([list, q, found]).toEqual([list, q, []]);
      }
    }
  });
});

describe('the list of purchases', () => {
  test('is narrowed by year and region', async () => {
    const officer = await world.as('officer');
    const count = async (query: string) => (await officer.get(`/api/v1/purchases?${query}`)).body.items.length;
    expect(await count(`year=2026&region=${DEMO_COUNTY}&stage=award`)).toBe(1);
    expect(await count('year=2025')).toBe(0);
    expect(await count(`region=${OTHER_COUNTY}`)).toBe(0);
  });
});

describe('what an officer chooses from', () => {
  test('are the townships of the own region with how many recipients live there', async () => {
    const { body } = await (await world.as('officer')).get('/api/v1/townships');
    expect(body.townships.length).toBeGreaterThan(3);
    for (const { name, recipients } of body.townships) expect([name, recipients > 0]).toEqual([name, true]);
    const elsewhere = await (await world.as('officer2')).get('/api/v1/townships');
    expect(elsewhere.body.townships).toEqual([]);
    expect((await (await world.as('officer')).get('/api/v1/regions')).body.items).toHaveLength(1);
  });
});
