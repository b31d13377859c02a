import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LegalTime } from '../../activities/legal-time.ts';
import { performanceEvaluationActivities } from '../../activities/performance-evaluation.ts';
import { sampleOf } from '../../domain/performance/sample.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let officer: Visitor;
let clerk: Visitor;
let provider: Visitor;
let activities: ReturnType<typeof performanceEvaluationActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  [officer, clerk, provider] = await Promise.all([world.as('officer'), world.as('clerk'), world.as('provider1')]);
  activities = performanceEvaluationActivities(world.database, new LegalTime(world.database));
}, 60_000);
afterAll(() => world.close());

const PERIOD = { from: '2027-04-01', to: '2027-09-30' };
const SAID = { effect: 5, management: 4, impact: 5 };
const path = ({ contractId }: RunningContract) => `/api/v1/contracts/${contractId}/evaluations`;
const shown = async (contract: RunningContract, who = officer) => (await who.get(path(contract))).body;

/** An evaluation that an officer has asked for and whose sample is drawn. */
async function begun(): Promise<{ contract: RunningContract; evaluationId: string }> {
  const contract = await runContract(world);
  const { evaluator } = DEMO_ORGANISATIONS;
  const { status, body } = await officer.post(path(contract), { ...PERIOD, evaluatorId: evaluator.id });
  expect(status).toBe(202);
  expect(await activities.drawSample({ evaluationId: body.id })).toEqual({ asked: 10 });
  return { contract, evaluationId: body.id };
}

/** What somebody has entered in a task. */
async function entered(form: object, username = 'officer'): Promise<string> {
  const taskId = await world.task({ kind: 'rate-as-buyer' });
  const { userId: submittedBy } = await world.as(username);
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: 'rate', form, submittedBy, submittedAt: new Date() },
  });
  return taskId;
}

async function rated(evaluationId: string): Promise<void> {
  for (const side of ['buyer', 'evaluator'] as const) {
    const taskId = await entered({ effect: 90, management: 80, impact: 70, grounds: '按记录评分（示例）' });
    await activities.keepMarks({ evaluationId, side, taskId });
    await activities.keepMarks({ evaluationId, side, taskId });
  }
}

async function answeredBy(evaluationId: string, count: number): Promise<void> {
  const { recipients } = (await clerk.get(`/api/v1/evaluations/${evaluationId}/survey`)).body;
  for (const { id } of recipients.slice(0, count)) {
    expect((await clerk.post(`/api/v1/evaluations/${evaluationId}/survey/${id}`, SAID)).status).toBe(204);
  }
}

