import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { committeeActivities } from '../../activities/committee.ts';
import { expertAssessmentActivities } from '../../activities/expert-assessment.ts';
import { expertBankActivities } from '../../activities/expert-bank.ts';
import { expertRemovalActivities } from '../../activities/expert-removal.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, PROVINCE } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aBid, bidsPath, openBidding } from './bids-bidding.ts';

let world: ApiWorld;
let office: Visitor;
let expert: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  office = await world.as('bankofficer');
}, 60_000);
beforeEach(async () => {
  expert = await world.another('expert', PROVINCE);
});
afterAll(() => world.close());

function anApplication(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ specialities: ['social-work'], employer: '示例大学', employerCode: null, termMonths: 24 },
    qualifications: '高级社会工作师（示例）。',
    avoidances: [],
    ...change,
  };
}

const apply = (change: Record<string, unknown> = {}, who = expert) =>
  who.post('/api/v1/experts/applications', anApplication(change));
const standing = async (who = office) => (await who.get(`/api/v1/experts/${expert.userId}`)).body;

/** A task as somebody has decided it. */
async function decided(kind: TaskKind, form: object, by = 'bankapprover'): Promise<string> {
  const taskId = await world.task({ kind, region: PROVINCE, subject: {} });
  const { userId: submittedBy } = await world.as(by);
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: 'admit', form, submittedBy, submittedAt: new Date() },
  });
  return taskId;
}

/** What the office's decision does, as the workflow's activity does it. */
async function conclude(applicationId: string, state: 'admitted' | 'returned' | 'refused', form: object) {
  const { concludeExpert } = expertBankActivities(world.database);
  const taskId = await decided('review-expert', form);
  const term = await concludeExpert({ applicationId, taskId, state });
  expect(await concludeExpert({ applicationId, taskId, state })).toEqual(term);
  return term;
}

async function admitted(change: Record<string, unknown> = {}): Promise<string> {
  const { body } = await apply(change);
  await conclude(body.id, 'admitted', { verified: '已核对' });
  return body.id as string;
}

async function removed(ground: string): Promise<void> {
  const { body } = await office.post(`/api/v1/experts/${expert.userId}/removals`, {
    ...{ ground, reason: '与投标人有利害关系，抽取时未申报回避（示例）。' },
  });
  const { recordHearing, concludeRemoval } = expertRemovalActivities(world.database);
  await recordHearing({
    removalId: body.id,
    taskId: await decided('hear-expert', { statement: '已经申报过（示例）' }),
  });
  const taskId = await decided('decide-removal', { opinion: '陈述的理由不成立（示例）' });
  await concludeRemoval({ removalId: body.id, taskId, state: 'removed' });
  await concludeRemoval({ removalId: body.id, taskId, state: 'removed' });
}

