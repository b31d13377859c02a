import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectActivities } from '../../activities/project.ts';
import { KEY_REVIEW_EXAMPLE, surveyExample, today } from '../../api/contract/task-forms/survey-fields.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiWorld, type Answer, type Visitor } from './api-world.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;
let officer: Visitor;
let clerk: Visitor;
let finance: Visitor;
let elsewhere: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  clerk = await world.as('clerk');
  finance = await world.as('finance');
  elsewhere = await world.as('officer2');
}, 60_000);
afterAll(() => world.close());

let projects = 0;
/** Every test has a year of its own, so that its sums are its own. */
let year = 2030;

function aProposal(change: Record<string, unknown> = {}): Record<string, unknown> {
  projects += 1;
  return {
    name: `失能老人照料护理服务（示例）${projects}`,
    ...{ township: null, need: '二百名失能、半失能特困老人需要上门照料护理。', recipients: 200 },
    ...{ catalogueItems: ['B01'], townships: ['示例一镇'], budgetFen: 60_000_000, budgetYear: year },
    ...{ termMonths: 12, longTerm: false, ...change },
  };
}

const propose = (change: Record<string, unknown> = {}, by = officer) => by.post('/api/v1/projects', aProposal(change));
const read = async (id: string, by = officer) => (await by.get(`/api/v1/projects/${id}`)).body;
const act = (id: string, what: string, body: object) => officer.post(`/api/v1/projects/${id}/${what}`, body);

/** A person's decision, as the workflow's activity writes it down; twice, because an activity may run twice. */
async function decide(projectId: string, kind: TaskKind, outcome: string, form: object, by = finance): Promise<void> {
  const taskId = await world.task({ kind, subject: { projectId } });
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome, form, submittedBy: by.userId, submittedAt: new Date() },
  });
  const { recordProjectDecision } = projectActivities(world.database);
  await recordProjectDecision({ projectId, taskId });
  await recordProjectDecision({ projectId, taskId });
}

/** Surveyed by its proposer, and reviewed by others (PL-10, PL-11). */
async function reviewed(id: string, by = officer): Promise<void> {
  await decide(id, 'survey-project', 'submit', surveyExample(today()), by);
  await decide(id, 'review-project', 'approve', { opinion: '需求真实。' });
  await decide(id, 'key-review-project', 'approve', { ...KEY_REVIEW_EXAMPLE, opinion: '重点审查通过。' });
}

async function reserved(change: Record<string, unknown> = {}): Promise<string> {
  const { id } = (await propose(change)).body;
  await reviewed(id);
  await decide(id, 'reserve-project', 'reserve', { fundSource: '困难群众救助补助资金（示例）', opinion: '测算合理。' });
  return id;
}

async function scheduled(change: Record<string, unknown> = {}): Promise<string> {
  const id = await reserved(change);
  await act(id, 'schedule', { budgetYear: year, quarter: 2 });
  return id;
}

/** A purchase of the whole project. */
function purchaseOf(projectId: string, budgetFen = 60_000_000): Record<string, unknown> {
  const { lots, ...body } = aPurchase(30);
  return { ...body, projectId, budgetYear: year, budgetFen, lots: [{ ...lots[0], budgetFen, ceilingFen: null }] };
}

function coded({ status, body }: Answer): [number, string] {
  return [status, body.code];
}

