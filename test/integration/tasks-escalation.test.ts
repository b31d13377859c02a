import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LegalTime } from '../../activities/legal-time.ts';
import { taskActivities } from '../../activities/tasks.ts';
import { PLAN, taskPath } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

let stage: CommandStage;

beforeAll(async () => {
  stage = await CommandStage.open();
});
afterAll(() => stage.world.close());

test('a decision that was being made while its task fell due is taken, and the supervisor is told of the delay', async () => {
  const { world, officer, supervisor } = stage;
  const { database } = world;
  const id = await stage.claimed({ dueAt: new Date(Date.now() - 1000) });
  const { version } = (await officer.get(taskPath(id))).body;
  await taskActivities(database, new LegalTime(database)).taskTimePassed(id);
  expect((await database.prisma.task.findUniqueOrThrow({ where: { id } })).escalation).toBe(1);
  const answer = await officer.post(taskPath(id, 'complete'), { version, outcome: 'submit', form: PLAN });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  const { items } = (await supervisor.get('/api/v1/notifications')).body;
  expect(items).toContainEqual(expect.objectContaining({ kind: 'escalation', taskId: id }));
});
