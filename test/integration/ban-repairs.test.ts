import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { banRepairActivities } from '../../activities/ban-repair.ts';
import { addDays, addMonths, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aPdf, sendFile } from './attachments-sending.ts';
import { aCreditCode, aNewcomer } from './newcomer.ts';

let world: ApiWorld;
let officer: Visitor;
let examiner: Visitor;
let approver: Visitor;
let provider: Visitor;
let providerId: string;
let creditCode: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  examiner = await world.another('officer');
  approver = await world.as('approver');
}, 60_000);
beforeEach(async () => {
  const { username, organisationId } = await aNewcomer(world.database);
  const { id } = await world.database.prisma.user.findUniqueOrThrow({ where: { username } });
  [providerId, provider, creditCode] = [organisationId, await world.visitor(id), aCreditCode()];
  await world.database.prisma.organisation.update({ where: { id: providerId }, data: { creditCode } });
});
afterAll(() => world.close());

const today = dayOf(instantOfMillis(Date.now()));
const STATEMENT = '已恢复全部服务并赔偿损失，材料见附件（示例）。';

/** A ban that began so many months ago; answers its id. */
async function banned(monthsAgo: number, months: number): Promise<string> {
  const fromDay = addMonths(today, -monthsAgo);
  const decision = { authority: '示例县财政局', document: '示例财罚〔2026〕21号', facts: '擅自终止合同（示例）' };
  const ban = { creditCode, name: '示例新单位', rule: 'DB-02', ...decision };
  const term = { fromDay, untilDay: addMonths(fromDay, months) };
  const { status, body } = await officer.post('/api/v1/debarments', { ...ban, ...term });
  expect(status).toBe(201);
  return body.id as string;
}

const draft = (banId: string, scope: string, who = provider) =>
  who.send('PUT', `/api/v1/providers/${providerId}/bans/${banId}/repair`, { body: { scope, statement: STATEMENT } });
const submit = (repairId: string) =>
  provider.post(`/api/v1/providers/${providerId}/repairs/${repairId}/submission`, {});

async function handedIn(banId: string, scope: string): Promise<string> {
  const { body } = await draft(banId, scope);
  await sendFile(provider, body.id, '整改材料.pdf', aPdf(), 'repair');
  expect((await submit(body.id)).status).toBe(202);
  return body.id as string;
}

/** A task as somebody has decided it; answers its id. */
async function task(kind: TaskKind, repairId: string, form: object, by: Visitor): Promise<string> {
  const taskId = await world.task({ kind, subject: { repairId, providerId } });
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: 'grant', form, submittedBy: by.userId, submittedAt: new Date() },
  });
  return taskId;
}

async function examined(repairId: string, by = examiner): Promise<void> {
  const taskId = await task('examine-repair', repairId, { findings: '材料属实，已恢复服务（示例）' }, by);
  const { recordRepairExamination } = banRepairActivities(world.database);
  const proposal = 'grant' as const;
  expect(await recordRepairExamination({ repairId, taskId, proposal })).toEqual({ by: by.userId });
  expect(await recordRepairExamination({ repairId, taskId, proposal })).toEqual({ by: by.userId });
}

async function decided(repairId: string, outcome: 'granted' | 'refused', by = approver): Promise<string> {
  const taskId = await task('decide-repair', repairId, { reason: '整改到位（示例）' }, by);
  const { concludeRepair } = banRepairActivities(world.database);
  const { end } = await concludeRepair({ repairId, taskId, outcome });
  expect(await concludeRepair({ repairId, taskId, outcome })).toEqual({ end });
  return end;
}

const bans = async () => (await provider.get(`/api/v1/providers/${providerId}/bans`)).body.items;
const inPortal = async () =>
  JSON.stringify((await world.nobody().get('/public/dishonesty.json')).body).includes(creditCode);
const binds = async () => (await officer.get(`/api/v1/providers/${providerId}`)).body.debarment !== null;

