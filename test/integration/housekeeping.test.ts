import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tidy } from '../../worker/housekeeping.ts';
import { ApiWorld } from './api-world.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await ApiWorld.open();
});
afterAll(() => world.close());

test('housekeeping removes notifications read half a year ago, and never an unread one', async () => {
  const { prisma } = world.database;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  const told = async (readAt: Date | null) => {
    const data = {
      key: randomUUID(),
      inbox: 'user:nobody',
      kind: 'reminder',
      subject: { purchaseId: randomUUID() },
      createdAt: ago(400),
      readAt,
    };
    return (await prisma.notification.create({ data })).id;
  };
  const old = await told(ago(181));
  const kept = [await told(ago(179)), await told(null)];
  expect(await tidy(world.database)).toBe(1);
  const left = await prisma.notification.findMany({ where: { id: { in: [old, ...kept] } }, select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
});
