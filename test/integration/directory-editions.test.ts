import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { PROVINCE } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Answer, type Visitor } from './api-world.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
afterAll(() => world.close());

const EDITIONS = '/api/v1/directory/editions';
/** A day later than today's, so that midnight during a test makes no difference. */
const SOON = addDays(dayOf(instantOfMillis(Date.now())), 2);
const HEAD = { label: '2027.1', basis: '示例县民发〔2026〕9号', effectiveFrom: SOON };

const coded = ({ status, body }: Answer) => [status, body.code];

interface Office {
  readonly region: string;
  readonly officer: Visitor;
  readonly approver: Visitor;
}

/** Every test has a county of its own. */
let counties = ['220502', '220521', '220523', '220524', '220581', '220582', '220602', '220621', '220622', '220623'];
async function anOffice(): Promise<Office> {
  const [region, ...rest] = counties;
  counties = rest;
  return {
    region: region!,
    officer: await world.another('officer', region!),
    approver: await world.another('approver', region!),
  };
}

async function drafted({ officer }: Office, head: Partial<typeof HEAD> = {}): Promise<string> {
  const answer = await officer.post(EDITIONS, { ...HEAD, ...head });
  expect(coded(answer)).toEqual([201, undefined]);
  return answer.body.id;
}

const read = async (by: Visitor, id: string) => (await by.get(`${EDITIONS}/${id}`)).body;

/** What the draft says, without one item, with another name for one and with a new one. */
function changed({ items, revision, label, basis, effectiveFrom }: Answer['body']): object {
  const kept = items.filter(({ code }: { code: string }) => code !== 'B05' && code !== 'B12');
  const renamed = kept.map((item: { code: string }) =>
    item.code === 'B01' ? { ...item, nameZh: '居家照料护理' } : item,
  );
  return {
    revision,
    label,
    basis,
    effectiveFrom,
    items: [...renamed, { ...items[0], code: 'B12', nameZh: '喘息服务' }],
  };
}

const change = async (by: Visitor, id: string, body?: object) =>
  by.send('PUT', `${EDITIONS}/${id}`, { body: body ?? changed(await read(by, id)) });
const publish = (by: Visitor, id: string, revision: number) => by.post(`${EDITIONS}/${id}/publication`, { revision });

describe('a draft of the directory', () => {
  test('is a copy of the one in force, and shows what it adds, changes and retires, with the purchases it touches', async () => {
    const office = await anOffice();
    const { lots, ...body } = aPurchase(30);
    const lot = { ...lots[0], budgetFen: 10_000_000, ceilingFen: null, catalogueItems: ['B01', 'B05', 'A01'] };
    const purchase = await office.officer.post('/api/v1/purchases', { ...body, budgetFen: 10_000_000, lots: [lot] });
    const id = await drafted(office);
    expect(await read(office.officer, id)).toMatchObject({
      ...{ standing: 'draft', added: [], changed: [], retired: [], mayEdit: true, mayPublish: false },
      before: { label: '2026.1' },
    });
    expect(coded(await change(office.officer, id))).toEqual([200, undefined]);
    const seen = await read(office.approver, id);
    expect([seen.added, seen.changed, seen.retired]).toMatchObject([
      [{ code: 'B12' }],
      [{ before: { nameZh: '照料护理' }, after: { nameZh: '居家照料护理' }, parts: ['name'] }],
      [{ code: 'B05' }],
    ]);
    expect(seen).toMatchObject({ revision: 2, mayEdit: false, mayPublish: true });
    expect(seen.purchases).toEqual({
      count: 1,
      items: [{ id: purchase.body.id, number: body.number, name: body.name, edition: '2026.1', items: ['B01', 'B05'] }],
    });
  });

  test('is one at a time, and gone when it is discarded', async () => {
    const office = await anOffice();
    const id = await drafted(office);
    expect(coded(await office.officer.post(EDITIONS, { ...HEAD, label: '2027.2' }))).toEqual([409, 'directory-state']);
    expect((await office.officer.send('DELETE', `${EDITIONS}/${id}`)).status).toBe(204);
    expect((await office.officer.get(`${EDITIONS}/${id}`)).status).toBe(404);
    await drafted(office, { label: '2027.2' });
  });

  test('says which of its fields are wrong', async () => {
    const office = await anOffice();
    const id = await drafted(office);
    const draft = await read(office.officer, id);
    const [first, second] = draft.items;
    const wrong = async (part: object) => {
      const { revision, label, basis, effectiveFrom, items } = draft;
      const { status, body } = await change(office.officer, id, {
        revision,
        label,
        basis,
        effectiveFrom,
        items,
        ...part,
      });
      return [status, body.errors?.[0]?.pointer];
    };
    const light = { ...first, indicators: first.indicators.map((one: object) => ({ ...one, weight: 1 })) };
    expect(await wrong({ items: [light] })).toEqual([422, '/items/0/indicators']);
    expect(await wrong({ items: [first, second, first] })).toEqual([422, '/items/2/code']);
    expect(await wrong({ items: [] })).toEqual([422, '/items']);
    expect(await wrong({ effectiveFrom: '2026-01-01' })).toEqual([422, '/effectiveFrom']);
    const { negativeList } = (await office.officer.get('/api/v1/catalogue')).body;
    const nameZh = `${negativeList[0].keywords[0]}服务`;
    const forbidden = await change(office.officer, id, { ...changed(draft), items: [{ ...first, nameZh }] });
    expect(coded(forbidden)).toEqual([422, 'negative-list']);
    const again = await office.officer.post(EDITIONS, { ...HEAD, effectiveFrom: '2020-01-01', label: 'x' });
    expect(again.body.errors[0].pointer).toBe('/effectiveFrom');
  });

  test('of another county is not there; what is published above is', async () => {
    const [office, other] = [await anOffice(), await anOffice()];
    const id = await drafted(office);
    expect((await other.officer.get(`${EDITIONS}/${id}`)).status).toBe(404);
    expect((await change(other.officer, id, changed(await read(office.officer, id)))).status).toBe(404);
    expect((await publish(other.approver, id, 1)).status).toBe(404);
    const labels = async (by: Visitor) =>
      (await by.get(EDITIONS)).body.items.map(({ label, region }: Record<string, string>) => [label, region]);
    expect(await labels(other.officer)).toEqual([['2026.1', PROVINCE]]);
    expect(await labels(office.officer)).toEqual([
      ['2027.1', office.region],
      ['2026.1', PROVINCE],
    ]);
  });
});

