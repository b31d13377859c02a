import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { taskPath, type ApiWorld, type Visitor } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

describe('a reminder to whoever a task waits for', () => {
  let stage: CommandStage;
  let world: ApiWorld;
  let officer: Visitor;
  let approver: Visitor;
  let supervisor: Visitor;

  beforeAll(async () => {
    stage = await CommandStage.open();
    ({ world, officer, supervisor } = stage);
    approver = await world.as('approver');
  });
  afterAll(() => world.close());

  const urgedOf = async (visitor: Visitor, taskId: string) => {
    const { items } = (await visitor.get('/api/v1/notifications?limit=100')).body;
    return items.filter((item: { kind: string; taskId: string }) => item.kind === 'urged' && item.taskId === taskId);
  };

  test('reaches everybody who could take it while nobody has', async () => {
    const id = await world.task({ kind: 'approve-plan' });
    expect((await officer.post(taskPath(id, 'urging'))).status).toBe(204);
    expect(await urgedOf(approver, id)).toHaveLength(1);
  });

  test('reaches the one who has it, once a day, whoever reminds', async () => {
    const id = await stage.claimed();
    expect((await supervisor.post(taskPath(id, 'urging'))).status).toBe(204);
    const again = await approver.post(taskPath(id, 'urging'));
    expect([again.status, again.body.code]).toEqual([409, 'task-urged']);
    expect(await urgedOf(officer, id)).toHaveLength(1);
  });

  test('is refused to the owner, for what is over, and to whoever does not see the purchase', async () => {
    const id = await stage.claimed();
    expect((await officer.post(taskPath(id, 'urging'))).body.code).toBe('task-state');
    const stranger = await world.another('officer', OTHER_COUNTY);
    const provider = await world.as('provider1');
    for (const one of [stranger, provider]) expect((await one.post(taskPath(id, 'urging'))).status).toBe(404);
    await world.database.prisma.task.update({ where: { id }, data: { state: 'cancelled' } });
    expect((await supervisor.post(taskPath(id, 'urging'))).body.code).toBe('task-closed');
    expect(await urgedOf(officer, id)).toHaveLength(0);
  });
});
