import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/shanghai.ts';
import { watchRecords } from '../../worker/watch-records.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aVisit, contractSince, sendLines, TODAY, visitsPath, type RecordedContract } from './visits-contract.ts';

let world: ApiWorld;
let provider1: Visitor;
let clerk: Visitor;
let supervisor: Visitor;
let contract: RecordedContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  clerk = await world.as('clerk');
  supervisor = await world.as('supervisor');
  contract = await contractSince(world, 2);
}, 60_000);
afterAll(() => world.close());

const REASON = '时间录错了（示例）';
const path = (visitId: string) => `/api/v1/visits/${visitId}/corrections`;

/** A visit on record, and its content as a correction sends it. */
async function recorded(change: Parameters<typeof aVisit>[1] = {}, of = contract) {
  const line = aVisit(of, change);
  const { lines } = await sendLines(provider1, of, [line]);
  const { service, staff, start, end, place, done } = line;
  return { id: lines[0]!.id, line, content: { service, staff, start, end, place, done } };
}

const seen = async (id: string, of = contract) =>
  (await supervisor.get(visitsPath(of, '?limit=100'))).body.items.find((visit: { id: string }) => visit.id === id);

describe('the correction of a visit', () => {
  test('makes a new version with who, when and why, and what stood before stays to be read', async () => {
    const { id, content } = await recorded();
    const changed = { ...content, place: '示例二镇示例村' };
    expect((await provider1.post(path(id), { after: 1, content: changed, reason: REASON })).status).toBe(204);
    expect(await seen(id)).toMatchObject({ version: 2, place: '示例二镇示例村', withdrawnAt: null });
    const { versions } = (await supervisor.get(path(id))).body;
    expect(versions).toMatchObject([
      { version: 2, place: '示例二镇示例村', made: { kind: 'corrected', side: 'provider', reason: REASON } },
      { version: 1, place: content.place, made: null },
    ]);
  });

  test('is refused to a provider that is late, whose visit was rated, or whose period was accepted; a clerk may, marked', async () => {
    const { pool } = world.database;
    const fresh = await contractSince(world, 2);
    const [late, rated, settled] = [await recorded({}, fresh), await recorded({}, fresh), await recorded({}, fresh)];
    await clerk.post(`/api/v1/visits/${rated.id}/feedback`, { tookPlace: false });
    const reasonOf = async (visitor: Visitor, id: string) => {
      const { status, body } = await visitor.post(path(id), { after: 1, content: null, reason: REASON });
      return body?.reason ?? status;
    };
    expect(await reasonOf(provider1, rated.id)).toBe('rated');
    await pool.query(
      `UPDATE payment SET accepted_on = $2, pay_by = $2, due_on = $2 WHERE contract_id = $1 AND seq = (SELECT min(seq) FROM payment WHERE contract_id = $1)`,
      [fresh.contractId, addDays(fresh.startsOn, 20)],
    );
    expect(await reasonOf(provider1, settled.id)).toBe('settled');
    expect(await reasonOf(clerk, settled.id)).toBe(204);
    expect((await provider1.get(path(settled.id))).body.versions[0].made).toMatchObject({
      ...{ kind: 'withdrawn', side: 'office', settled: true },
    });
    const open = await recorded({ day: addDays(fresh.startsOn, 25) }, fresh);
    const back = { ...open.content, ...aVisitAt(addDays(fresh.startsOn, 10)) };
    const moved = await clerk.post(path(open.id), { after: 1, content: back, reason: REASON });
    expect([moved.status, moved.body.code, moved.body.reason]).toEqual([409, 'visit-not-corrected', 'into-settled']);
    // As if it had been recorded eight days ago: a visit's own row is never rewritten, so the trigger is set aside.
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(`UPDATE visit SET recorded_at = now() - interval '8 days' WHERE id = ANY ($1::uuid[])`, [
        [late.id, open.id],
      ]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect(await reasonOf(provider1, open.id)).toBe('too-late');
    expect(await reasonOf(clerk, open.id)).toBe(204);
  });

  test('is judged like a new record: bad input, a day before the contract, a service that is not owed', async () => {
    const { id, content } = await recorded();
    const send = (change: object, more: object = {}) =>
      provider1.post(path(id), { after: 1, content: { ...content, ...change }, reason: REASON, ...more });
    const codeOf = async (change: object, more: object = {}) => {
      const { status, body } = await send(change, more);
      return `${status} ${body.reason ?? body.code}`;
    };
    expect(await codeOf({})).toBe('409 unchanged');
    expect(await codeOf(aVisitAt(addDays(contract.startsOn, -1)))).toBe('422 before-contract');
    expect(await codeOf(aVisitAt(addDays(TODAY, 2)))).toBe('422 in-the-future');
    expect(await codeOf({ service: 'B02' })).toBe('422 unknown-service');
    expect(await codeOf({ end: content.start })).toBe('422 ends-before-start');
    expect(await codeOf({ place: '' })).toBe('422 invalid-input');
    expect(await codeOf({ recipient: contract.numbers[1] })).toBe('422 invalid-input');
    expect(await codeOf({ place: '示例村' }, { reason: '短' })).toBe('422 invalid-input');
    expect(await codeOf({ place: '示例村' }, { after: 2 })).toBe('409 changed');
    expect((await seen(id)).version).toBe(1);
  });

  test('is no business of another provider, another region, or an office that records nothing', async () => {
    const { id } = await recorded();
    const body = { after: 1, content: null, reason: REASON };
    for (const [name, status] of [
      ['provider2', 404],
      ['officer', 403],
    ] as const) {
      expect([name, (await (await world.as(name)).post(path(id), body)).status]).toEqual([name, status]);
    }
    expect((await (await world.another('clerk', '220122')).post(path(id), body)).status).toBe(404);
    for (const name of ['provider2', 'officer2']) {
      expect([name, (await (await world.as(name)).get(path(id))).status]).toEqual([name, 404]);
    }
  });

  test('sent twice at the same moment is made once', async () => {
    const { id, content } = await recorded();
    const send = (place: string) =>
      provider1.post(path(id), { after: 1, content: { ...content, place }, reason: REASON });
    const answers = await Promise.all(['示例甲村', '示例乙村'].map(send));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await seen(id)).version).toBe(2);
  });

  test('is held by the database: nothing is rewritten without it, and it does not lie about what stood', async () => {
    const { id } = await recorded();
    const { pool } = world.database;
    for (const text of [
      'UPDATE visit SET version = 2, place = place WHERE id = $1',
      'UPDATE visit SET withdrawn_at = now() WHERE id = $1',
      'DELETE FROM visit_correction WHERE visit_id = $1',
    ]) {
      await expect(pool.query(text, [id])).rejects.toMatchObject({ code: 'JL003' });
    }
    const forged = (place: string) => `
      INSERT INTO visit_correction (visit_id, version, contract_id, kind, service_code, staff, started_at, ended_at, place, done,
                                    reason, side, settled, made_by)
      SELECT id, 2, contract_id, 'corrected', service_code, staff, started_at, ended_at, ${place}, done, '示例原因', 'office',
             false, recorded_by FROM visit WHERE id = $1`;
    await expect(pool.query(forged(`'别处'`), [id])).rejects.toMatchObject({ code: 'JL072' });
    // The record as it stood, and no change of the visit.
    await expect(pool.query(forged('place'), [id])).rejects.toMatchObject({ code: 'JL072' });
  });
});