describe('an edition is published', () => {
  test('by somebody who has no part in the draft, as it was read', async () => {
    const office = await anOffice();
    const id = await drafted(office);
    const both = await world.another('officer', office.region);
    await world.database.prisma.user.update({ where: { id: both.userId }, data: { roles: ['officer', 'approver'] } });
    expect(coded(await change(both, id))).toEqual([200, undefined]);
    expect(coded(await publish(both, id, 2))).toEqual([403, 'directory-own-draft']);
    expect(coded(await publish(office.officer, id, 2))).toEqual([403, 'forbidden']);
    expect(coded(await publish(office.approver, id, 1))).toEqual([409, 'directory-state']);
    expect(coded(await change(office.officer, id, { ...changed(await read(both, id)), revision: 1 }))).toEqual([
      409,
      'directory-state',
    ]);
    const done = await publish(office.approver, id, 2);
    expect([done.status, done.body.standing, done.body.label]).toEqual([200, 'ahead', '2027.1']);
    expect(coded(await publish(office.approver, id, 2))).toEqual([409, 'directory-state']);
    expect(coded(await change(office.officer, id))).toEqual([409, 'directory-state']);
    expect(coded(await office.officer.send('DELETE', `${EDITIONS}/${id}`))).toEqual([409, 'directory-state']);
    const trail = await world.database.prisma.auditEvent.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } });
    expect(trail.map(({ action }) => action)).toEqual([
      'directory.drafted',
      'directory.changed',
      'directory.published',
    ]);
    expect(trail.at(-1)?.detail).toMatchObject({ retired: ['B05'], added: ['B12'], changed: ['B01'] });
  });

  test('to everybody: with its day, what is different, and the ones before; never who drafted it, and never a draft', async () => {
    const office = await anOffice();
    const id = await drafted(office);
    expect((await world.nobody().get(`/public/catalogue/${id}`)).status).toBe(404);
    await change(office.officer, id);
    await publish(office.approver, id, 2);
    const { body } = await world.nobody().get(`/public/catalogue/${id}`);
    for (const words of ['2027.1', SOON, HEAD.basis, '待施行', '居家照料护理', 'B05']) expect(body).toContain(words);
    const { body: data } = await world.nobody().get(`/public/catalogue/${id}.json`);
    expect(data.difference.retired).toMatchObject([{ code: 'B05' }]);
    expect(data.before.label).toBe('2026.1');
    expect(JSON.stringify(data)).not.toContain('示例另一人');
    const { body: list } = await world.nobody().get(`/public/catalogue.json?region=${office.region}`);
    expect(list.edition).toMatchObject({ label: '2026.1', standing: 'in-force', region: PROVINCE });
    expect(list.editions).toContainEqual(expect.objectContaining({ id, standing: 'ahead', region: office.region }));
    expect((await world.nobody().get('/public/catalogue/nothing')).status).toBe(404);
  });

  test('after the password, for it cannot be taken back', async () => {
    const office = await anOffice();
    const id = await drafted(office);
    await world.database.pool.query(
      `UPDATE session SET password_checked_at = now() - interval '1 hour' WHERE user_id = $1`,
      [office.approver.userId],
    );
    expect(coded(await publish(office.approver, id, 1))).toEqual([403, 'step-up-required']);
  });

  test('on a day that is not over and on which no other one takes effect', async () => {
    const office = await anOffice();
    await publish(office.approver, await drafted(office), 1);
    const id = await drafted(office, { label: '2027.2' });
    const same = await publish(office.approver, id, 1);
    expect([coded(same), same.body.detail]).toEqual([[409, 'directory-state'], expect.stringContaining('2027.1')]);
    await world.database.pool.query(`UPDATE directory_version SET effective_from = '2026-07-02' WHERE id = $1`, [id]);
    expect(coded(await publish(office.approver, id, 1))).toEqual([409, 'directory-state']);
  });
});
