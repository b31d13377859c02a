import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LegalTime } from '../../activities/legal-time.ts';
import { publicationActivities } from '../../activities/publication.ts';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;
let officer: Visitor;
beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
afterAll(() => world.close());

async function opened(urgentReason?: string): Promise<string> {
  const body = { ...aPurchase(30), urgentReason: undefined };
  const answer = await officer.post('/api/v1/purchases', urgentReason === undefined ? body : { ...body, urgentReason });
  expect(answer.status).toBe(202);
  return answer.body.id;
}

const announce = (purchaseId: string) =>
  world.database.pool.query(
    `INSERT INTO notice (purchase_id, key, kind, title, body, published_at)
     VALUES ($1, 'tender-notice', 'tender-notice', '示例', '{}', now())`,
    [purchaseId],
  );

test('a tender notice before the intention was public long enough is refused by the database (PL-14)', async () => {
  const id = await opened();
  await expect(announce(id)).rejects.toMatchObject({ code: 'JL006' });
  const taskId = await world.task({ kind: 'publish-intention', purchaseId: id });
  const form = { medium: '示例省政府采购网', summary: '购买照料护理等社会救助服务。', expectedMonth: '2027-03' };
  await world.database.prisma.task.update({ where: { id: taskId }, data: { form } });
  const { publishIntention } = publicationActivities(
    world.database,
    new LegalTime(world.database),
    randomBytes(32) as never,
  );
  const first = await publishIntention({ purchaseId: id, taskId });
  expect(await publishIntention({ purchaseId: id, taskId })).toEqual(first);
  const today = dayOf(instantOfMillis(Date.now()));
  expect(dayOf(first.legal) >= addDays(today, 30)).toBe(true);
  const purchase = (await officer.get(`/api/v1/purchases/${id}`)).body;
  expect(purchase.intentionUntil).toBe(first.legal);
  expect(purchase.notices.map(({ kind }: { kind: string }) => kind)).toEqual(['intention-notice']);
  await expect(announce(id)).rejects.toMatchObject({ code: 'JL006' });
});

test('an unforeseeable, urgent need is exempt with its reason, and only with one', async () => {
  const id = await opened('安置点突然关闭，救助对象无人照料，事前不可预见。');
  await announce(id);
  const body = { ...aPurchase(30), urgentReason: undefined };
  const answer = await officer.post('/api/v1/purchases', { ...body, urgentReason: '急' });
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/urgentReason']);
});