describe('the repair of a ban', () => {
  test('of its publication: not before its day, with evidence, examined and decided by two people; then out of the portal', async () => {
    const recent = await banned(1, 12);
    const early = await draft(recent, 'publication');
    expect([early.status, early.body.code, early.body.rule]).toEqual([409, 'repair-refused', 'CR-03']);
    const [ban] = await bans();
    expect(ban.chances[0]).toMatchObject({ scope: 'publication', from: addMonths(addMonths(today, -1), 6) });
    expect(early.body.detail).toContain(ban.chances[0].from);
    await approver.post(`/api/v1/debarments/${recent}/lifting`, { reason: '登记有误（示例）' });

    const banId = await banned(7, 24);
    const { status, body } = await draft(banId, 'publication');
    expect([status, body.state]).toEqual([200, 'draft']);
    expect((await draft(banId, 'publication')).body.id).toBe(body.id);
    expect((await submit(body.id)).body.code).toBe('repair-refused');
    const forced = `UPDATE ban_repair SET state = 'open', submitted_at = now() WHERE id = $1`;
    await expect(world.database.pool.query(forced, [body.id])).rejects.toMatchObject({ code: 'JL252' });
    const repairId = await handedIn(banId, 'publication');
    expect(repairId).toBe(body.id);
    expect((await draft(banId, 'publication')).body.code).toBe('repair-refused');
    expect((await provider.get(`/api/v1/attachments?ownerKind=repair&ownerId=${repairId}`)).body.items).toHaveLength(1);
    expect((await officer.get(`/api/v1/attachments?ownerKind=repair&ownerId=${repairId}`)).body.items).toHaveLength(1);
    const other = await (await world.as('provider1')).get(`/api/v1/attachments?ownerKind=repair&ownerId=${repairId}`);
    expect(other.status).toBe(404);

    await examined(repairId);
    expect(await inPortal()).toBe(true);
    expect(await decided(repairId, 'granted')).toBe('granted');
    expect([await inPortal(), await binds()]).toEqual([false, true]);
    const after = (await bans()).find(({ id }: { id: string }) => id === banId);
    expect(after).toMatchObject({
      ...{ inForce: true, published: false },
      repairs: [{ state: 'granted', reason: '整改到位（示例）' }],
    });
    const reports = await world.database.prisma.platformReport.findMany({ where: { debarmentId: banId } });
    expect(reports.map(({ change }) => change).sort()).toEqual(['added', 'repaired']);
    const { items } = (await provider.get('/api/v1/notifications')).body;
    expect(items[0]).toMatchObject({ kind: 'ban-repair-granted', subject: { providerId } });
  });

  test('lifts what is left where the region says so, never before the least of the law', async () => {
    const terms = { publicationMonths: 6, liftingMonths: 9, source: '示例县财购〔2026〕3号' };
    const enter = (effectiveFrom: string) =>
      officer.post('/api/v1/debarments/repair/terms', { ...terms, effectiveFrom });
    expect((await enter(addDays(today, -1))).body.errors).toMatchObject([{ pointer: '/effectiveFrom', rule: 'CR-03' }]);
    expect((await enter(today)).body).toMatchObject(terms);
    expect((await enter(today)).body.code).toBe('bank-state');
    const young = await banned(10, 24);
    const early = await draft(young, 'lifting');
    expect(early.body.detail).toContain('REG 72');
    expect(early.body.detail).toContain(addMonths(addMonths(today, -10), 12));
    await approver.post(`/api/v1/debarments/${young}/lifting`, { reason: '登记有误（示例）' });

    const banId = await banned(13, 24);
    const repairId = await handedIn(banId, 'lifting');
    await examined(repairId);
    await decided(repairId, 'granted');
    expect([await inPortal(), await binds()]).toEqual([false, false]);
    const { items } = (await officer.get('/api/v1/debarments')).body;
    const row = items.find(({ id }: { id: string }) => id === banId);
    expect(row).toMatchObject({ inForce: false, liftedAt: null, repairs: [{ scope: 'lifting' }] });
    expect(row.report).toMatchObject({ change: 'lifted' });
  });

  test('that is refused changes nothing, and may be asked for again', async () => {
    const banId = await banned(7, 24);
    const repairId = await handedIn(banId, 'publication');
    await examined(repairId);
    await decided(repairId, 'refused');
    expect([await inPortal(), await binds()]).toEqual([true, true]);
    expect((await draft(banId, 'publication')).body.seq).toBe(2);
  });

  test('of a ban that was revoked meanwhile is void', async () => {
    const banId = await banned(7, 24);
    const repairId = await handedIn(banId, 'publication');
    await examined(repairId);
    await approver.post(`/api/v1/debarments/${banId}/lifting`, { reason: '复议撤销（示例）' });
    expect(await decided(repairId, 'granted')).toBe('void');
  });

  test('is decided by nobody alone: not by who examined, who asked, or who decided the ban; and stays as it was', async () => {
    const repairId = await handedIn(await banned(7, 24), 'publication');
    await expect(examined(repairId, provider)).rejects.toThrow(/ban_repair_examined_by_another/);
    await examined(repairId);
    for (const by of [examiner, provider, officer]) {
      await expect(decided(repairId, 'granted', by)).rejects.toThrow(/ban_repair_four_eyes/);
    }
    const { pool } = world.database;
    const rewrite = `UPDATE ban_repair SET findings = 'anders' WHERE id = $1`;
    await expect(pool.query(rewrite, [repairId])).rejects.toMatchObject({ code: 'JL003' });
    const back = `UPDATE ban_repair SET state = 'open' WHERE id = $1`;
    await expect(pool.query(back, [repairId])).rejects.toMatchObject({ code: 'JL002' });
  });

  test('is nobody else’s to ask for', async () => {
    const banId = await banned(7, 24);
    expect((await draft(banId, 'publication', await world.as('provider1'))).status).toBe(404);
    const other = await aNewcomer(world.database);
    const row = { debarmentId: banId, organisationId: other.organisationId, seq: 1, regionCode: '220422' };
    const asked = { scope: 'publication', statement: STATEMENT, terms: 'CR-03', allowedFrom: new Date(today) };
    const by = { askedBy: officer.userId, banDecidedBy: officer.userId, clockEpoch: new Date() };
    const forced = world.database.prisma.banRepair.create({ data: { ...row, ...asked, ...by } });
    await expect(forced).rejects.toThrow('nobody but who is banned');
  });
});

