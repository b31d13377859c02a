import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { type ApiWorld, PLAN, taskPath, type Answer, type TaskWish, type Visitor } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

describe('a task in other hands', () => {
  let stage: CommandStage;
  let world: ApiWorld;
  let officer: Visitor;
  let colleague: Visitor;
  let supervisor: Visitor;

  beforeAll(async () => {
    stage = await CommandStage.open();
    ({ world, officer, colleague, supervisor } = stage);
  });
  afterAll(() => world.close());

  const refused = (taskId: string, act: () => Promise<Answer>) => stage.refused(taskId, act);
  const claimed = (wish?: TaskWish, by?: Visitor) => stage.claimed(wish, by);

  const submit = { outcome: 'submit', form: PLAN };

  describe('delegate', () => {
    test('a colleague of the same role gets the task and is told', async () => {
      const id = await claimed();
      const { status, body } = await officer.post(taskPath(id, 'delegate'), {
        to: { userId: colleague.userId },
        reason: '出差，由同事办理。',
      });
      expect([status, body.assignee.id]).toEqual([200, colleague.userId]);
      const { items } = (await colleague.get('/api/v1/notifications')).body;
      expect(items[0]).toMatchObject({ kind: 'assigned', taskId: id });
    });

    test('nobody of another role, another region or unknown can be given it', async () => {
      const id = await claimed();
      const approver = await world.as('approver');
      const stranger = await world.another('officer', OTHER_COUNTY);
      for (const userId of [approver.userId, stranger.userId, '00000000-0000-4000-8000-000000000000']) {
        const answer = await refused(id, () =>
          officer.post(taskPath(id, 'delegate'), { to: { userId }, reason: '出差' }),
        );
        expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/to']);
      }
    });

    test('what was asked of one organisation cannot be passed on', async () => {
      const provider = await world.as('provider1');
      const organisationId = DEMO_ORGANISATIONS.provider1.id;
      const id = await world.task({ kind: 'answer-standby', organisationId });
      const body = { to: { userId: officer.userId }, reason: '代答' };
      expect((await refused(id, () => provider.post(taskPath(id, 'delegate'), body))).body.code).toBe('task-forbidden');
    });
  });

  describe('a supervisor’s takeover of a task', () => {
    const reason = { reasonCode: 'absence', reasonText: '经办人请假，改派。' };

    test('moves it to another person, keeps the draft, moves the deadline later, records and tells', async () => {
      const id = await claimed();
      await officer.post(taskPath(id, 'draft'), { form: { need: '写到一半' } });
      const extendTo = new Date(Date.now() + 3 * 86_400_000).toISOString();
      const { status, body } = await supervisor.post(taskPath(id, 'takeover'), {
        ...reason,
        version: 3,
        to: { userId: colleague.userId },
        deadline: { extendTo },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ assignee: { id: colleague.userId }, dueAt: extendTo, dueLegal: extendTo });
      expect((await colleague.get(taskPath(id))).body.draft).toEqual({ need: '写到一半' });
      const late = await refused(id, () => officer.post(taskPath(id, 'complete'), { ...submit, version: 3 }));
      expect(late.body.code).toBe('task-version-conflict');
      const audit = await world.database.prisma.auditEvent.findFirstOrThrow({
        where: { objectId: id, action: 'task.taken-over' },
      });
      expect(audit.detail).toMatchObject({
        from: officer.userId,
        to: colleague.userId,
        reasonCode: 'absence',
        dueTo: extendTo,
      });
      const told = (await officer.get('/api/v1/notifications')).body.items;
      expect(told[0]).toMatchObject({ kind: 'taken-over', taskId: id });
    });

    test('to oneself lets the supervisor decide in their place', async () => {
      const id = await claimed();
      await supervisor.post(taskPath(id, 'takeover'), { ...reason, version: 2, to: 'self', deadline: 'keep' });
      expect((await supervisor.post(taskPath(id, 'complete'), submit)).status).toBe(200);
    });

    test('a deadline is never moved earlier, and one whose silence has a meaning not at all', async () => {
      const id = await claimed();
      const earlier = { extendTo: new Date(Date.now() + 1000).toISOString() };
      const answer = await refused(id, () =>
        supervisor.post(taskPath(id, 'takeover'), { ...reason, version: 2, to: 'group', deadline: earlier }),
      );
      expect(answer.body.errors[0]).toMatchObject({ pointer: '/deadline/extendTo', code: 'too_early' });
      const award = await world.task({ kind: 'confirm-award', dueRule: 'EV-15' });
      const later = { extendTo: new Date(Date.now() + 9 * 86_400_000).toISOString() };
      const fixed = await refused(award, () =>
        supervisor.post(taskPath(award, 'takeover'), { ...reason, version: 1, to: 'group', deadline: later }),
      );
      expect(fixed.body.errors[0]).toMatchObject({ code: 'fixed_by_law', rule: 'EV-15' });
    });

    test('a period of the law stays what it is when the working deadline moves', async () => {
      const id = await claimed({ dueRule: 'CO-01' });
      const { dueLegal } = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
      const extendTo = new Date(Date.now() + 3 * 86_400_000).toISOString();
      const body = { ...reason, version: 2, to: 'group', deadline: { extendTo } };
      const answer = await supervisor.post(taskPath(id, 'takeover'), body);
      expect(answer.body).toMatchObject({ dueAt: extendTo, dueLegal: dueLegal.toISOString(), state: 'open' });
    });

    test('nobody but a supervisor of the region may, and not without the version seen', async () => {
      const id = await claimed();
      const body = { ...reason, version: 2, to: 'group' };
      expect((await refused(id, () => colleague.post(taskPath(id, 'takeover'), body))).body.code).toBe('forbidden');
      const elsewhere = await world.another('supervisor', OTHER_COUNTY);
      expect((await refused(id, () => elsewhere.post(taskPath(id, 'takeover'), body))).status).toBe(404);
      const stale = await refused(id, () => supervisor.post(taskPath(id, 'takeover'), { ...body, version: 1 }));
      expect(stale.body.code).toBe('task-version-conflict');
      const without = await refused(id, () => supervisor.post(taskPath(id, 'takeover'), { ...reason, to: 'group' }));
      expect(without.body.errors[0].pointer).toBe('/version');
    });

    test('an expert’s or provider’s task stays with whom it was asked of', async () => {
      const expert = await world.as('expert1');
      const id = await world.task({ kind: 'score-bids', userId: expert.userId });
      const body = { ...reason, version: 1, to: 'self' };
      expect((await refused(id, () => supervisor.post(taskPath(id, 'takeover'), body))).body.code).toBe(
        'task-forbidden',
      );
    });
  });
});
