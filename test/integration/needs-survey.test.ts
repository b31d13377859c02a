import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectActivities } from '../../activities/project.ts';
import { KEY_REVIEW_EXAMPLE, surveyExample, today } from '../../api/contract/task-forms/survey-fields.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;
let officer: Visitor;
let approver: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  approver = await world.as('approver');
}, 60_000);
afterAll(() => world.close());

let projects = 0;
const YEAR = 2031;

function propose(change: Record<string, unknown> = {}) {
  projects += 1;
  return officer.post('/api/v1/projects', {
    name: `失能老人照料护理服务（示例）${projects}`,
    ...{ township: null, need: '二百名失能、半失能特困老人需要上门照料护理。', recipients: 200 },
    ...{ catalogueItems: ['B01'], townships: ['示例一镇'], budgetFen: 60_000_000, budgetYear: YEAR },
    ...{ termMonths: 12, longTerm: false, ...change },
  });
}

const read = async (id: string) => (await officer.get(`/api/v1/projects/${id}`)).body;

/** A person's decision, as the workflow's activity writes it down; twice, because an activity may run twice. */
async function decide(projectId: string, kind: TaskKind, outcome: string, form: object, by = approver): Promise<void> {
  const taskId = await world.task({ kind, subject: { projectId } });
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome, form, submittedBy: by.userId, submittedAt: new Date() },
  });
  const { recordProjectDecision } = projectActivities(world.database);
  await recordProjectDecision({ projectId, taskId });
  await recordProjectDecision({ projectId, taskId });
}

describe('the survey of a need (PL-10)', () => {
  const rowOf = async (id: string) => world.database.prisma.project.findUniqueOrThrow({ where: { id } });

  test('is due for public services at any amount and for large projects, and for nothing else', async () => {
    const small = { budgetFen: 1_000_000 };
    const ids = [
      (await propose(small)).body.id,
      (await propose({ ...small, catalogueItems: ['A01'] })).body.id,
      (await propose({ budgetFen: 1_000_000_000, catalogueItems: ['A01'] })).body.id,
    ];
    const surveys = await Promise.all(ids.map(async (id) => (await read(id)).survey));
    expect(surveys.map(({ required, reasons }) => [required, reasons])).toEqual([
      [true, ['public-service']],
      [false, []],
      [true, ['amount']],
    ]);
    await decide(ids[1]!, 'review-project', 'approve', { opinion: '需求真实。' });
    expect((await rowOf(ids[1]!)).state).toBe('reviewed');
  });

  test('stands with what it found and who reviewed it; without both nothing counts as reviewed', async () => {
    const { id } = (await propose()).body;
    const byHand = () => world.database.pool.query("UPDATE project SET state = 'reviewed' WHERE id = $1", [id]);
    await expect(byHand()).rejects.toMatchObject({ code: 'JL092' });
    await decide(id, 'survey-project', 'submit', surveyExample(today()), officer);
    await decide(id, 'review-project', 'approve', { opinion: '需求真实。' });
    expect((await rowOf(id)).state).toBe('proposed');
    await expect(byHand()).rejects.toMatchObject({ code: 'JL092' });
    await decide(id, 'key-review-project', 'approve', { ...KEY_REVIEW_EXAMPLE, opinion: '重点审查通过。' });
    const { state, survey, reviews } = await read(id);
    expect(state).toBe('reviewed');
    expect(survey.held).toMatchObject({ surveyedOn: today(), respondents: surveyExample(today()).respondents });
    expect(reviews).toMatchObject([
      { kind: 'general', outcome: 'approve' },
      { kind: 'key', outcome: 'approve', members: KEY_REVIEW_EXAMPLE.members },
    ]);
  });

  test('is never reviewed by whoever proposed it or asked the market', async () => {
    const { id } = (await propose()).body;
    await decide(id, 'survey-project', 'submit', surveyExample(today()), officer);
    const own = decide(id, 'review-project', 'approve', { opinion: '需求真实。' }, officer);
    await expect(own).rejects.toThrow(/JL091|does not review/);
  });

  test('asks three market players at least, within the last twelve months', async () => {
    const { id } = (await propose()).body;
    const taskId = await world.task({ kind: 'survey-project', userId: officer.userId, subject: { projectId: id } });
    const example = surveyExample(today());
    const wrong = { ...example, surveyedOn: '2020-01-01', respondents: example.respondents.slice(0, 2) };
    const answer = await officer.post(taskPath(taskId, 'complete'), { outcome: 'submit', form: wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { pointer: '/form/respondents' },
      { pointer: '/form/surveyedOn', rule: 'PL-10' },
    ]);
  });
});