/** What may have happened to a ban that began so many days ago and lasts so long. */
interface Ban {
  readonly ago: number;
  readonly length: number;
  readonly fate: 'stands' | 'revoked' | 'published-no-more' | 'lifted' | 'refused';
}
const aBan: fc.Arbitrary<Ban> = fc.record({
  ago: fc.integer({ min: -3, max: 800 }),
  length: fc.integer({ min: 370, max: 1090 }),
  fate: fc.constantFrom('stands', 'revoked', 'published-no-more', 'lifted', 'refused'),
});

test('a repaired ban bars no more, and one that is not always bars within its term, whatever else was decided', async () => {
  const { prisma, pool } = world.database;
  await fc.assert(
    fc.asyncProperty(fc.array(aBan, { minLength: 1, maxLength: 4 }), async (made) => {
      const code = aCreditCode();
      const { organisationId } = await aNewcomer(world.database);
      await prisma.organisation.update({ where: { id: organisationId }, data: { creditCode: code } });
      let seq = 0;
      const effects = await Promise.all(
        made.map(async ({ ago, length, fate }) => {
          const fromDay = addDays(today, -ago);
          const untilDay = addDays(fromDay, length);
          const inTerm = fromDay <= today && today <= untilDay;
          const term = { fromDay: new Date(fromDay), untilDay: new Date(untilDay) };
          const decision = { rule: 'DB-01', facts: '示例', authority: '示例机关', document: '示例文号' };
          const by = { regionCode: '220422', recordedBy: officer.userId };
          const ban = { creditCode: code, name: '示例单位', ...decision, ...term, ...by };
          const { id } = await prisma.debarment.create({ data: ban });
          if (fate === 'revoked') {
            const lifted = { liftedAt: new Date(), liftedBy: approver.userId, liftReason: '示例' };
            await prisma.debarment.update({ where: { id }, data: lifted });
            return { binds: false, published: false };
          }
          const possible = inTerm && (fate !== 'lifted' || addMonths(fromDay, 12) <= today);
          if (fate === 'stands' || !possible) return { binds: inTerm, published: inTerm };
          seq += 1;
          await repaired(id, organisationId, seq, fate, fromDay);
          return { binds: inTerm && fate !== 'lifted', published: inTerm && fate === 'refused' };
        }),
      );
      const { rows } = await pool.query('SELECT is_debarred($1) AS bars', [code]);
      expect(rows[0].bars).toBe(effects.some((effect) => effect.binds));
      const { body } = await world.nobody().get('/public/dishonesty.json');
      expect(JSON.stringify(body).includes(code)).toBe(effects.some(({ published }) => published));
    }),
    { numRuns: 12 },
  );

  async function repaired(banId: string, organisationId: string, seq: number, fate: Ban['fate'], fromDay: Day) {
    const scope = fate === 'lifted' ? 'lifting' : 'publication';
    const allowedFrom = new Date(scope === 'lifting' ? addMonths(fromDay, 12) : fromDay);
    const ids = { debarmentId: banId, organisationId, seq, regionCode: '220422' };
    const by = { askedBy: somebody, banDecidedBy: somebody, clockEpoch: new Date() };
    const asked = { scope, statement: STATEMENT, terms: 'CR-03', allowedFrom };
    const { id } = await prisma.banRepair.create({ data: { ...ids, ...by, ...asked } });
    const file = { ownerKind: 'repair', ownerId: id, name: 'a.pdf', size: 3, uploadedBy: somebody };
    const stored = { state: 'stored', mediaType: 'application/pdf', sha256: '0'.repeat(64), storedAt: new Date() };
    await prisma.attachment.create({ data: { ...file, ...stored } });
    const to = (data: object) => prisma.banRepair.update({ where: { id }, data });
    await to({ state: 'open', submittedAt: new Date() });
    const examination = { proposal: 'grant', findings: '示例', examinedBy: examiner.userId, examinedAt: new Date() };
    await to({ state: 'examined', ...examination });
    const state = fate === 'refused' ? 'refused' : 'granted';
    await to({ state, reason: '示例', decidedBy: approver.userId, decidedAt: new Date() });
  }
});

/** Of the provider, whoever it is. */
const somebody = '00000000-0000-4000-8000-00000000abcd';