describe('an application for the bank of experts', () => {
  test('by the person is examined by the office, and admitted for its term', async () => {
    expect((await standing()).state).toBe('none');
    const { status, body } = await apply();
    expect([status, body.seq, body.userId]).toEqual([202, 1, expert.userId]);
    const reviewing = await standing();
    expect(reviewing).toMatchObject({ state: 'none', reviewing: true });
    expect(reviewing.applications[0].task).toBe(`expert:${expert.userId}:1/review-expert/1`);
    const term = await conclude(body.id, 'admitted', { verified: '已核对' });
    expect(Date.parse(term!.endsAt) - Date.parse(term!.remindAt)).toBeGreaterThan(29 * 86_400_000);
    const own = await standing(expert);
    expect(own).toMatchObject({ state: 'admitted', employer: '示例大学', assessments: null });
    expect(own.until).toBe(term!.endsAt);
    const { items } = (await expert.get('/api/v1/notifications')).body;
    expect(items).toMatchObject([{ kind: 'expert-admitted', subject: { expertId: expert.userId } }]);
  });

  test('may be entered by the bank’s office, never by another expert or by an office that does not see the person', async () => {
    const { status } = await apply({ userId: expert.userId }, office);
    expect(status).toBe(202);
    expect((await standing()).applications[0].enteredByOffice).toBe(true);
    const stranger = await world.another('expert', PROVINCE);
    for (const who of [stranger, await world.as('officer')]) {
      expect((await apply({ userId: expert.userId }, who)).status).toBe(404);
    }
  });

  test('cannot be handed in twice while one is examined, also at once', async () => {
    const answers = await Promise.all([apply(), apply(), apply()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect((await apply()).body.code).toBe('expert-state');
  });

  test.each([
    ['a wrong credit code', { employerCode: '52220422999999154H' }, '/employerCode', 'AD-02'],
    ['a term beyond the longest', { termMonths: 37 }, '/termMonths', 'AD-05'],
  ])('with %s is refused with its rule', async (_, change, pointer, rule) => {
    const { status, body } = await apply(change);
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    expect(body.errors).toMatchObject([{ pointer, rule }]);
  });

  test('that comes back tells the person why, and a new one is possible', async () => {
    const { body } = await apply();
    expect(await conclude(body.id, 'returned', { reason: '请补充职称证书（示例）' })).toBeNull();
    expect((await standing(expert)).applications[0]).toMatchObject({
      state: 'returned',
      reason: '请补充职称证书（示例）',
    });
    expect((await apply()).body.seq).toBe(2);
  });

  test('is never decided by the person or whoever entered it: the database refuses', async () => {
    const { body } = await apply({ userId: expert.userId }, office);
    for (const by of [expert.userId, office.userId]) {
      const text = `UPDATE expert_application SET state = 'admitted', decided_by = $2, decided_at = now() WHERE id = $1`;
      await expect(world.database.pool.query(text, [body.id, by])).rejects.toMatchObject({
        constraint: 'expert_application_four_eyes',
      });
    }
  });
});

describe('the term', () => {
  test('ends by its timer, and a renewed one is left alone', async () => {
    const { endExpertTerm, remindOfTerm } = expertBankActivities(world.database);
    const first = await admitted();
    const renewed = await admitted();
    await endExpertTerm({ applicationId: first });
    expect((await standing()).state).toBe('admitted');
    await remindOfTerm({ applicationId: renewed });
    await endExpertTerm({ applicationId: renewed });
    await endExpertTerm({ applicationId: renewed });
    expect((await standing()).state).toBe('over');
    const kinds = (await expert.get('/api/v1/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind.startsWith('expert-term'))).toEqual([
      ...['expert-term-over', 'expert-term-ending'],
    ]);
  });
});

describe('a removal', () => {
  test('takes the expert out after being heard, with ground, statement and reasons on record', async () => {
    await admitted();
    await removed('hid-interest');
    const { state, removals, barred } = await standing(expert);
    expect([state, barred]).toEqual(['removed', false]);
    expect(removals).toMatchObject([
      {
        state: 'removed',
        ground: 'hid-interest',
        statement: '已经申报过（示例）',
        decision: '陈述的理由不成立（示例）',
      },
    ]);
    expect((await apply()).status).toBe(202);
  });

  test('for an offence that affected a result bars for good: no application is taken, and the database holds it', async () => {
    await admitted();
    await removed('result-affected');
    const { status, body } = await apply();
    expect([status, body.code, body.rule]).toEqual([409, 'expert-state', 'DB-05']);
    const back = world.database.pool.query(`UPDATE expert SET state = 'admitted', barred = false WHERE user_id = $1`, [
      expert.userId,
    ]);
    await expect(back).rejects.toMatchObject({ code: 'JL031' });
  });

  test('is proposed once at a time, of somebody in the bank, by the bank’s office', async () => {
    const propose = (who: Visitor) =>
      who.post(`/api/v1/experts/${expert.userId}/removals`, {
        ground: 'own-wish',
        reason: '本人书面申请退出专家库（示例）。',
      });
    expect((await propose(office)).body.code).toBe('expert-state');
    await admitted();
    expect((await propose(await world.as('officer'))).status).toBe(404);
    const answers = await Promise.all([propose(office), propose(office)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  });

  test('goes its way once: nothing is decided before the expert was heard', async () => {
    await admitted();
    const { body } = await office.post(`/api/v1/experts/${expert.userId}/removals`, {
      ...{ ground: 'own-wish', reason: '本人书面申请退出专家库（示例）。' },
    });
    const text = `UPDATE expert_removal SET state = 'removed', heard_at = now(), decided_at = now(), decided_by = $2, decision = '理由' WHERE id = $1`;
    const { userId } = await world.as('bankapprover');
    await expect(world.database.pool.query(text, [body.id, userId])).rejects.toMatchObject({ code: 'JL002' });
  });
});

describe('the draw', () => {
  test('strikes out who is not in the bank, whose term is over, who was removed or has a tie, and keeps the reasons', async () => {
    const { prisma } = world.database;
    const [over, gone, tied] = DEMO_USERS.filter(({ role }) => role === 'expert').slice(4);
    const provider = DEMO_ORGANISATIONS.provider1;
    const tie = { name: provider.name, creditCode: null, relation: 'board', endedOn: null };
    await prisma.expert.update({ where: { userId: over!.id }, data: { until: new Date(), admittedAt: new Date(0) } });
    await prisma.expert.update({ where: { userId: gone!.id }, data: { state: 'removed' } });
    await prisma.expert.update({ where: { userId: tied!.id }, data: { avoidances: [tie] } });
    const bidding = await openBidding(world);
    await (await world.as('provider1')).post(bidsPath(bidding), aBid(bidding));
    const { drawExperts } = committeeActivities(world.database, new LegalTime(world.database));
    const drawn = await drawExperts({ purchaseId: bidding.purchaseId });
    const { exclusions } = await prisma.expertDraw.findFirstOrThrow({ where: { purchaseId: bidding.purchaseId } });
    expect(exclusions).toEqual(
      expect.arrayContaining([
        { id: expert.userId, reason: 'not-admitted' },
        { id: over!.id, reason: 'term-over' },
        { id: gone!.id, reason: 'removed' },
        { id: tied!.id, reason: 'avoidance' },
      ]),
    );
    for (const { id } of [over!, gone!, tied!]) expect(drawn).not.toContain(id);
    const seat = { purchaseId: bidding.purchaseId, expertId: gone!.id, round: 1 };
    await expect(prisma.committeeSeat.create({ data: seat })).rejects.toThrow('in the bank of experts');
  });
});

describe('the assessment by the buyer', () => {
  test('is asked for with the published result, and read by the bank’s office alone', async () => {
    const { prisma } = world.database;
    await admitted();
    const { id: purchaseId, number } = await world.purchase(DEMO_COUNTY);
    const answered = { state: 'accepted', answeredAt: new Date() };
    await prisma.committeeSeat.create({ data: { purchaseId, expertId: expert.userId, round: 1, ...answered } });
    const notice = { key: 'result-notice', kind: 'result-notice', title: '示例', body: {}, publishedAt: new Date() };
    await prisma.notice.create({ data: { ...notice, purchaseId } });
    expect(await prisma.committeeAssessment.findUniqueOrThrow({ where: { purchaseId } })).toMatchObject({
      ...{ startedAt: null, doneAt: null },
    });
    const grades = { discipline: 'good', impartiality: 'fair', competence: 'poor', reason: '迟到二十分钟（示例）' };
    const form = { experts: [{ expertId: expert.userId, ...grades }] };
    const taskId = await decided('assess-experts', form, 'officer');
    const { recordAssessments } = expertAssessmentActivities(world.database);
    await recordAssessments({ purchaseId, taskId });
    await recordAssessments({ purchaseId, taskId });
    expect((await standing()).assessments).toMatchObject([{ ...grades, purchase: { number } }]);
    expect((await standing(expert)).assessments).toBeNull();
    const rewriting = world.database.pool.query(`UPDATE expert_assessment SET reason = ''`);
    await expect(rewriting).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('the bank', () => {
  test('is read by the offices of its region and above; an expert finds themselves alone', async () => {
    const ids = async (visitor: Visitor, query = '') =>
      (await visitor.get(`/api/v1/experts?limit=100${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(expert)).toEqual([expert.userId]);
    expect(await ids(await world.as('officer'))).not.toContain(expert.userId);
    expect(await ids(office, '&state=none')).toContain(expert.userId);
    expect(await ids(office, '&state=admitted')).not.toContain(expert.userId);
    await apply();
    expect(await ids(office, '&reviewing=true')).toContain(expert.userId);
  });

  test('pages by name', async () => {
    const first = (await office.get('/api/v1/experts?limit=2')).body;
    const second = (await office.get(`/api/v1/experts?limit=2&cursor=${first.nextCursor}`)).body;
    const names = [...first.items, ...second.items].map(
      ({ name, id }: { name: string; id: string }) => `${name} ${id}`,
    );
    expect(new Set(names).size).toBe(4);
  });
});
