import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { ExportLost, takeExport, writeChunk } from '../../api/exports/export-job.ts';
import { makeExports } from '../../api/exports/make-exports.ts';
import { openSession } from '../../api/sessions/session.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract } from './takeovers-contract.ts';

type Rows = readonly (readonly unknown[])[];

const TITLE = 0;
const UNIT = 1;
const FILTER = 2;
const HEADER = 3;

describe('exports', () => {
  let world: ApiWorld;
  let officer: Visitor;

  beforeAll(async () => {
    world = await ApiWorld.open();
    officer = await world.as('officer');
  });
  afterAll(() => world.close());

  async function ready(visitor: Visitor, kind: string, filter: Record<string, string> = {}): Promise<string> {
    let { body } = await visitor.post('/api/v1/exports', { kind, filter });
    while (body.state === 'waiting' || body.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ body } = await visitor.get(`/api/v1/exports/${body.id}`));
    }
    expect(body).toMatchObject({ state: 'ready', problem: null });
    return body.id;
  }

  async function download(visitor: Visitor, id: string): Promise<Response> {
    const { token } = await openSession(world.database, visitor.userId);
    return fetch(`${world.url}/api/v1/exports/${id}/file`, { headers: { authorization: `Bearer ${token}` } });
  }

  async function rowsOf(visitor: Visitor, kind: string, filter: Record<string, string> = {}): Promise<Rows> {
    const response = await download(visitor, await ready(visitor, kind, filter));
    const content = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(content.length));
    return readSheet(content);
  }

  const column = (rows: Rows, title: string) => {
    const at = rows[HEADER]!.indexOf(title);
    expect(at).toBeGreaterThan(0);
    return rows.slice(HEADER + 1).map((row) => row[at]);
  };

  test('are tables as offices hand them around, of the own region alone', async () => {
    const mine = await world.purchase();
    const theirs = await world.purchase(OTHER_COUNTY);
    const rows = await rowsOf(officer, 'purchases', { stage: 'planning' });
    expect(rows[TITLE]![0]).toBe('政府购买社会救助服务采购项目一览表');
    expect(rows[UNIT]!.filter(Boolean)).toEqual([
      '单位：示例县民政局',
      expect.stringMatching(/^制表时间：\d{4}年\d+月\d+日 \d\d:\d\d$/),
    ]);
    expect(rows[FILTER]![0]).toBe('筛选条件：阶段 项目选定');
    expect(column(rows, '采购编号')).toContain(mine.number);
    expect(column(rows, '采购编号')).not.toContain(theirs.number);
    expect(column(rows, '预算年度')[0]).toBe('2026');
    const amounts = column(rows, '预算金额（元）') as number[];
    const count = rows.findIndex(([first]) => first === '合计') - HEADER - 1;
    expect(count).toBeGreaterThan(0);
    expect(amounts[0]).toBe(1_400_000);
    expect(amounts[count]).toBe(amounts.slice(0, count).reduce((sum, amount) => sum + amount, 0));
    expect(rows.at(-1)!.filter(Boolean)).toEqual(['制表人：示例采购经办人', '审核人：']);
    expect(column(rows, '立项时间')[0]).toBeInstanceOf(Date);
  });

  test('hold the same rows as the list, however many pages it has', async () => {
    const { id: purchaseId } = await world.purchase();
    await world.database.pool.query(
      `INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, candidate_role, inbox, excluded, due_at, due_legal, due_rule)
       SELECT 'many/' || n, 'purchase:test', 'draft-plan', $1, $2, 'officer', 'role:officer@' || $1::text, '{}',
              now() + n * interval '1 minute', now() + n * interval '1 minute', 'HS-01' FROM generate_series(1, 1201) n`,
      [DEMO_COUNTY, purchaseId],
    );
    const rows = await rowsOf(officer, 'tasks', { purchase: purchaseId });
    expect(rows.length - HEADER - 2).toBe(1201); // header above, signatures below
    expect(new Set(column(rows, '采购编号').slice(0, -1)).size).toBe(1);
    expect(rows.at(-2)![0]).toBe(1201);
  });

  test('never hold a formula that somebody typed', async () => {
    const { id } = await world.purchase();
    const evil = '=HYPERLINK("http://x","<点此>")&_x0041_';
    await world.database.prisma.purchase.update({ where: { id }, data: { name: evil } });
    const rows = await rowsOf(officer, 'purchases', { q: 'HYPERLINK' });
    expect(column(rows, '项目名称')[0]).toBe(`'${evil}`);
    expect(rows[FILTER]![0]).toBe('筛选条件：查找 HYPERLINK');
  });

  test('mask recipients, and give a provider those that it took over', async () => {
    const { contractId, recipientIds } = await runContract(world);
    const { prisma } = world.database;
    const takeover = { contractId, seq: 1, regionCode: DEMO_COUNTY, reasonCode: 'cannot-perform', reasonText: '示例' };
    const { id } = await prisma.takeover.create({ data: { ...takeover, urgency: 'urgent', state: 'running' } });
    const { provider2 } = DEMO_ORGANISATIONS;
    const standby = { takeoverId: id, position: 1, providerId: provider2.id, state: 'accepted', capacity: 2 };
    await prisma.standbyInvitation.create({ data: standby });
    await prisma.handoverCase.createMany({
      data: recipientIds.map((recipientId, n) => ({
        ...{ takeoverId: id, recipientId, serviceCode: 'B01', dependency: 'full' },
        ...(n < 2 ? { state: 'covered', toProviderId: provider2.id, coveredAt: new Date() } : {}),
      })),
    });
    const rows = await rowsOf(await world.as('supervisor'), 'handover-cases', { takeover: id });
    const names = column(rows, '救助对象').slice(0, -1);
    expect(names).toHaveLength(recipientIds.length);
    for (const name of names) expect(name).toMatch(/^.\*$/);
    const own = await rowsOf(await world.as('provider2'), 'handover-cases', { takeover: id });
    expect(column(own, '新责任单位').slice(0, -1)).toEqual([provider2.name, provider2.name]);
    const stranger = await world.another('supervisor', OTHER_COUNTY);
    const refused = await stranger.post('/api/v1/exports', { kind: 'handover-cases', filter: { takeover: id } });
    expect(refused.body).toMatchObject({ state: 'failed', problem: 'not-allowed' });
  });

  test('of statistics carry the figures of the dashboards', async () => {
    const year = new Date().getFullYear();
    const { body } = await officer.get(`/api/v1/statistics/purchases?year=${year}`);
    const expected = body.figures.reduce((sum: number, { purchases }: { purchases: number }) => sum + purchases, 0);
    const rows = await rowsOf(officer, 'purchase-statistics', { year: String(year) });
    expect(column(rows, '项目数').at(-2)).toBe(expected);
    for (const kind of ['unit', 'kind', 'township', 'coverage', 'budget']) {
      const table = await rowsOf(officer, `${kind}-statistics`, { year: String(year), region: DEMO_COUNTY });
      expect(table[FILTER]![0]).toBe(`筛选条件：年度 ${year}；区域 东辽县`);
    }
  });

  test('are refused to those who may not read the list, and to everybody but their owner', async () => {
    const expert = await world.as('expert1');
    expect((await expert.post('/api/v1/exports', { kind: 'contracts' })).body.code).toBe('forbidden');
    const wrong = await officer.post('/api/v1/exports', { kind: 'purchases', filter: { stage: 'nowhere' } });
    expect([wrong.body.code, wrong.body.errors[0].pointer]).toEqual(['invalid-input', '/filter/stage']);
    const id = await ready(officer, 'contracts');
    const other = await world.another('officer');
    expect((await other.get(`/api/v1/exports/${id}`)).status).toBe(404);
    expect((await download(other, id)).status).toBe(404);
    expect((await other.send('DELETE', `/api/v1/exports/${id}`)).status).toBe(404);
  });

  test('leave with the right to read them: another role or region, and the file is out of reach', async () => {
    const person = await world.another('officer');
    const id = await ready(person, 'contracts');
    const { prisma } = world.database;
    await prisma.user.update({ where: { id: person.userId }, data: { roles: ['assistant'] } });
    expect((await download(person, id)).status).toBe(403);
    await prisma.user.update({ where: { id: person.userId }, data: { roles: ['officer'], regionCode: OTHER_COUNTY } });
    expect((await download(person, id)).status).toBe(404);
  });

  test('are on record: who asked for what, and who took how many rows', async () => {
    const id = await ready(officer, 'purchases', { stage: 'planning' });
    await (await download(officer, id)).arrayBuffer();
    const events = await world.database.prisma.auditEvent.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['export.requested', officer.userId],
      ['export.downloaded', officer.userId],
    ]);
    expect(events[0]!.detail).toEqual({ kind: 'purchases', filter: { stage: 'planning' } });
  });

  async function leftBehind(state: object): Promise<string> {
    const job = { ownerId: officer.userId, regionCode: DEMO_COUNTY, kind: 'contracts', state: 'running', ...state };
    const { id } = await world.database.prisma.exportJob.create({ data: job });
    await world.database.prisma.exportChunk.create({
      data: { jobId: id, seq: 0, content: Buffer.from('half a file') },
    });
    return id;
  }

  test('that a process left behind when it ended are made again from the beginning', async () => {
    const id = await leftBehind({ attempt: 1, leasedUntil: new Date(Date.now() - 1000) });
    const living = await leftBehind({ attempt: 1, leasedUntil: new Date(Date.now() + 60_000) });
    await makeExports(world.context);
    const { state, attempt } = await world.database.prisma.exportJob.findUniqueOrThrow({ where: { id } });
    expect([state, attempt]).toEqual(['ready', 2]);
    expect((await readSheet(Buffer.from(await (await download(officer, id)).arrayBuffer())))[TITLE]![0]).toContain(
      '合同',
    );
    const untouched = await world.database.prisma.exportJob.findUniqueOrThrow({ where: { id: living } });
    expect(untouched).toMatchObject({ state: 'running', attempt: 1 });
    await world.database.prisma.exportJob.delete({ where: { id: living } });
  });

  test('that ended their process three times are given up, and say so', async () => {
    const id = await leftBehind({ attempt: 3, leasedUntil: new Date(Date.now() - 1000) });
    await makeExports(world.context);
    expect((await officer.get(`/api/v1/exports/${id}`)).body).toMatchObject({ state: 'failed', problem: 'unexpected' });
    expect((await download(officer, id)).status).toBe(409);
  });

  test('that were cancelled or taken over cannot be written to any more', async () => {
    const waiting = { ownerId: officer.userId, regionCode: DEMO_COUNTY, kind: 'contracts' };
    const { id } = await world.database.prisma.exportJob.create({ data: waiting });
    const job = (await takeExport(world.database))!;
    expect(job.id).toBe(id);
    await writeChunk(world.database, job, 0, Buffer.from('one'), 1);
    await expect(writeChunk(world.database, { ...job, attempt: 7 }, 1, Buffer.from('two'), 2)).rejects.toThrow(
      ExportLost,
    );
    expect((await officer.send('DELETE', `/api/v1/exports/${id}`)).status).toBe(204);
    await expect(writeChunk(world.database, job, 1, Buffer.from('two'), 2)).rejects.toThrow(ExportLost);
    expect(await world.database.prisma.exportChunk.count({ where: { jobId: id } })).toBe(0);
  });

  test('are limited to three unfinished ones a person', async () => {
    const person = await world.another('officer');
    const running = { kind: 'contracts', state: 'running', leasedUntil: new Date(Date.now() + 60_000) };
    const job = { ...running, ownerId: person.userId, regionCode: DEMO_COUNTY };
    await world.database.prisma.exportJob.createMany({ data: [1, 2, 3].map(() => ({ ...job, id: randomUUID() })) });
    const { status, body } = await person.post('/api/v1/exports', { kind: 'contracts' });
    expect([status, body.code]).toEqual([429, 'too-many-exports']);
    await world.database.prisma.exportJob.deleteMany({ where: { ownerId: person.userId } });
  });
});
