import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { closeSession } from '../../api/sessions/session.ts';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ROLES } from '../../domain/tasks/task-kind.ts';
import { ApiWorld, taskPath } from './api-world.ts';
import { aBid, bidsPath, openBidding } from './bids-bidding.ts';
import { Listener } from './events-listener.ts';
import { runContract, takeoverBody, takeoversPath } from './takeovers-contract.ts';

let world: ApiWorld;
const listeners: Listener[] = [];

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.close();
});
afterAll(() => world.close());

async function listen(person: string): Promise<Listener> {
  const listener = await Listener.open(world, person);
  listeners.push(listener);
  return listener;
}

/** Whatever was to be told before has been told when the listener hears of this. */
async function fence(listener: Listener, userId: string): Promise<void> {
  const key = `fence-${Math.random()}`;
  const { id } = await world.database.prisma.notification.create({
    data: { key, inbox: `user:${userId}`, taskId: 'none', kind: 'reminder' },
  });
  await listener.hears(`notification ${id}`);
}

async function userIdOf(username: string): Promise<string> {
  return (await world.database.prisma.user.findUniqueOrThrow({ where: { username } })).id;
}

describe('what is told', () => {
  test('a new task, its claim and its decision reach the county, by topic and id only', async () => {
    const approver = await listen('approver');
    const id = await world.task({ kind: 'confirm-budget' });
    await approver.hears(`task ${id}`);
    const task = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
    await approver.hears(`purchase ${task.purchaseId}`);
    const finance = await world.as('finance');
    const heard = approver.changes.length;
    await finance.post(taskPath(id, 'claim'));
    await approver.until(() => approver.changes.slice(heard).includes(`task ${id}`));
    expect(approver.raw).not.toMatch(/示例|confirm-budget"|assignee|finance/);
    for (const { data } of approver.events.filter(({ event }) => event === 'changes'))
      for (const change of data as object[]) expect(Object.keys(change)).toEqual(['topic', 'id']);
  });

  test('a draft and the relay’s bookkeeping are nobody’s news', async () => {
    const officer = await world.as('officer');
    const id = await world.task();
    await officer.post(taskPath(id, 'claim'));
    const approver = await listen('approver');
    await fence(approver, await userIdOf('approver'));
    const heard = approver.changes.length;
    await officer.post(taskPath(id, 'draft'), { form: { need: '起草中' } });
    await world.database.pool.query('UPDATE task SET signalled_at = now(), remind_at = NULL WHERE id = $1', [id]);
    await fence(approver, await userIdOf('approver'));
    expect(approver.changes.slice(heard).filter((change) => change.startsWith('task'))).toEqual([]);
  });

  test('what commits late is told late, not lost', async () => {
    const officer = await listen('officer');
    const early = await world.database.pool.connect();
    const insert = `INSERT INTO notification (key, inbox, task_id, kind) VALUES ($1, $2, 'none', 'reminder') RETURNING id`;
    const inbox = `user:${await userIdOf('officer')}`;
    await early.query('BEGIN');
    const { rows } = await early.query<{ id: string }>(insert, [`late-${Math.random()}`, inbox]);
    await fence(officer, await userIdOf('officer'));
    expect(officer.changes).not.toContain(`notification ${rows[0]!.id}`);
    await early.query('COMMIT');
    early.release();
    await officer.hears(`notification ${rows[0]!.id}`);
  });

  test('of very many changes at once it only tells to read everything anew', async () => {
    const officer = await listen('officer');
    const { id: purchaseId } = await world.purchase();
    await world.database.pool.query(
      `INSERT INTO purchase_event (purchase_id, key, kind, stage, at)
       SELECT p.id, 'many-' || n, 'stage', 'planning', now() FROM purchase p, generate_series(1, 2) n WHERE p.id = $1`,
      [purchaseId],
    );
    await officer.hears(`purchase ${purchaseId}`);
    await world.database.pool.query(
      `INSERT INTO notification (key, inbox, task_id, kind)
       SELECT 'flood-' || n, 'user:' || $1, 'none', 'reminder' FROM generate_series(1, 1200) n`,
      [await userIdOf('officer')],
    );
    await officer.hearsEvent('refresh');
  });
});

describe('who is told', () => {
  test('another county hears nothing', async () => {
    const elsewhere = await listen('officer2');
    const here = await listen('officer');
    const id = await world.task();
    await here.hears(`task ${id}`);
    const theirs = await world.task({ region: OTHER_COUNTY });
    await elsewhere.hears(`task ${theirs}`);
    expect(elsewhere.changes).not.toContain(`task ${id}`);
    expect(here.changes).not.toContain(`task ${theirs}`);
  });

  test('what is asked of one provider reaches that provider and whoever oversees, nobody else', async () => {
    const [asked, other, officer, auditor] = await Promise.all(
      ['provider1', 'provider2', 'officer', 'auditor'].map(listen),
    );
    const id = await world.task({ kind: 'last-offer', organisationId: DEMO_ORGANISATIONS.provider1.id });
    await asked!.hears(`task ${id}`);
    await auditor!.hears(`task ${id}`);
    await fence(other!, await userIdOf('provider2'));
    await fence(officer!, await userIdOf('officer'));
    expect(other!.changes.filter((change) => !change.startsWith('notification'))).toEqual([]);
    expect(officer!.changes).not.toContain(`task ${id}`);
  });

  test('a sealed bid is heard of by nobody, not even as a count', async () => {
    const bidding = await openBidding(world);
    const people = ['officer', 'supervisor', 'auditor', 'admin', 'provider1', 'provider2'];
    const all = await Promise.all(people.map(listen));
    for (const [index, listener] of all.entries()) await fence(listener, await userIdOf(people[index]!));
    const before = all.map(({ changes }) => changes.length);
    const provider = await world.as('provider1');
    expect((await provider.post(bidsPath(bidding), aBid(bidding))).status).toBe(201);
    for (const [index, listener] of all.entries()) await fence(listener, await userIdOf(people[index]!));
    const after = all.map(({ changes }, index) => changes.slice(before[index]));
    expect(after.flat().filter((change) => !change.startsWith('notification'))).toEqual([]);
  });

  test('the work on a purchase is the office’s own business; its notices are everybody’s who may bid', async () => {
    const { id, number } = await world.purchase();
    const [officer, provider] = await Promise.all(['officer', 'provider1'].map(listen));
    await world.task({ purchaseId: id });
    await officer!.hears(`purchase ${id}`);
    await world.database.prisma.notice.create({
      data: { purchaseId: id, key: 'notice', kind: 'tender-notice', title: number, body: {}, publishedAt: new Date() },
    });
    await provider!.hears(`purchase ${id}`);
    expect(provider!.changes.filter((change) => change === `purchase ${id}`)).toHaveLength(1);
  });

  test('of every purchase, contract and takeover exactly those hear who may open its page', async () => {
    const people = [
      'officer',
      'approver',
      'supervisor',
      'auditor',
      'admin',
      'officer2',
      'expert1',
      'provider1',
      'provider2',
      'provider4',
    ];
    const all = await Promise.all(people.map(listen));
    const contract = await runContract(world);
    const supervisor = await world.as('supervisor');
    const { body: takeover } = await supervisor.post(takeoversPath(contract), takeoverBody());
    const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
    });
    await world.database.prisma.purchase.update({
      where: { id: purchaseId },
      data: { bidDeadlineAt: new Date(), openingBy: 'worker' },
    });
    for (const [index, person] of people.entries()) {
      await fence(all[index]!, await userIdOf(person));
      const visitor = await world.as(person);
      for (const [topic, id] of [
        ['purchase', purchaseId],
        ['contract', contract.contractId],
        ['takeover', takeover.id],
      ]) {
        const may = (await visitor.get(`/api/v1/${topic}s/${id}`)).status === 200;
        expect([person, topic, all[index]!.changes.includes(`${topic} ${id}`)]).toEqual([person, topic, may]);
      }
    }
  });

  test('of a takeover and of a contract people hear when a task of theirs changes', async () => {
    const supervisor = await listen('supervisor');
    const contract = await runContract(world);
    const visitor = await world.as('supervisor');
    const { body } = await visitor.post(takeoversPath(contract), takeoverBody());
    await fence(supervisor, visitor.userId);
    const before = supervisor.changes.length;
    const { contractId } = contract;
    await world.task({ kind: 'decide-takeover', subject: { takeoverId: body.id, contractId } });
    await fence(supervisor, visitor.userId);
    expect(supervisor.changes.slice(before)).toEqual(expect.arrayContaining([`takeover ${body.id}`]));
    const between = supervisor.changes.length;
    await world.task({ kind: 'monthly-inspection', subject: { contractId, month: 2 } });
    await fence(supervisor, visitor.userId);
    expect(supervisor.changes.slice(between)).toContain(`contract ${contractId}`);
  });

  test.each(ROLES)('a %s hears of a notification in an own inbox', async (role) => {
    const { userId } = await world.another(role);
    await fence(await listen(userId), userId);
  });
});

