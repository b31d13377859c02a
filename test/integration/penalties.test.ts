import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { penaltyActivities } from '../../activities/penalty.ts';
import { addDays, addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aCreditCode, aNewcomer } from './newcomer.ts';

let world: ApiWorld;
let officer: Visitor;
let providerId: string;
let creditCode: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
beforeEach(async () => {
  providerId = (await aNewcomer(world.database)).organisationId;
  creditCode = aCreditCode();
  const data = { admission: 'admitted', capacity: 60, creditCode };
  await world.database.prisma.organisation.update({ where: { id: providerId }, data });
});
afterAll(() => world.close());

const today = dayOf(instantOfMillis(Date.now()));

function aCase(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ providerId, rule: 'DB-02', facts: '无正当理由擅自终止服务合同，经催告拒不恢复（示例）。' },
    ...{ evidence: '催告函、服务记录（示例）', endedOn: addMonths(today, -1), months: 24, ...change },
  };
}

async function filed(): Promise<string> {
  return (await officer.post('/api/v1/penalties', aCase())).body.id as string;
}

/** A task as somebody has decided it; answers its id. */
async function decided(kind: TaskKind, penaltyId: string, form: object, by: Visitor): Promise<string> {
  const taskId = await world.task({ kind, subject: { penaltyId, providerId } });
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: 'done', form, submittedBy: by.userId, submittedAt: new Date() },
  });
  return taskId;
}

const DECISION = {
  reasons: '事实清楚，证据确凿（示例）。',
  authority: '示例县财政局',
  document: '示例财罚〔2026〕9号',
};

describe('filing a procedure', () => {
  test('is refused after two years, with a ban longer than its rule allows, and beside one that is open', async () => {
    const late = await officer.post('/api/v1/penalties', aCase({ endedOn: addMonths(today, -25) }));
    expect(late).toMatchObject({ status: 422, body: { errors: [{ pointer: '/endedOn', rule: 'DB-09' }] } });
    const short = await officer.post('/api/v1/penalties', aCase({ months: 6 }));
    expect(short).toMatchObject({ status: 422, body: { errors: [{ pointer: '/months', rule: 'DB-02' }] } });
    expect((await officer.post('/api/v1/penalties', aCase())).status).toBe(202);
    expect(await officer.post('/api/v1/penalties', aCase())).toMatchObject({
      status: 409,
      body: { code: 'penalty-running' },
    });
    const { body } = await officer.get('/api/v1/penalties');
    expect(body.items[0]).toMatchObject({ provider: { id: providerId }, state: 'filed', months: 24 });
  });
});

describe('a ban', () => {
  test('binds, is published and takes its provider out of the bank with the service of the decision', async () => {
    const penaltyId = await filed();
    const approver = await world.as('approver');
    const act = penaltyActivities(world.database);
    const notice = await decided('serve-penalty-notice', penaltyId, { noticeNumber: '示例告〔2026〕9号' }, officer);
    await act.recordPenaltyNotice({ penaltyId, taskId: notice });
    await act.recordPenaltyAnswer({ penaltyId, taskId: null, answer: 'waived' });
    const decision = await decided('decide-penalty', penaltyId, { ...DECISION, months: 12 }, approver);
    await act.concludePenalty({ penaltyId, taskId: decision, outcome: 'punished' });
    const service = await decided('serve-penalty', penaltyId, { manner: '直接送达（示例）' }, officer);
    const first = await act.servePenalty({ penaltyId, taskId: service });
    expect(await act.servePenalty({ penaltyId, taskId: service })).toEqual(first);

    expect(dayOf(first.until)).toBe(addMonths(dayOf(instantOfMillis(Date.now())), 12));
    const provider = (await officer.get(`/api/v1/providers/${providerId}`)).body;
    expect(provider.admission).toBe('exited');
    const bans = (await officer.get('/api/v1/debarments')).body.items;
    expect(bans.filter((ban: { creditCode: string }) => ban.creditCode === creditCode)).toMatchObject([
      { rule: 'DB-02', document: DECISION.document, inForce: true },
    ]);
    // The party reads why, on which article, until when, and its last days against it (CH-16).
    const path = `/api/v1/providers/${providerId}/bans`;
    const { id: ofParty } = await world.database.prisma.user.findFirstOrThrow({
      where: { organisationId: providerId },
    });
    const own = (await (await world.visitor(ofParty)).get(path)).body.items;
    const served = dayOf(instantOfMillis(Date.now()));
    expect(own).toMatchObject([
      {
        ...{ rule: 'DB-02', document: DECISION.document, inForce: true, servedOn: served, liftedOn: null },
        ...{ source: expect.stringContaining('REG 72'), reasons: DECISION.reasons, days: { past: 0 } },
      },
    ]);
    expect(own[0].remedies.reconsiderationUntil >= addDays(served, 60)).toBe(true);
    expect(own[0].remedies.courtUntil >= addMonths(served, 6)).toBe(true);
    expect((await (await world.as('provider1')).get(path)).status).toBe(404);
    await act.endBan({ penaltyId });
    expect(await world.database.prisma.penalty.findUnique({ where: { id: penaltyId } })).toMatchObject({
      state: 'ended',
    });
  });

  test('is decided neither unheard, nor by who filed it, nor heavier than it was noticed', async () => {
    const penaltyId = await filed();
    const { prisma } = world.database;
    const to = (data: object) => prisma.penalty.update({ where: { id: penaltyId }, data });
    const punished = {
      state: 'punished',
      decision: '理由',
      authority: '机关',
      document: '文号',
      decidedAt: new Date(),
    };
    await expect(to({ ...punished, banMonths: 12, decidedBy: officer.userId })).rejects.toThrow(/no way|JL002/);
    await to({ state: 'noticed', noticeNumber: '号', noticedAt: new Date() });
    await to({ state: 'hearing', answer: 'hearing', statement: '要求听证（示例）' });
    await expect(to({ state: 'answered', hearingRecord: '笔录', hearingBy: officer.userId })).rejects.toThrow(
      /penalty_hearing_by_another/,
    );
    await to({ state: 'answered' });
    const { userId: other } = await world.another('approver');
    await expect(to({ ...punished, banMonths: 12, decidedBy: other })).rejects.toThrow(/penalty_heard/);
    await to({ hearingRecord: '笔录（示例）', hearingBy: other });
    await expect(to({ ...punished, banMonths: 12, decidedBy: officer.userId })).rejects.toThrow(/penalty_four_eyes/);
    await expect(to({ ...punished, banMonths: 36, decidedBy: other })).rejects.toThrow(/penalty_not_aggravated/);
    await to({ ...punished, banMonths: 24, decidedBy: other });
  });
});
