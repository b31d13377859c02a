import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/shanghai.ts';
import { ApiWorld, type Answer, type Visitor } from './api-world.ts';
import { aVisit, contractSince, sendLines, visitsPath, type RecordedContract } from './visits-contract.ts';

let world: ApiWorld;
let provider1: Visitor;
let clerk: Visitor;
let contract: RecordedContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  clerk = await world.as('clerk');
  contract = await contractSince(world, 2);
}, 60_000);
afterAll(() => world.close());

let day = 0;

/** The ids of so many fresh visits. */
async function visitIds(count: number): Promise<string[]> {
  const lines = Array.from({ length: count }, () => aVisit(contract, { day: addDays(contract.startsOn, (day += 1)) }));
  const answer = await sendLines(provider1, contract, lines);
  return answer.lines.map(({ id }: { id: string }) => id);
}

const makeLinks = (visitor: Visitor, visits: readonly string[]) =>
  visitor.post(visitsPath(contract, '/links'), { visits, origin: 'https://jieli.example' });

async function linkOf(visitId: string): Promise<string> {
  return new URL((await makeLinks(clerk, [visitId])).body.links[0].address).pathname;
}

/** As a browser without scripts sends the form; where it is sent on to is not followed. */
async function fillIn(
  path: string,
  form: Record<string, string>,
): Promise<{ status: number; text: string; to: string }> {
  const response = await fetch(`${world.url}${path}`, {
    ...{ method: 'POST', body: new URLSearchParams(form), redirect: 'manual' },
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

const feedbackOf = async (visitId: string) =>
  (await clerk.get(visitsPath(contract, '?limit=100'))).body.items.find(({ id }: { id: string }) => id === visitId)
    .feedback as unknown;

describe('a printed link', () => {
  test('opens the visit’s page without login, with names masked, and takes one answer', async () => {
    const [visitId] = await visitIds(1);
    const path = await linkOf(visitId!);
    const page: Answer = await world.nobody().get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.body).toContain('示*');
    expect(page.body).not.toContain('示例护理员');
    const sent = await fillIn(path, { came: 'yes', rating: '4', remark: '很准时' });
    expect([sent.status, sent.to]).toEqual([303, `${path}?sent=now`]);
    expect((await world.nobody().get(sent.to)).body).toContain('谢谢');
    expect(await feedbackOf(visitId!)).toMatchObject({ tookPlace: true, rating: 4, remark: '很准时', channel: 'link' });

    const second = await fillIn(path, { came: 'no' });
    expect([second.status, second.text.includes('已经评价过')]).toEqual([409, true]);
    expect((await world.nobody().get(path)).body).toContain('已经评价过');
    expect(await feedbackOf(visitId!)).toMatchObject({ rating: 4 });
  });

  test('takes “nobody came” without a rating, and asks again when nothing was chosen', async () => {
    const [visitId] = await visitIds(1);
    const path = await linkOf(visitId!);
    const empty = await fillIn(path, { rating: '5' });
    expect([empty.status, empty.text.includes('请先选择')]).toEqual([400, true]);
    expect((await fillIn(path, { came: 'no', rating: '5' })).status).toBe(303);
    expect(await feedbackOf(visitId!)).toMatchObject({ tookPlace: false, rating: null, remark: null });
    const denied = (await clerk.get(visitsPath(contract, '?feedback=nobody-came'))).body.items;
    expect(denied.map(({ id }: { id: string }) => id)).toContain(visitId);
  });

  test('that nobody printed, or that has expired, opens nothing', async () => {
    const [visitId] = await visitIds(1);
    const path = await linkOf(visitId!);
    await world.database.pool.query(
      `UPDATE visit_link SET created_at = now() - interval '90 days', expires_at = now() - interval '1 day' WHERE visit_id = $1`,
      [visitId],
    );
    for (const address of [path, `/public/v/${'A'.repeat(22)}`, '/public/v/short', '/public/v/%00']) {
      expect([address, (await world.nobody().get(address)).status]).toEqual([address, 404]);
    }
    expect((await fillIn(path, { came: 'yes' })).status).toBe(404);
  });

  test('is kept as a hash only, and is made by offices of the region alone', async () => {
    const [first, second] = await visitIds(2);
    const { body } = await makeLinks(clerk, [first!, second!]);
    const tokens = body.links.map(({ address }: { address: string }) => address.split('/').at(-1));
    expect(new Set(tokens).size).toBe(2);
    const { rows } = await world.database.pool.query<{ text: string }>(
      'SELECT visit_link::text AS text FROM visit_link',
    );
    expect(rows.filter(({ text }) => tokens.some((token: string) => text.includes(token)))).toEqual([]);
    expect((await makeLinks(provider1, [first!])).status).toBe(403);
    const foreign = await world.another('clerk', '220122');
    expect((await makeLinks(foreign, [first!])).status).toBe(404);
    const strange = await makeLinks(clerk, ['00000000-0000-4000-8000-0000000000ff']);
    expect([strange.status, strange.body.errors[0].pointer]).toEqual([422, '/visits/0']);
  });
});

describe('what is said on the phone', () => {
  const phonePath = (visitId: string) => `/api/v1/visits/${visitId}/feedback`;

  test('is written down once by an office, never by the provider', async () => {
    const [visitId] = await visitIds(1);
    const said = { tookPlace: true, rating: 2, remark: '来得太晚' };
    expect((await provider1.post(phonePath(visitId!), said)).status).toBe(403);
    expect((await (await world.as('officer2')).post(phonePath(visitId!), said)).status).toBe(404);
    expect((await clerk.post(phonePath(visitId!), said)).status).toBe(204);
    expect(await feedbackOf(visitId!)).toMatchObject({ ...said, channel: 'phone' });
    const again = await clerk.post(phonePath(visitId!), { tookPlace: false });
    expect([again.status, again.body.code]).toEqual([409, 'feedback-given']);
    expect((await makeLinks(clerk, [visitId!])).body.links).toEqual([]);
  });

  test('stays as it was said, in the database too', async () => {
    await expect(world.database.pool.query('UPDATE visit_feedback SET rating = 5')).rejects.toMatchObject({
      code: 'JL003',
    });
  });

  test('counts in the month of the recipient', async () => {
    const [first, second] = await visitIds(2);
    await clerk.post(phonePath(first!), { tookPlace: true, rating: 5 });
    await clerk.post(phonePath(second!), { tookPlace: false });
    const { items } = (await clerk.get(visitsPath(contract, '/months/1?limit=1'))).body;
    expect(items[0].denied).toBeGreaterThan(0);
    expect(items[0].confirmed).toBeGreaterThan(0);
  });
});