describe('the stream', () => {
  test('ends when its person signs out elsewhere, and tells so', async () => {
    const officer = await listen('officer');
    await closeSession(world.database, createHash('sha256').update(officer.token).digest());
    const id = await world.task();
    await officer.until(() => officer.ended);
    expect(officer.events.at(-1)!.event).toBe('signed-out');
    expect(officer.changes).not.toContain(`task ${id}`);
  });

  test('follows a right that is taken away before the next word', async () => {
    const { userId } = await world.another('supervisor');
    const listener = await listen(userId);
    await listener.hears(`task ${await world.task()}`);
    await world.database.prisma.user.update({ where: { id: userId }, data: { roles: ['assistant'] } });
    const id = await world.task({ kind: 'confirm-budget' });
    await fence(listener, userId);
    expect(listener.changes).not.toContain(`task ${id}`);
  });

  test('is refused without a session, and to the thirteenth page of one person', async () => {
    expect((await world.nobody().get('/api/v1/events')).status).toBe(401);
    const { userId } = await world.another('clerk');
    const open = await Promise.all(Array.from({ length: 12 }, () => listen(userId)));
    expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    const visitor = await world.visitor(userId);
    const { status, body } = await visitor.get('/api/v1/events');
    expect([status, body.code]).toEqual([429, 'too-many-streams']);
    expect(await (await fetch(`${world.url}/metrics`)).text()).toMatch(/^jieli_event_streams 12$/m);
  });
});
