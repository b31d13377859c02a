import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, PLAN, taskPath, type Visitor } from './api-world.ts';

interface Item {
  readonly id: string;
}

describe('the inbox and the page of a task', () => {
  let world: ApiWorld;
  let officer: Visitor;
  let supervisor: Visitor;

  beforeAll(async () => {
    world = await ApiWorld.open();
    officer = await world.as('officer');
    supervisor = await world.as('supervisor');
  });
  afterAll(() => world.close());

  async function ids(visitor: Visitor, query: string): Promise<string[]> {
    const { status, body } = await visitor.get(`/api/v1/tasks?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ id }: Item) => id);
  }

  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

  describe('the list', () => {
    test('pages by key through all inboxes of a person, most urgent first, none twice and none missing', async () => {
      const reader = await world.another('officer');
      const purchaseId = (await world.purchase()).id;
      const made: string[] = [];
      for (let hours = 7; hours >= 1; hours -= 1) made.unshift(await world.task({ purchaseId, dueAt: inHours(hours) }));
      made.splice(3, 0, await world.task({ purchaseId, userId: reader.userId, dueAt: inHours(3.5) }));
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await reader.get(`/api/v1/tasks?purchase=${purchaseId}&limit=3${cursor}`);
        seen.push(...body.items.map(({ id }: Item) => id));
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      expect(seen).toEqual(made);
    });

    test('tasks of the same due instant are not lost between pages', async () => {
      const purchaseId = (await world.purchase()).id;
      const dueAt = inHours(5);
      const made = await Promise.all(Array.from({ length: 5 }, () => world.task({ purchaseId, dueAt })));
      const first = (await officer.get(`/api/v1/tasks?purchase=${purchaseId}&limit=2`)).body;
      const rest = await ids(officer, `purchase=${purchaseId}&limit=9&cursor=${first.nextCursor}`);
      expect([...first.items.map(({ id }: Item) => id), ...rest].sort()).toEqual(made.sort());
    });

    test('filters by state, kind, mine and overdue', async () => {
      const purchaseId = (await world.purchase()).id;
      const open = await world.task({ purchaseId });
      const late = await world.task({ purchaseId, dueAt: inHours(-1) });
      const mine = await world.task({ purchaseId, kind: 'publish-notice' });
      await officer.post(taskPath(mine, 'claim'));
      const base = `purchase=${purchaseId}`;
      expect(await ids(officer, `${base}&state=open`)).toEqual([late, open]);
      expect(await ids(officer, `${base}&state=claimed`)).toEqual([mine]);
      expect(await ids(officer, `${base}&kind=publish-notice`)).toEqual([mine]);
      expect(await ids(officer, `${base}&scope=mine`)).toEqual([mine]);
      expect(await ids(officer, `${base}&overdue=true`)).toEqual([late]);
      expect((await officer.get(`/api/v1/tasks?${base}&overdue=true`)).body.items[0].overdue).toBe(true);
    });

    test('shows in ended states what the caller did, and not what others did', async () => {
      const purchaseId = (await world.purchase()).id;
      const id = await world.task({ purchaseId });
      await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: PLAN });
      const colleague = await world.another('officer');
      expect(await ids(officer, `purchase=${purchaseId}&state=submitted`)).toEqual([id]);
      expect(await ids(colleague, `purchase=${purchaseId}&state=submitted`)).toEqual([]);
      expect(await ids(officer, `purchase=${purchaseId}`)).toEqual([]);
    });

    test('of the whole region is for those who oversee it, and ends at its border', async () => {
      const here = await world.task();
      const there = await world.task({ region: OTHER_COUNTY });
      const seen = await ids(supervisor, 'scope=region&limit=100');
      expect(seen).toContain(here);
      expect(seen).not.toContain(there);
      expect(await ids(await world.as('auditor'), 'scope=region&limit=100')).toEqual(
        expect.arrayContaining([here, there]),
      );
      const { status, body } = await officer.get('/api/v1/tasks?scope=region');
      expect([status, body.code]).toEqual([403, 'forbidden']);
    });

    test.each([
      ['limit=0', '/limit'],
      ['limit=1000000', '/limit'],
      ['state=finished', '/state'],
      ['cursor=bm9uc2Vuc2U', '/cursor'],
      ['sort=title', '/sort'],
      ['colour=red', '/colour'],
    ])('refuses ?%s by pointer', async (query, pointer) => {
      const { status, body } = await officer.get(`/api/v1/tasks?${query}`);
      expect([status, body.code, body.errors[0].pointer, body.errors[0].in]).toEqual([
        422,
        'invalid-input',
        pointer,
        'query',
      ]);
    });
  });

  describe('the page', () => {
    test('tells form, example, reasons, basis, outcomes and what the reader may do', async () => {
      const id = await world.task();
      const { body } = await officer.get(taskPath(id));
      expect(body.title).toEqual({ zh: '编制采购实施计划', en: 'Draft the purchase plan' });
      expect(body.outcomes.map(({ code }: { code: string }) => code)).toEqual(['submit', 'withdraw']);
      expect(body.form.schema).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
      });
      expect(body.form.outcomes.withdraw.schema.required).toEqual(['reason']);
      const rules = body.basis.map(({ rule }: { rule: string }) => rule);
      expect(rules).toEqual(['PL-01', 'PL-06', 'PL-09', 'PL-10', 'PL-12', 'HS-01']);
      const allowed = body.actions.filter((entry: { allowed: boolean }) => entry.allowed);
      expect(allowed.map(({ action }: { action: string }) => action)).toEqual(['claim', 'complete', 'delegate']);
      const done = await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: body.form.example });
      expect(done.status).toBe(200);
    });

    test('explains to an excluded person why they may not', async () => {
      const approver = await world.as('approver');
      const id = await world.task({ kind: 'approve-plan', excluded: [approver.userId] });
      const { body } = await approver.get(taskPath(id));
      expect(body.form).toBeNull();
      const claim = body.actions.find(({ action }: { action: string }) => action === 'claim');
      expect(claim).toMatchObject({ allowed: false, code: 'task-excluded' });
      expect(claim.reason.zh).toContain('职责分离');
    });

    test('agrees with the commands: what it calls allowed succeeds', async () => {
      const visitors = [officer, supervisor, await world.as('approver'), await world.as('auditor')];
      for (const visitor of visitors) {
        const id = await world.task();
        const { body } = await visitor.get(taskPath(id));
        const entry = body.actions.find(({ action }: { action: string }) => action === 'claim');
        expect((await visitor.post(taskPath(id, 'claim'))).status === 200).toBe(entry.allowed);
      }
    });

    test('keeps a draft to its author, and a decision to its author until it is done', async () => {
      const id = await world.task();
      await officer.post(taskPath(id, 'claim'));
      await officer.post(taskPath(id, 'draft'), { form: { need: '草稿' } });
      expect((await officer.get(taskPath(id))).body.draft).toEqual({ need: '草稿' });
      expect((await supervisor.get(taskPath(id))).body.draft).toBeNull();
      await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: PLAN });
      expect((await officer.get(taskPath(id))).body).toMatchObject({ filled: PLAN, outcome: 'submit' });
      expect((await supervisor.get(taskPath(id))).body).toMatchObject({ filled: null, outcome: null });
      await world.database.prisma.task.update({ where: { id }, data: { state: 'done', doneAt: new Date() } });
      expect((await supervisor.get(taskPath(id))).body).toMatchObject({ filled: PLAN, outcome: 'submit' });
    });

    test('keeps a last offer to its provider until the lot is ranked', async () => {
      const lot = await world.rankedLot();
      const provider = await world.as('provider1');
      const subject = { lotId: lot.lotId, bidId: lot.bidId };
      const wish = { kind: 'last-offer', organisationId: DEMO_ORGANISATIONS.provider1.id, subject } as const;
      const id = await world.task({ ...wish, purchaseId: lot.purchaseId });
      const form = (await provider.get(taskPath(id))).body.form.example;
      await provider.post(taskPath(id, 'complete'), { outcome: 'offer', form });
      await world.database.prisma.task.update({ where: { id }, data: { state: 'done', doneAt: new Date() } });
      await world.database.prisma.ranking.deleteMany({ where: { lotId: lot.lotId } });
      expect((await provider.get(taskPath(id))).body.filled).toEqual(form);
      expect((await supervisor.get(taskPath(id))).body.filled).toBeNull();
      expect((await officer.get(taskPath(id))).status).toBe(404);
      await world.rank(lot.lotId, lot.bidId);
      expect((await supervisor.get(taskPath(id))).body.filled).toEqual(form);
    });
  });

  describe('colleagues and notifications', () => {
    test('an officer finds the offices of the own county, and no expert, provider or other county', async () => {
      const { body } = await officer.get('/api/v1/users');
      const found = body.items.map(({ displayName }: { displayName: string }) => displayName);
      expect(found).toEqual(expect.arrayContaining(['示例审批人', '示例监督员']));
      expect(found.join()).not.toMatch(/专家|承接主体|示例二县/);
      expect((await officer.get('/api/v1/users?role=approver')).body.items).toHaveLength(1);
    });

    test('a provider finds the own organisation only', async () => {
      const { body } = await (await world.as('provider1')).get('/api/v1/users');
      expect(body.items.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
        '示例承接主体经办人1',
      ]);
    });

    test('a notification is read once and by its reader only', async () => {
      const id = await world.task();
      const inbox = `user:${officer.userId}`;
      const row = await world.database.prisma.notification.create({
        data: { key: `${id}/reminder`, inbox, taskId: id, kind: 'reminder' },
      });
      const path = `/api/v1/notifications/${row.id}/read`;
      expect((await supervisor.post(path)).status).toBe(404);
      const first = await officer.post(path);
      expect(first.body).toMatchObject({ kind: 'reminder', title: { zh: '编制采购实施计划' } });
      expect((await officer.post(path)).body.readAt).toBe(first.body.readAt);
      expect((await officer.get('/api/v1/notifications?unread=true')).body.items).toEqual([]);
    });
  });
});