describe('a proposal', () => {
  test('is seen by the offices of its region and nobody else', async () => {
    const { status, body } = await propose();
    expect([status, body.state]).toEqual([202, 'proposed']);
    expect(await read(body.id)).toMatchObject({ layer: 'county', state: 'proposed', events: [{ kind: 'proposed' }] });
    expect((await elsewhere.get(`/api/v1/projects/${body.id}`)).status).toBe(404);
    const { items } = (await elsewhere.get('/api/v1/projects')).body;
    expect(items).toEqual([]);
  });

  test('of a township is made by its own staff, who name it, and by nobody else for it', async () => {
    const ofTownship = await propose({ township: '示例一镇' }, clerk);
    expect(await read(ofTownship.body.id)).toMatchObject({
      layer: 'township',
      township: '示例一镇',
      consolidated: false,
    });
    for (const wrong of [await propose({}, clerk), await propose({ township: '示例一镇' })]) {
      expect(coded(wrong)).toEqual([422, 'invalid-input']);
      expect(wrong.body.errors[0]).toMatchObject({ pointer: '/township', rule: 'PL-06' });
    }
  });

  test('of what government must do itself is refused with the reason, and leaves nothing', async () => {
    const before = await world.database.prisma.project.count();
    const answer = await propose({ need: '购买劳务派遣人员二十名，充实乡镇窗口力量。' });
    expect(coded(answer)).toEqual([422, 'negative-list']);
    expect(answer.body).toMatchObject({ rule: 'PL-04' });
    expect(coded(await propose({ catalogueItems: ['Z99'] }))).toEqual([422, 'invalid-input']);
    expect(await world.database.prisma.project.count()).toBe(before);
  });

  test('is guided, reviewed, reserved; each decision stands in its course once', async () => {
    const { id } = (await propose({ township: '示例一镇' }, clerk)).body;
    await decide(id, 'guide-project', 'endorse', { opinion: '符合计划。', consolidated: true });
    await reviewed(id, clerk);
    await decide(id, 'reserve-project', 'reserve', {
      fundSource: '困难群众救助补助资金（示例）',
      opinion: '测算合理。',
    });
    const project = await read(id);
    expect(project).toMatchObject({
      state: 'reserved',
      consolidated: true,
      fundSource: '困难群众救助补助资金（示例）',
    });
    expect(project.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'proposed',
      'guide-project/endorse',
      'survey-project/submit',
      'review-project/approve',
      'key-review-project/approve',
      'reserve-project/reserve',
    ]);
  });

  test('that comes back from finance is proposed again with what was changed', async () => {
    const { id } = (await propose()).body;
    await reviewed(id);
    await decide(id, 'reserve-project', 'return', { reason: '概算偏高，请重新测算。' });
    expect(await read(id)).toMatchObject({ state: 'proposed', reason: '概算偏高，请重新测算。' });
    await decide(id, 'revise-project', 'submit', {
      need: '一百五十名失能老人需要照料。',
      recipients: 150,
      budgetFen: 45_000_000,
    });
    expect(await read(id)).toMatchObject({ state: 'proposed', recipients: 150, budgetFen: 45_000_000, reason: null });
  });
});

describe('the year’s cap (§3.4, BU-01)', () => {
  test('is 2 % of the special funds that finance enters, and passing it takes a reason', async () => {
    year += 2;
    const fund = { year, centralFen: 3_000_000_000, provincialFen: 1_000_000_000, source: '示例财社〔2029〕1号' };
    const before = (await officer.get(`/api/v1/projects/budgets/${year}`)).body;
    expect(before).toMatchObject({ rule: 'BU-01', sharePercent: 2, fund: null, capFen: null, leftFen: null });
    expect((await finance.send('PUT', '/api/v1/funds', { body: fund })).body.capFen).toBe(80_000_000);
    await scheduled();
    const second = await reserved();
    const refused = await act(second, 'schedule', { budgetYear: year, quarter: 3 });
    expect(coded(refused)).toEqual([422, 'budget-exceeded']);
    expect(refused.body).toMatchObject({ rule: 'BU-01', overFen: 40_000_000 });
    const told = { budgetYear: year, quarter: 3, overCapReason: '中央专项追加预算待下达，先行排期。' };
    expect((await act(second, 'schedule', told)).body.state).toBe('scheduled');
    expect(await read(second)).toMatchObject({ overCapReason: told.overCapReason, quarter: 3 });
    expect((await officer.get(`/api/v1/projects/budgets/${year}`)).body).toMatchObject({
      ...{ capFen: 80_000_000, scheduledFen: 120_000_000, leftFen: -40_000_000 },
    });
  });
});

