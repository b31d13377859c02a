import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiWorld, PLAN, taskPath, type Answer, type TaskWish, type Visitor } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

describe('commands on a task', () => {
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

  describe('claim and unclaim', () => {
    test('a candidate claims an open task and is written into the audit record', async () => {
      const id = await world.task();
      const { status, body, headers } = await officer.post(taskPath(id, 'claim'));
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: 'claimed', version: 2, assignee: { id: officer.userId } });
      expect(headers.get('etag')).toBe('"2"');
      const audit = await world.database.prisma.auditEvent.findMany({ where: { objectId: id } });
      expect(audit).toMatchObject([{ action: 'task.claimed', actorId: officer.userId, actorRole: 'officer' }]);
    });

    test('claiming what is one’s own already answers the task and changes nothing', async () => {
      const id = await claimed();
      const before = await world.everythingOf(id);
      expect((await officer.post(taskPath(id, 'claim'), { version: 1 })).status).toBe(200);
      expect(await world.everythingOf(id)).toEqual(before);
    });

    test('a claimed task is refused to a colleague, who is told by whom it is held', async () => {
      const id = await claimed();
      const { status, body } = await refused(id, () => colleague.post(taskPath(id, 'claim')));
      expect(status).toBe(409);
      expect(body.code).toBe('task-version-conflict');
      expect(body.current).toMatchObject({ state: 'claimed', owner: '示例采购经办人', version: 2 });
    });

    test('a stale version is refused, in the body and in If-Match', async () => {
      const id = await world.task();
      const inBody = await refused(id, () => officer.post(taskPath(id, 'claim'), { version: 7 }));
      expect([inBody.status, inBody.body.code]).toEqual([409, 'task-version-conflict']);
      const inHeader = await refused(id, () => officer.post(taskPath(id, 'claim'), {}, { 'if-match': '"7"' }));
      expect(inHeader.body.code).toBe('task-version-conflict');
      expect((await officer.post(taskPath(id, 'claim'), {}, { 'if-match': '"1"' })).status).toBe(200);
    });

    test('a task never lacks the list of who may not act on it, without which four eyes would not be checked', async () => {
      const id = await world.task();
      const forget = world.database.pool.query('UPDATE task SET excluded = NULL WHERE id = $1', [id]);
      await expect(forget).rejects.toMatchObject({ code: '23502', column: 'excluded' });
    });

    test('another role of the region may see the task and not claim it', async () => {
      const id = await world.task();
      const { status, body } = await refused(id, async () => (await world.as('approver')).post(taskPath(id, 'claim')));
      expect([status, body.code]).toEqual([403, 'task-forbidden']);
    });

    test('another region’s officer, an expert and a provider learn nothing of it', async () => {
      const id = await world.task();
      for (const username of ['officer2', 'expert1', 'provider1']) {
        const visitor = await world.as(username);
        const { status, body } = await refused(id, () => visitor.post(taskPath(id, 'claim')));
        expect([username, status, body.code]).toEqual([username, 404, 'not-found']);
      }
      expect((await (await world.as('officer2')).post(taskPath('purchase:none/draft-plan/1', 'claim'))).status).toBe(
        404,
      );
    });

    test('a task put back is open to others, with its draft', async () => {
      const id = await claimed();
      await officer.post(taskPath(id, 'draft'), { form: { need: '未完成' } });
      expect((await officer.post(taskPath(id, 'unclaim'))).body).toMatchObject({ state: 'open', assignee: null });
      await colleague.post(taskPath(id, 'claim'));
      expect((await colleague.get(taskPath(id))).body.draft).toEqual({ need: '未完成' });
    });

    test('nobody puts back what is open or another’s', async () => {
      const open = await world.task();
      expect((await refused(open, () => officer.post(taskPath(open, 'unclaim')))).body.code).toBe('task-state');
      const held = await claimed();
      expect((await refused(held, () => colleague.post(taskPath(held, 'unclaim')))).status).toBe(409);
    });
  });

  describe('complete', () => {
    test('a decision is stored as submitted, with who, when, outcome and audit line', async () => {
      const id = await claimed();
      const { status, body } = await officer.post(taskPath(id, 'complete'), { ...submit, version: 2 });
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: 'submitted', outcome: 'submit', version: 3 });
      const row = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
      expect(row).toMatchObject({ form: PLAN, submittedBy: officer.userId, signalledAt: null });
      const audit = await world.database.prisma.auditEvent.findMany({
        where: { objectId: id },
        orderBy: { id: 'asc' },
      });
      expect(audit.map(({ action }) => action)).toEqual(['task.claimed', 'task.completed']);
    });

    test('an open task is claimed by completing it', async () => {
      const id = await world.task();
      const { body } = await officer.post(taskPath(id, 'complete'), submit);
      expect(body).toMatchObject({ state: 'submitted', assignee: { id: officer.userId } });
    });

    test('of twenty who complete at once exactly one succeeds, and the others are told who and when', async () => {
      const officers = await Promise.all(Array.from({ length: 20 }, () => world.another('officer')));
      const id = await world.task();
      const answers = await Promise.all(
        officers.map((each) => each.post(taskPath(id, 'complete'), { ...submit, version: 1 })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const losers = answers.filter(({ status }) => status !== 200);
      expect(new Set(losers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
        new Set(['409 task-version-conflict']),
      );
      expect(losers[0]!.body.detail).toMatch(/示例另一人（officer）于 \d{4}-\d\d-\d\d \d\d:\d\d（北京时间）办结/);
      const audits = await world.database.prisma.auditEvent.count({ where: { objectId: id } });
      expect(audits).toBe(1);
    });

    test('the same decision again answers the stored result and writes nothing', async () => {
      const id = await claimed();
      await officer.post(taskPath(id, 'complete'), { ...submit, version: 2 });
      const before = await world.everythingOf(id);
      const again = await officer.post(taskPath(id, 'complete'), { ...submit, version: 2 });
      expect([again.status, again.body.state]).toEqual([200, 'submitted']);
      expect(await world.everythingOf(id)).toEqual(before);
    });

    test('another decision of the same person after the first is refused as closed', async () => {
      const id = await claimed();
      await officer.post(taskPath(id, 'complete'), submit);
      const other = { outcome: 'withdraw', form: { reason: '本年度不再实施该项目，撤回计划。' } };
      const { status, body } = await refused(id, () => officer.post(taskPath(id, 'complete'), other));
      expect([status, body.code]).toEqual([410, 'task-closed']);
    });

    test('an invalid form is refused with a JSON pointer for every field', async () => {
      const id = await claimed();
      const form = { ...PLAN, recipientsServed: -1, need: undefined, extra: true };
      const { status, body } = await refused(id, () =>
        officer.post(taskPath(id, 'complete'), { outcome: 'submit', form }),
      );
      expect([status, body.code]).toEqual([422, 'task-input']);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/form/extra',
        '/form/need',
        '/form/recipientsServed',
      ]);
    });

    test.each(['approve', 'expired', 'SUBMIT', ''])('the unknown outcome %j is refused', async (outcome) => {
      const id = await claimed();
      const { status, body } = await refused(id, () => officer.post(taskPath(id, 'complete'), { outcome, form: PLAN }));
      expect([status, body.errors[0].pointer]).toEqual([422, '/outcome']);
    });

    test('an outcome with a form of its own is checked against that form', async () => {
      const id = await claimed();
      const wrong = await refused(id, () =>
        officer.post(taskPath(id, 'complete'), { outcome: 'withdraw', form: PLAN }),
      );
      expect(wrong.status).toBe(422);
      const form = { reason: '本年度不再实施该项目，撤回计划。' };
      expect((await officer.post(taskPath(id, 'complete'), { outcome: 'withdraw', form })).status).toBe(200);
    });

    test('a cancelled task is closed, also for whoever had it open', async () => {
      const id = await claimed();
      await world.database.prisma.task.update({ where: { id }, data: { state: 'cancelled' } });
      const { status, body } = await refused(id, () => officer.post(taskPath(id, 'complete'), submit));
      expect([status, body.code]).toEqual([410, 'task-closed']);
    });

    test('a task done long ago is closed for others', async () => {
      const id = await claimed();
      await officer.post(taskPath(id, 'complete'), submit);
      await world.database.prisma.task.update({ where: { id }, data: { state: 'done', doneAt: new Date() } });
      const { status } = await refused(id, () => colleague.post(taskPath(id, 'complete'), submit));
      expect(status).toBe(410);
    });

    test('where silence has a meaning, an answer after the due instant is refused even before any timer fires', async () => {
      const kind = 'confirm-award';
      const approver = await world.as('approver');
      const dueAt = new Date(Date.now() - 1000);
      const id = await world.task({ kind, dueAt, dueRule: 'EV-15' });
      const { form } = (await approver.get(taskPath(id))).body;
      const { status, body } = await refused(id, () =>
        approver.post(taskPath(id, 'complete'), { outcome: 'confirm', form: form.example }),
      );
      expect([status, body.code, body.rule]).toEqual([410, 'task-closed', 'EV-15']);
      await world.database.prisma.task.update({ where: { id }, data: { dueAt: new Date(Date.now() + 60_000) } });
      const inTime = await approver.post(taskPath(id, 'complete'), { outcome: 'confirm', form: form.example });
      expect(inTime.status).toBe(200);
    });

    test('a role taken away after the claim takes away the decision', async () => {
      const person = await world.another('officer');
      const id = await claimed({}, person);
      await world.database.prisma.user.update({ where: { id: person.userId }, data: { roles: ['clerk'] } });
      const { status } = await refused(id, () => person.post(taskPath(id, 'complete'), submit));
      expect(status).toBe(403);
    });
  });

  describe('four eyes', () => {
    test('an excluded person can neither claim, complete nor delegate, and is told the rule', async () => {
      const approver = await world.as('approver');
      const id = await world.task({ kind: 'approve-plan', excluded: [approver.userId] });
      const form = { opinion: '需求明确，预算属实，同意实施。' };
      const commands = [
        ['claim', {}],
        ['complete', { outcome: 'approve', form }],
        ['delegate', { to: { userId: officer.userId }, reason: '请代为办理' }],
      ] as const;
      for (const [command, body] of commands) {
        const answer = await refused(id, () => approver.post(taskPath(id, command), body));
        expect([command, answer.status, answer.body.code]).toEqual([command, 403, 'task-excluded']);
        expect(answer.body.rule).toBe('PL-11');
      }
    });

    test('exclusion beats the supervisor’s role: no takeover to oneself, but one to the group', async () => {
      const id = await world.task({ excluded: [supervisor.userId] });
      const reason = { version: 1, reasonCode: 'absence', reasonText: '经办人请假', deadline: 'keep' };
      const answer = await refused(id, () => supervisor.post(taskPath(id, 'takeover'), { ...reason, to: 'self' }));
      expect(answer.body.code).toBe('task-excluded');
      expect((await supervisor.post(taskPath(id, 'takeover'), { ...reason, to: 'group' })).status).toBe(200);
    });

    test('an excluded colleague cannot be given the task', async () => {
      const id = await claimed({ excluded: [colleague.userId] });
      const body = { to: { userId: colleague.userId }, reason: '出差' };
      const { status, body: problem } = await refused(id, () => officer.post(taskPath(id, 'delegate'), body));
      expect([status, problem.code]).toEqual([403, 'task-excluded']);
    });
  });

  describe('comments', () => {
    test('a repeat with the same Idempotency-Key answers the first and writes one', async () => {
      const id = await world.task();
      const key = { 'idempotency-key': `comment-${id}` };
      const first = await officer.post(taskPath(id, 'comments'), { text: '已电话核实。' }, key);
      const second = await officer.post(taskPath(id, 'comments'), { text: '已电话核实。' }, key);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect((await officer.get(taskPath(id))).body.comments).toHaveLength(1);
    });

    test('the same key for other content is refused', async () => {
      const id = await world.task();
      const key = { 'idempotency-key': `other-${id}` };
      await officer.post(taskPath(id, 'comments'), { text: '一' }, key);
      const answer = await refused(id, () => officer.post(taskPath(id, 'comments'), { text: '二' }, key));
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-conflict']);
    });

    test('many at once with one key write one, and the others are told to wait or get the same answer', async () => {
      const id = await world.task();
      const key = { 'idempotency-key': `many-${id}` };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => officer.post(taskPath(id, 'comments'), { text: '同时' }, key)),
      );
      const codes = new Set(answers.map(({ status, body }) => (status === 201 ? '201' : body.code)));
      expect([...codes].filter((code) => code !== '201' && code !== 'idempotency-in-flight')).toEqual([]);
      expect(await world.database.prisma.taskComment.count({ where: { taskId: id } })).toBe(1);
    });
  });
});