describe('an evaluation that an officer asks for', () => {
  test('is one at a time, within the contract’s period, and by a third party of the region', async () => {
    const { contract } = await begun();
    expect((await officer.post(path(contract), PERIOD)).body.code).toBe('evaluation-running');
    const other = await runContract(world);
    const late = await officer.post(path(other), { ...PERIOD, to: '2029-01-01' });
    expect([late.status, late.body.errors[0].pointer]).toEqual([422, '/to']);
    const strange = await officer.post(path(other), { ...PERIOD, evaluatorId: DEMO_ORGANISATIONS.provider2.id });
    expect(strange.body.errors[0]).toMatchObject({ pointer: '/evaluatorId', rule: 'PE-01' });
    await expect(
      world.database.prisma.performanceEvaluation.create({
        data: {
          ...{ contractId: other.contractId, seq: 9, regionCode: DEMO_COUNTY, periodFrom: new Date(PERIOD.from) },
          ...{
            periodTo: new Date(PERIOD.to),
            evaluatorId: DEMO_ORGANISATIONS.provider2.id,
            requestedBy: officer.userId,
          },
        },
      }),
    ).rejects.toThrow(/JL181|no organisation that evaluates/);
  });

  test('draws a sample that anybody who has the pool can draw again', async () => {
    const { contract, evaluationId } = await begun();
    const { prisma } = world.database;
    const row = await prisma.performanceEvaluation.findUniqueOrThrow({ where: { id: evaluationId } });
    const drawn = await prisma.surveyedRecipient.findMany({ where: { evaluationId }, orderBy: { position: 'asc' } });
    const again = sampleOf(row.seed!, contract.recipientIds, dayOf(instantOfMillis(Date.now())));
    expect(drawn.map(({ recipientId }) => recipientId)).toEqual(again);
    expect(await activities.drawSample({ evaluationId })).toEqual({ asked: 10 });
    // Whoever is evaluated does not learn who is asked while the survey runs.
    expect((await shown(contract, provider)).evaluations[0]).toMatchObject({ state: 'rating', draw: null });
    await expect(
      world.database.pool.query(`UPDATE performance_evaluation SET seed = 'x' WHERE id = $1`, [evaluationId]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });

  test('is computed by the formula, shown to the provider, published, and counts in its credit file', async () => {
    const { contract, evaluationId } = await begun();
    await answeredBy(evaluationId, 6);
    await rated(evaluationId);
    expect(await activities.surveyStands({ evaluationId })).toBe(true);
    await activities.computeEvaluation({ evaluationId });
    const [announced] = (await shown(contract, provider)).evaluations;
    // Recipients: 100, 75, 100 → 92.5; the others 83. 0.5 × 92.5 + 0.5 × 83 = 87.75.
    expect(announced).toMatchObject({ state: 'announced', answered: 6, result: { total: 8775, grade: 'good' } });
    expect(announced.draw).toMatchObject({ poolSize: 10 });
    expect(announced.result).toMatchObject({ renewal: 'renew', renewUntil: '2029-03-31' });
    const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
    });
    const publication = { evaluationId, purchaseId, taskId: 'x' };
    await activities.publishEvaluation(publication);
    await activities.publishEvaluation(publication);
    const notices = await world.database.prisma.notice.findMany({ where: { purchaseId, kind: 'evaluation-notice' } });
    expect(notices).toHaveLength(1);
    const page = await world.nobody().get(`/public/notices/${notices[0]!.id}`);
    for (const words of ['87.75分', '良好', '服务对象（权重50%）', '抽样种子']) expect(page.body).toContain(words);
    for (const id of contract.recipientIds) expect(page.body).not.toContain(id);
    const { items } = (await provider.get(`/api/v1/providers/${DEMO_ORGANISATIONS.provider1.id}/credit`)).body;
    expect(items).toContainEqual(
      expect.objectContaining({ key: `evaluation:${evaluationId}`, kind: 'evaluated-good' }),
    );
    await expect(
      world.database.pool.query(`UPDATE performance_evaluation SET total = 1 WHERE id = $1`, [evaluationId]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });

  test('with too few answers does not stand, and says nothing of the provider', async () => {
    const { contract, evaluationId } = await begun();
    await answeredBy(evaluationId, 5);
    await rated(evaluationId);
    expect(await activities.surveyStands({ evaluationId })).toBe(false);
    expect(await activities.surveyStands({ evaluationId })).toBe(false);
    expect((await shown(contract)).evaluations[0]).toMatchObject({ state: 'void', result: null });
    expect((await shown(contract)).mayAsk).toBe(true);
  });
});

describe('the survey', () => {
  test('is answered once by each who was drawn, by phone through an office, never the provider', async () => {
    const { evaluationId } = await begun();
    const survey = `/api/v1/evaluations/${evaluationId}/survey`;
    const { recipients, fewest } = (await clerk.get(survey)).body;
    expect([recipients.length, fewest, recipients[0].name]).toEqual([10, 6, expect.stringMatching(/^.\*$/)]);
    const one = `${survey}/${recipients[0].id}`;
    expect((await clerk.post(one, SAID)).status).toBe(204);
    expect((await clerk.post(one, SAID)).body.code).toBe('feedback-given');
    expect((await provider.post(`${survey}/${recipients[1].id}`, SAID)).status).toBe(403);
    expect((await clerk.post(`${survey}/${DEMO_ORGANISATIONS.buyer.id}`, SAID)).status).toBe(404);
    const { body } = await (await world.as('officer2')).get(survey);
    expect(body.code).toBe('not-found');
  });

  test('is answered by a printed link without login, once, and not after it is over', async () => {
    const { evaluationId } = await begun();
    const { recipients } = (await clerk.get(`/api/v1/evaluations/${evaluationId}/survey`)).body;
    const asked = recipients.slice(0, 2).map(({ id }: { id: string }) => id);
    const made = await clerk.post(`/api/v1/evaluations/${evaluationId}/links`, {
      recipients: asked,
      origin: world.url,
    });
    expect(made.status).toBe(201);
    const [first, second] = made.body.links.map(({ address }: { address: string }) => address) as [string, string];
    const send = (address: string, fields: Record<string, string>) =>
      fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    expect((await send(first, { effect: '5', management: '4' })).status).toBe(400);
    expect((await send(first, { effect: '5', management: '4', impact: '3' })).status).toBe(303);
    expect((await send(first, { effect: '1', management: '1', impact: '1' })).status).toBe(409);
    const kept = await world.database.prisma.surveyAnswer.findMany({ where: { evaluationId } });
    expect(kept).toMatchObject([{ effect: 5, management: 4, impact: 3, channel: 'link', recordedBy: null }]);
    await activities.surveyStands({ evaluationId });
    expect((await send(second, { effect: '1', management: '1', impact: '1' })).status).toBe(409);
    expect((await fetch(second)).status).toBe(404);
  });

  test('asks the next of the draw when too few answer, once for each time it is asked for', async () => {
    const { contract, evaluationId } = await begun();
    const { prisma } = world.database;
    const all = await prisma.surveyedRecipient.count({ where: { evaluationId } });
    await activities.extendSample({ evaluationId, taskId: 'again' });
    // Everybody was asked already: the contract serves ten.
    expect([all, await prisma.surveyedRecipient.count({ where: { evaluationId } })]).toEqual([10, 10]);
    expect(contract.recipientIds).toHaveLength(10);
  });
});

describe('the result', () => {
  test('is kept from a provider that only stands by until it is published', async () => {
    const { contract, evaluationId } = await begun();
    await answeredBy(evaluationId, 10);
    await rated(evaluationId);
    await activities.surveyStands({ evaluationId });
    await activities.computeEvaluation({ evaluationId });
    expect((await shown(contract, await world.as('provider2'))).evaluations).toEqual([]);
  });
});