describe('a scheduled project', () => {
  test('is carried out by one purchase, and follows it', async () => {
    year += 2;
    const id = await scheduled();
    const opened = await officer.post('/api/v1/purchases', purchaseOf(id));
    expect(opened.status).toBe(202);
    expect(await read(id)).toMatchObject({ state: 'purchased', purchases: [{ id: opened.body.id, state: 'running' }] });
    expect(coded(await officer.post('/api/v1/purchases', purchaseOf(id)))).toEqual([409, 'project-state']);
    await world.database.prisma.purchase.update({ where: { id: opened.body.id }, data: { state: 'failed' } });
    expect(await read(id)).toMatchObject({ state: 'scheduled' });
    expect((await officer.post('/api/v1/purchases', purchaseOf(id))).status).toBe(202);
  });

  test('is never exceeded by its purchase', async () => {
    year += 2;
    const id = await scheduled();
    const answer = await officer.post('/api/v1/purchases', purchaseOf(id, 60_000_001));
    expect(coded(answer)).toEqual([422, 'budget-exceeded']);
    expect(await read(id)).toMatchObject({ state: 'scheduled' });
    await expect(
      world.database.pool.query("UPDATE project SET state = 'reviewed' WHERE id = $1", [id]),
    ).rejects.toMatchObject({ code: 'JL002' });
  });

  test('that is not purchased in its year moves to the next', async () => {
    year += 2;
    const id = await scheduled();
    const moved = await act(id, 'carryover', { reason: '本年度未能启动，需求不变。' });
    expect(moved.body).toMatchObject({ id, state: 'scheduled' });
    expect(await read(id)).toMatchObject({ budgetYear: year + 1, quarter: 2 });
  });

  test('is taken out of the bank with a reason that stays', async () => {
    const id = await scheduled();
    expect((await act(id, 'withdrawal', { reason: '上级统一项目已经覆盖。' })).body.state).toBe('withdrawn');
    expect(await read(id)).toMatchObject({ state: 'withdrawn', reason: '上级统一项目已经覆盖。' });
    expect(coded(await act(id, 'schedule', { budgetYear: year, quarter: 1 }))).toEqual([409, 'project-state']);
  });
});

test('a long-term project that was purchased has one successor in the next year, reserved', async () => {
  year += 2;
  const id = await scheduled({ longTerm: true });
  await officer.post('/api/v1/purchases', purchaseOf(id));
  const carried = await act(id, 'carryover', { reason: '长期稳定需求，转入下一年度。' });
  expect(carried.body).toMatchObject({ state: 'reserved' });
  expect(await read(carried.body.id)).toMatchObject({ budgetYear: year + 1, carriedFrom: { id }, longTerm: true });
  expect(await read(id)).toMatchObject({ carriedTo: { id: carried.body.id } });
  expect(coded(await act(id, 'carryover', { reason: '长期稳定需求，转入下一年度。' }))).toEqual([409, 'project-state']);
  const other = await scheduled();
  await officer.post('/api/v1/purchases', purchaseOf(other));
  expect(coded(await act(other, 'carryover', { reason: '不是长期项目，不能延续。' }))).toEqual([409, 'project-state']);
});

test('the bank is narrowed by state, layer, year and words', async () => {
  year += 2;
  const id = await reserved({ name: '心理疏导试点（示例）', longTerm: true });
  const found = async (query: string) =>
    (await officer.get(`/api/v1/projects?${query}`)).body.items.map((item: { id: string }) => item.id);
  expect(await found(`state=reserved&year=${year}&layer=county&longTerm=true&q=${encodeURIComponent('心理')}`)).toEqual(
    [id],
  );
  expect(await found(`state=scheduled&year=${year}`)).toEqual([]);
  expect((await officer.get('/api/v1/projects?layer=village')).status).toBe(422);
});
