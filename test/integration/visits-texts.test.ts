import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startTextGateway } from '../../dev/text-gateway.ts';
import { addDays } from '../../domain/time/shanghai.ts';
import { sendRatingTexts } from '../../worker/rating-texts.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aVisit, contractSince, sendLines, TODAY, visitsPath, type RecordedContract } from './visits-contract.ts';

const MOBILE = '13800000001';
const ORIGIN = 'https://jieli.example';
const log = pino({ level: 'silent' });
/** 10:00 and 22:00 in Shanghai, whenever the test runs; the links of either are still good. */
const MORNING = Date.parse(`${TODAY}T10:00:00+08:00`);
const NIGHT = Date.parse(`${TODAY}T22:00:00+08:00`);

let world: ApiWorld;
let gateway: Awaited<ReturnType<typeof startTextGateway>>;
let provider1: Visitor;
let clerk: Visitor;
let contract: RecordedContract;
let day = 0;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  clerk = await world.as('clerk');
  contract = await contractSince(world, 2);
}, 60_000);
beforeEach(async () => {
  gateway = await startTextGateway();
});
afterEach(async () => {
  await world.database.pool.query('DELETE FROM visit_text WHERE contract_id = $1', [contract.contractId]);
  await gateway.close();
});
afterAll(() => world.close());

const send = (at = MORNING) => sendRatingTexts(world.database, gateway, log, at);
const ask = (visitor: Visitor, visits: readonly string[]) =>
  visitor.post(visitsPath(contract, '/texts'), { visits, origin: ORIGIN });
const leave = (visitor: Visitor, id: string, mobile: string | null) =>
  visitor.send('PUT', `/api/v1/recipients/${id}/mobile`, { body: { mobile } });

/** A visit to a recipient, who has left the number. */
async function visitTo(at = 0, mobile: string | null = MOBILE) {
  const recipient = await world.database.prisma.recipient.findUniqueOrThrow({
    where: { number: contract.numbers[at]! },
    select: { id: true },
  });
  expect((await leave(clerk, recipient.id, mobile)).status).toBe(200);
  const line = aVisit(contract, { day: addDays(contract.startsOn, (day += 1)), recipient: contract.numbers[at] });
  const { lines } = await sendLines(provider1, contract, [line]);
  return { id: lines[0]!.id, recipientId: recipient.id };
}

const textOf = async (id: string) =>
  (await provider1.get(visitsPath(contract, '?limit=100'))).body.items.find((visit: { id: string }) => visit.id === id);

describe('the link to rate a visit', () => {
  test('is texted once, names nobody, opens the question, and whether it left is seen', async () => {
    const { id } = await visitTo();
    expect((await textOf(id)).mayText).toBe(true);
    expect((await ask(provider1, [id, id])).body).toEqual({ asked: 1, left: 0 });
    expect((await ask(clerk, [id])).body).toEqual({ asked: 0, left: 1 });
    expect((await textOf(id)).text).toMatchObject({ state: 'waiting' });
    await send();
    await send();
    expect((await textOf(id)).text).toMatchObject({ state: 'sent' });
    expect((await ask(clerk, [id])).body).toEqual({ asked: 0, left: 1 });
    const messages = gateway.records();
    expect(messages).toMatchObject([{ to: MOBILE }]);
    const [address] = /https:\S+/.exec(messages[0]!.text) ?? [];
    expect(messages[0]!.text).not.toContain('示');
    expect((await world.nobody().get(new URL(address!).pathname)).status).toBe(200);
  });

  test('waits for the morning, and for a gateway that is away; sent again it is one message', async () => {
    const { id } = await visitTo();
    await ask(provider1, [id]);
    expect(await send(NIGHT)).toEqual({ delivered: 0, failed: 0 });
    gateway.misbehave(504);
    await send();
    expect((await textOf(id)).text).toMatchObject({ state: 'waiting' });
    await world.database.pool.query('UPDATE visit_text SET next_at = now() WHERE visit_id = $1', [id]);
    await send();
    expect(gateway.records()).toHaveLength(1);
    expect((await textOf(id)).text).toMatchObject({ state: 'sent' });
  });

  test('goes to nobody who left no number, has answered, or has died; nor of a visit that was withdrawn', async () => {
    const [none, rated, withdrawn, died] = [
      await visitTo(1, null),
      await visitTo(2),
      await visitTo(3),
      await visitTo(4),
    ];
    await clerk.post(`/api/v1/visits/${rated.id}/feedback`, { tookPlace: true, rating: 5 });
    await clerk.post(`/api/v1/visits/${withdrawn.id}/corrections`, {
      ...{ after: 1, content: null, reason: '重复记录（示例）' },
    });
    await ask(provider1, [died.id]);
    await clerk.post(`/api/v1/recipients/${died.recipientId}/end`, { reason: 'died', on: TODAY });
    expect((await ask(provider1, [none.id, rated.id, withdrawn.id, died.id])).body).toEqual({ asked: 0, left: 4 });
    await send();
    expect([gateway.records(), (await textOf(died.id)).text]).toEqual([[], null]);
    const forced = `INSERT INTO visit_text (visit_id, contract_id, origin, asked_by, expires_at) VALUES ($1, $2, '', $3, now())`;
    for (const { id } of [none, rated, withdrawn, died]) {
      const values = [id, contract.contractId, provider1.userId];
      await expect(world.database.pool.query(forced, values)).rejects.toMatchObject({ code: 'JL073' });
    }
  });

  test('is asked for by those who record visits of the contract alone, and the number is left with offices', async () => {
    const { id, recipientId } = await visitTo();
    expect((await ask(await world.as('provider2'), [id])).status).toBe(404);
    expect((await ask(await world.another('clerk', '220122'), [id])).status).toBe(404);
    const strange = await ask(clerk, ['00000000-0000-4000-8000-0000000000ff']);
    expect([strange.status, strange.body.errors[0].pointer]).toEqual([422, '/visits/0']);
    expect((await leave(provider1, recipientId, MOBILE)).status).toBe(403);
    expect((await leave(await world.as('officer2'), recipientId, MOBILE)).status).toBe(404);
    expect((await leave(clerk, recipientId, '12345')).status).toBe(422);
    expect((await leave(clerk, recipientId, MOBILE)).body).toEqual({ mobile: '138****0001' });
  });
});
