import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gradingActivities } from '../../activities/grading.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { providerReviewActivities } from '../../activities/provider-review.ts';
import { gradingOf, type GradingFacts } from '../../domain/providers/grading.ts';
import { HOUSE_GRADING_SCHEME, type GradingScheme } from '../../domain/providers/grading-scheme.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { DEMO_COUNTY, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { waitingGradings } from '../../worker/grading-starts.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aCreditCode, aNewcomer } from './newcomer.ts';
import { runContract } from './takeovers-contract.ts';

let world: ApiWorld;
let officer: Visitor;
let approver: Visitor;
let provider: Visitor;
let providerId: string;
let act: ReturnType<typeof gradingActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  [officer, approver] = await Promise.all([world.as('officer'), world.as('approver')]);
  act = gradingActivities(world.database, new LegalTime(world.database));
}, 60_000);
beforeEach(async () => {
  const { username, organisationId } = await aNewcomer(world.database);
  const { id } = await world.database.prisma.user.findUniqueOrThrow({ where: { username } });
  providerId = organisationId;
  provider = await world.visitor(id);
  const data = { admission: 'admitted', capacity: 60, creditCode: aCreditCode() };
  await world.database.prisma.organisation.update({ where: { id: providerId }, data });
});
afterAll(() => world.close());

/** Of the contracts that `runContract` signs. */
const YEAR = 2027;

/** The year of the provider as it is opened: the api opens years that are over only. */
async function opened(year = YEAR): Promise<string> {
  const { id } = await world.database.prisma.providerGrading.create({
    data: {
      ...{ organisationId: providerId, regionCode: DEMO_COUNTY, year, openedBy: officer.userId },
      ...{ clockEpoch: new Date(), startedAt: new Date() },
    },
  });
  return id;
}

/** A computed year with a contract and one inspection that found problems. */
async function proposed(): Promise<{ gradingId: string; contractId: string }> {
  const { contractId } = await runContract(world, DEMO_COUNTY, providerId);
  await world.database.prisma.inspection.create({
    data: {
      ...{ contractId, month: 2, result: 'problems', visitsPlanned: 100, visitsDone: 80, satisfaction: 70 },
      ...{ notes: '漏访（示例）', inspectedAt: new Date('2027-06-03T02:00:00Z') },
    },
  });
  const gradingId = await opened();
  expect(await act.computeGrading({ gradingId })).toBe('proposed');
  return { gradingId, contractId };
}

/** A task that somebody has claimed and decided through the api. */
async function decided(kind: TaskKind, gradingId: string, outcome: string, form: object, by: Visitor): Promise<string> {
  const address = kind === 'answer-grade' ? { organisationId: providerId } : {};
  const taskId = await world.task({ kind, subject: { gradingId, providerId }, ...address });
  expect((await by.post(taskPath(taskId, 'claim'))).status).toBe(200);
  const { status, body } = await by.post(taskPath(taskId, 'complete'), { outcome, form });
  expect([status, body.errors]).toEqual([200, undefined]);
  return taskId;
}

const shown = async (gradingId: string, who = officer) => (await who.get(`/api/v1/gradings/${gradingId}`)).body;
const REASON = '年内问题系承接初期交接造成，已经整改（示例）。';

describe('a year that is opened', () => {
  test('has a grading for every provider of the bank in the region, once, and only when it is over', async () => {
    const year = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4)) - 1;
    const first = await officer.post('/api/v1/gradings', { year });
    expect([first.status, first.body.opened > 0]).toEqual([202, true]);
    expect((await officer.post('/api/v1/gradings', { year })).status).toBe(202);
    const refused = await officer.post('/api/v1/gradings', { year: year + 1 });
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/year', code: 'not_over' });
    const { items } = (await officer.get(`/api/v1/gradings?year=${year}&provider=${providerId}`)).body;
    expect(items).toMatchObject([{ year, provider: { id: providerId } }]);
    const stranger = await world.another('officer', OTHER_COUNTY);
    expect((await stranger.get(`/api/v1/gradings?provider=${providerId}`)).body.items).toEqual([]);
    expect((await stranger.get(`/api/v1/gradings/${items[0].id}`)).status).toBe(404);
  });

  test('waits for its workflow as a row', async () => {
    const id = await opened(2024);
    await world.database.prisma.providerGrading.update({ where: { id }, data: { startedAt: null } });
    const waiting = await waitingGradings(world.database);
    const own = waiting.find(({ input }) => input.organisationId === providerId);
    await own?.accepted();
    const { startedAt } = await world.database.prisma.providerGrading.findUniqueOrThrow({ where: { id } });
    expect(startedAt).not.toBeNull();
  });

  test('says nothing against a provider without a contract', async () => {
    const gradingId = await opened();
    expect(await act.computeGrading({ gradingId })).toBe('not-graded');
    expect(await shown(gradingId, provider)).toMatchObject({ state: 'not-graded', grade: null, contracts: 0 });
  });
});