describe('a visit that was withdrawn', () => {
  test('stays to be read, counts for nothing, is asked about no more, and is not corrected again', async () => {
    const fresh = await contractSince(world, 1);
    const day = addDays(fresh.startsOn, 4);
    const twoPlaces = { day, staff: '示例两处' };
    const [first, second] = [
      await recorded({ ...twoPlaces, place: '示例一镇' }, fresh),
      await recorded({ ...twoPlaces, place: '示例二镇', recipient: fresh.numbers[1] }, fresh),
    ];
    const links = await clerk.post(visitsPath(fresh, '/links'), {
      visits: [second.id],
      origin: 'https://jieli.example',
    });
    const withdrawal = { after: 1, content: null, reason: '录到了别人名下（示例）' };
    expect((await provider1.post(path(second.id), withdrawal)).status).toBe(204);
    const again = await provider1.post(path(second.id), { ...withdrawal, after: 2 });
    expect([again.status, again.body.reason]).toEqual([409, 'withdrawn']);

    await watchRecords(world.database);
    const alerts = (await supervisor.get(`/api/v1/alerts?contract=${fresh.contractId}`)).body.items;
    expect(alerts.filter(({ rule }: { rule: string }) => rule === 'two-places')).toEqual([]);
    const month = (await supervisor.get(visitsPath(fresh, '/months/1'))).body.items as { done: number }[];
    expect(month.reduce((sum, { done }) => sum + done, 0)).toBe(1);
    expect((await seen(second.id, fresh)).withdrawnAt).not.toBeNull();
    expect((await seen(first.id, fresh)).withdrawnAt).toBeNull();

    const { pathname } = new URL(links.body.links[0].address as string);
    expect((await world.nobody().get(pathname)).status).toBe(404);
    const more = await clerk.post(visitsPath(fresh, '/links'), {
      visits: [second.id],
      origin: 'https://jieli.example',
    });
    expect(more.body.links).toEqual([]);
    expect((await clerk.post(`/api/v1/visits/${second.id}/feedback`, { tookPlace: true })).status).toBe(404);
    // Its key stays taken: sending the same file again does not bring it back.
    const { sums } = await sendLines(provider1, fresh, [second.line]);
    expect(sums).toEqual({ recorded: 0, repeated: 1, refused: 0 });
  });
});

/** An hour of a day, as a correction sends it. */
function aVisitAt(day: string): { start: string; end: string } {
  return { start: `${day}T09:00:00+08:00`, end: `${day}T10:00:00+08:00` };
}