describe('the plan of a purchase (PL-10 to PL-12)', () => {
  interface Shown {
    readonly schema: { readonly required: string[] };
    readonly example: object;
  }

  const formOf = async (kind: TaskKind, purchaseId: string, by = officer): Promise<Shown> =>
    (await by.get(taskPath(await world.task({ kind, purchaseId })))).body.form;

  async function opened(change: object = {}): Promise<string> {
    const { lots, ...body } = aPurchase(30);
    const lot = { ...lots[0], budgetFen: 60_000_000, ceilingFen: null };
    const answer = await officer.post('/api/v1/purchases', {
      ...{ ...body, budgetYear: YEAR, budgetFen: 60_000_000, lots: [{ ...lot, ...change }] },
    });
    expect(answer.status).toBe(202);
    return answer.body.id;
  }

  test('brings survey, fallback and key review where the rule says so, and none elsewhere', async () => {
    const due = await opened();
    expect((await formOf('draft-plan', due)).schema.required).toEqual(expect.arrayContaining(['survey', 'fallback']));
    expect((await formOf('approve-plan', due, approver)).schema.required).toContain('keyReview');
    const own = await opened({ catalogueItems: ['A01'] });
    const plan = await formOf('draft-plan', own);
    for (const field of ['survey', 'fallback']) expect(plan.schema.required).not.toContain(field);
    expect((await formOf('approve-plan', own, approver)).schema.required).toEqual(['opinion']);
  });

  test('needs a fallback only where its project was surveyed and reviewed lately', async () => {
    const { id: projectId } = (await propose()).body;
    await decide(projectId, 'survey-project', 'submit', surveyExample(today()), officer);
    await decide(projectId, 'review-project', 'approve', { opinion: '需求真实。' });
    await decide(projectId, 'key-review-project', 'approve', { ...KEY_REVIEW_EXAMPLE, opinion: '重点审查通过。' });
    await decide(projectId, 'reserve-project', 'reserve', { fundSource: '困难群众救助补助资金（示例）' });
    await officer.post(`/api/v1/projects/${projectId}/schedule`, { budgetYear: YEAR, quarter: 1 });
    const { lots, ...body } = aPurchase(30);
    const { body: purchase } = await officer.post('/api/v1/purchases', {
      ...{ ...body, projectId, budgetYear: YEAR, budgetFen: 60_000_000 },
      lots: [{ ...lots[0], budgetFen: 60_000_000, ceilingFen: null }],
    });
    const plan = await formOf('draft-plan', purchase.id);
    expect(plan.schema.required).toContain('fallback');
    expect(plan.schema.required).not.toContain('survey');
    expect((await formOf('approve-plan', purchase.id, approver)).schema.required).toEqual(['opinion']);
  });

  test('is not reviewed by whoever drafted it, even as one of several', async () => {
    const purchaseId = await opened();
    const taskId = await world.task({ kind: 'approve-plan', purchaseId });
    const { example } = await formOf('approve-plan', purchaseId, approver);
    const members = [{ name: '示例采购经办人', unit: '示例县民政局', outside: false }];
    const form = { ...example, keyReview: { ...KEY_REVIEW_EXAMPLE, members } };
    const answer = await approver.post(taskPath(taskId, 'complete'), { outcome: 'approve', form });
    expect([answer.status, answer.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/form/keyReview/members/0/name', rule: 'PL-11' },
    ]);
  });
});