describe('the grade of a year', () => {
  test('is computed from the facts of the year, which are kept and give the same again', async () => {
    const { gradingId } = await proposed();
    const row = await world.database.prisma.providerGrading.findUniqueOrThrow({ where: { id: gradingId } });
    const facts = row.facts as unknown as GradingFacts;
    expect(facts).toMatchObject({ contracts: 1, parts: { recipients: null }, faults: { inspection: 1, ban: 0 } });
    expect(gradingOf(facts, row.scheme as unknown as GradingScheme)).toMatchObject({
      ...{ points: row.points, grade: row.computed },
    });
    const { lines, schemeSource } = await shown(gradingId);
    expect(lines).toContainEqual({ of: 'inspection', count: 1, each: 2, points: -200 });
    expect(schemeSource).toBeNull();
    // A provider reads it once a person has decided on it.
    expect((await provider.get(`/api/v1/gradings/${gradingId}`)).status).toBe(404);
  });

  test('is another than the computed one with a reason only', async () => {
    const { gradingId } = await proposed();
    const { computed } = await shown(gradingId);
    const taskId = await world.task({ kind: 'review-grade', subject: { gradingId, providerId } });
    await officer.post(taskPath(taskId, 'claim'));
    const form = { grade: computed, reason: REASON };
    const same = await officer.post(taskPath(taskId, 'complete'), { outcome: 'deviate', form });
    expect(same.body.errors[0]).toMatchObject({ pointer: '/form/grade' });
    await expect(
      world.database.pool.query(
        `UPDATE provider_grading SET state = 'announced', grade = 'excellent', graded_by = $2, graded_at = now(), object_until = now() WHERE id = $1 AND computed <> 'excellent'`,
        [gradingId, officer.userId],
      ),
    ).rejects.toMatchObject({ constraint: 'provider_grading_reason' });
  });

  test('is told, heard and published, and is final then', async () => {
    const { gradingId } = await proposed();
    const review = await decided('review-grade', gradingId, 'deviate', { grade: 'basic', reason: REASON }, officer);
    const first = await act.announceGrade({ gradingId, taskId: review });
    expect(await act.announceGrade({ gradingId, taskId: review })).toEqual(first);
    expect(await shown(gradingId, provider)).toMatchObject({ state: 'announced', grade: 'basic', reason: REASON });
    const objection = { reason: '漏访系救助对象住院，已有住院证明（示例）。' };
    const said = await decided('answer-grade', gradingId, 'object', objection, provider);
    await act.recordGradeObjection({ gradingId, taskId: said });
    const answer = await decided(
      'decide-grade-objection',
      gradingId,
      'reject',
      { reason: '证明与检查月份不符（示例）。' },
      approver,
    );
    await act.answerGradeObjection({ gradingId, taskId: answer });
    await act.publishGrade({ gradingId });
    await act.publishGrade({ gradingId });
    const final = await shown(gradingId, provider);
    expect(final).toMatchObject({ state: 'published', grade: 'basic', objected: true, mentor: false });
    expect(final.improveUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const { pool } = world.database;
    for (const change of ["grade = 'excellent'", "reason = 'x'", 'mentor = true', 'points = 1']) {
      await expect(
        pool.query(`UPDATE provider_grading SET ${change} WHERE id = $1`, [gradingId]),
      ).rejects.toMatchObject({ code: 'JL240' });
    }
    await expect(opened()).rejects.toThrow(/Unique constraint/);
    const { items } = (await provider.get(`/api/v1/providers/${providerId}/credit`)).body;
    expect(items).toContainEqual(expect.objectContaining({ key: `grading:${gradingId}`, kind: 'graded-basic' }));
    const page = await world.nobody().get(`/public/gradings?year=${YEAR}`);
    for (const words of ['基本合格', '系统默认办法（非法定标准）']) expect(page.body).toContain(words);
    expect(page.body).not.toContain(REASON);

    // The order to improve is looked into by the next review.
    const { id: reviewId } = await world.database.prisma.providerReview.create({
      data: {
        ...{ organisationId: providerId, seq: 1, regionCode: DEMO_COUNTY, dueAt: new Date(), dueLegal: new Date() },
        ...{ clockEpoch: new Date(), startedAt: new Date() },
      },
    });
    const taskId = await world.task({ kind: 'review-provider', subject: { reviewId, providerId } });
    await officer.post(taskPath(taskId, 'claim'));
    const form = { findings: '条件已核实（示例）。', creditQuery: '当日查询，无失信记录。' };
    const unchecked = await officer.post(taskPath(taskId, 'complete'), { outcome: 'keep', form });
    expect(unchecked.body.errors[0].pointer).toBe('/form/improvement');
    const checked = { ...form, improvement: '已补充人员，整改到位（示例）。' };
    expect((await officer.post(taskPath(taskId, 'complete'), { outcome: 'keep', form: checked })).status).toBe(200);
    const { concludeReview } = providerReviewActivities(world.database);
    await concludeReview({ reviewId, taskId, state: 'kept' });
    expect((await shown(gradingId)).improvementChecked).toBe(true);
  });

  test('that is unqualified asks somebody else whether the provider stays, with the contracts it still serves', async () => {
    const { gradingId, contractId } = await proposed();
    const review = await decided(
      'review-grade',
      gradingId,
      'deviate',
      { grade: 'unqualified', reason: REASON },
      officer,
    );
    await act.announceGrade({ gradingId, taskId: review });
    await act.publishGrade({ gradingId });
    const { number } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
    const asked = await world.database.prisma.providerReview.findMany({ where: { organisationId: providerId } });
    expect(asked).toMatchObject([{ state: 'scheduled', requestedBy: officer.userId }]);
    expect(asked[0]!.request).toContain(number);
    const { serving } = await shown(gradingId);
    expect(serving).toEqual([{ id: contractId, number }]);
    const { admission } = await world.database.prisma.organisation.findUniqueOrThrow({ where: { id: providerId } });
    expect(admission).toBe('admitted');
  });

  test('is changed after an objection by somebody else than its reviewer', async () => {
    const { gradingId } = await proposed();
    const review = await decided('review-grade', gradingId, 'deviate', { grade: 'basic', reason: REASON }, officer);
    await act.announceGrade({ gradingId, taskId: review });
    const objection = { reason: '漏访系救助对象住院，已有住院证明（示例）。' };
    const said = await decided('answer-grade', gradingId, 'object', objection, provider);
    await act.recordGradeObjection({ gradingId, taskId: said });
    const form = { grade: 'excellent', reason: '住院证明属实，不应计入（示例）。' };
    const answer = await decided('decide-grade-objection', gradingId, 'uphold', form, approver);
    await act.answerGradeObjection({ gradingId, taskId: answer });
    await act.publishGrade({ gradingId });
    expect(await shown(gradingId)).toMatchObject({ grade: 'excellent', mentor: true, improveUntil: null });
    await expect(
      world.database.pool.query('UPDATE provider_grading SET answered_by = graded_by WHERE id = $1', [gradingId]),
    ).rejects.toMatchObject({ code: 'JL240' });
  });
});

describe('a scheme of grading', () => {
  const body = (change: object = {}) => ({
    ...{ effectiveFrom: '2098-01-01', source: '示例县年度等级评定办法（示例）', scheme: HOUSE_GRADING_SCHEME },
    ...change,
  });

  test('is the house’s default until a region enters its own, which counts from its day on and stays', async () => {
    expect((await officer.get('/api/v1/grading/scheme')).body).toMatchObject({ from: null, source: null });
    expect((await approver.post('/api/v1/grading/scheme', body())).status).toBe(200);
    const again = await approver.post('/api/v1/grading/scheme', body());
    expect(again.body.errors[0]).toMatchObject({ pointer: '/effectiveFrom', code: 'taken' });
    const past = await approver.post('/api/v1/grading/scheme', body({ effectiveFrom: '2024-01-01' }));
    expect(past.body.errors[0]).toMatchObject({ code: 'past' });
    const { rows } = await world.database.pool.query(
      `SELECT (grading_scheme_in_force($1, day)).source FROM unnest('{2097-12-31,2098-01-01}'::date[]) AS day`,
      [DEMO_COUNTY],
    );
    expect(rows.map(({ source }) => source)).toEqual([null, body().source]);
    await expect(world.database.pool.query(`UPDATE grading_scheme SET source = 'x'`)).rejects.toMatchObject({
      code: 'JL003',
    });
  });

  test('is refused with weights that do not add up', async () => {
    const weights = { recipients: 40, evaluator: 40, credit: 30 };
    const wrong = body({ effectiveFrom: '2098-06-01', scheme: { ...HOUSE_GRADING_SCHEME, weights } });
    const { status, body: problem } = await approver.post('/api/v1/grading/scheme', wrong);
    expect([status, problem.errors[0].pointer]).toEqual([422, '/scheme/weights']);
  });
});
