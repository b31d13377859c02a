import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../../dev/demo/client.ts';
import { type OpenedTask, exampleAnswer } from '../../dev/demo/virtual-officers.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { addresses, aPurchase, database } from './stage.ts';

const LOOK_EVERY_MS = 50;

describe('Temporal is killed while a person completes a task', () => {
  let db: Database;
  let purchaseId: string;
  const sign = (username: string): Promise<Client> => Client.signIn(addresses().apiUrl, username, DEMO_PASSWORD);

  beforeAll(() => {
    db = database();
  });

  afterAll(() => db.close());

  async function taskOf(kind: string, state = 'open'): Promise<string> {
    for (;;) {
      const task = await db.prisma.task.findFirst({ where: { purchaseId, kind, state } });
      if (task !== null) return task.id;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Takes the task; what it returns completes it with a single request. */
  async function claimed(username: string, taskId: string): Promise<(outcome: string) => Promise<{ state: string }>> {
    const person = await sign(username);
    const path = `/tasks/${encodeURIComponent(taskId)}`;
    const { version } = await person.post<{ version: number }>(`${path}/claim`);
    const task = await person.get<OpenedTask>(path);
    return (outcome) => person.post(`${path}/complete`, { version, ...exampleAnswer(task, outcome) });
  }

  test('the person gets the acknowledgement, and the purchase moves on when Temporal is back', async () => {
    const officer = await sign('officer');
    ({ id: purchaseId } = await officer.post<{ id: string }>('/purchases', aPurchase(30)));
    const draft = await taskOf('draft-plan');
    const { pid } = JSON.parse(await readFile(join(addresses().home, 'run', 'Temporal.json'), 'utf8')) as {
      pid: number;
    };
    const complete = await claimed('officer', draft);
    process.kill(pid, 'SIGKILL');

    expect(await complete('submit')).toMatchObject({ state: 'submitted' });
    const acknowledged = await db.prisma.task.findUniqueOrThrow({ where: { id: draft } });
    expect(acknowledged.outcome).toBe('submit');

    expect(await taskOf('draft-plan', 'done')).toBe(draft);
    expect(await taskOf('confirm-budget')).toMatch(/confirm-budget\/1$/);
    expect(await db.prisma.task.count({ where: { purchaseId, kind: 'draft-plan' } })).toBe(1);
    await (
      await claimed('finance', await taskOf('confirm-budget'))
    )('reject');
  }, 60_000);
});
