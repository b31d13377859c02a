import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { itemsOfPurchase } from '../../prisma/directory-items.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aDraftEdition, DRAFTER_ID, publishEdition, TODAY } from './directory-edition.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
afterAll(() => world.close());

const query = async (text: string, values: unknown[] = []) => (await world.database.pool.query(text, values)).rows;
const refusal = (code: string) => expect.objectContaining({ code });

/** Every test has a county of its own, whose editions are its own. */
let counties = ['220502', '220521', '220523', '220524', '220581', '220582', '220602', '220621'];
function aCounty(): string {
  const [first, ...rest] = counties;
  counties = rest;
  return first!;
}

function ofItems(catalogueItems: readonly string[]): object {
  const { lots, ...body } = aPurchase(30);
  return {
    ...body,
    budgetFen: 10_000_000,
    lots: [{ ...lots[0], budgetFen: 10_000_000, ceilingFen: null, catalogueItems }],
  };
}

async function opened(officer: Visitor, items: readonly string[]): Promise<string> {
  const answer = await officer.post('/api/v1/purchases', ofItems(items));
  expect([answer.status, answer.body.errors]).toEqual([202, undefined]);
  return answer.body.id;
}

async function published(wanted: Parameters<typeof aDraftEdition>[1]): Promise<string> {
  const id = await aDraftEdition(world.database, wanted);
  await publishEdition(world.database, id);
  return id;
}

describe('an edition of the directory', () => {
  test('is approved by somebody who neither drafted nor changed it', async () => {
    const region = aCounty();
    const id = await aDraftEdition(world.database, { region, label: '2027.1' });
    await expect(publishEdition(world.database, id, DRAFTER_ID)).rejects.toMatchObject(refusal('23514'));
    const other = await world.another('officer', region);
    await query('UPDATE directory_version SET editors = ARRAY[$2::uuid] WHERE id = $1', [id, other.userId]);
    await expect(publishEdition(world.database, id, other.userId)).rejects.toMatchObject(refusal('23514'));
    await publishEdition(world.database, id);
  });

  test('once published stays as it is, and so do its items', async () => {
    const region = aCounty();
    const id = await published({ region, label: '2027.1' });
    for (const statement of [
      `UPDATE directory_version SET label = '2027.2' WHERE id = $1`,
      `UPDATE directory_version SET state = 'draft', approved_by = NULL, published_at = NULL WHERE id = $1`,
      'DELETE FROM directory_version WHERE id = $1',
      `UPDATE catalogue_item SET name_zh = '别的' WHERE version_id = $1`,
      'DELETE FROM catalogue_item WHERE version_id = $1',
      `INSERT INTO catalogue_item SELECT 'B99', class, name_zh, name_en, content_zh, content_en, unit_zh, unit_en, indicators, version_id
       FROM catalogue_item WHERE version_id = $1 AND code = 'B01'`,
    ]) {
      await expect(query(statement, [id])).rejects.toMatchObject(refusal('JL121'));
    }
  });

  test('is published with items, and weights that sum to 100, and never for a day that is over', async () => {
    const empty = await aDraftEdition(world.database, { region: aCounty(), label: '2027.1' });
    await query(
      `UPDATE catalogue_item SET indicators = jsonb_set(indicators, '{0,weight}', '1') WHERE version_id = $1 AND code = 'B01'`,
      [empty],
    );
    await expect(publishEdition(world.database, empty)).rejects.toMatchObject(refusal('JL123'));
    await query('DELETE FROM catalogue_item WHERE version_id = $1', [empty]);
    await expect(publishEdition(world.database, empty)).rejects.toMatchObject(refusal('JL123'));
    const late = await aDraftEdition(world.database, { region: aCounty(), label: '2027.1' });
    await query(`UPDATE directory_version SET effective_from = ${TODAY} - 2 WHERE id = $1`, [late]);
    await expect(publishEdition(world.database, late)).rejects.toMatchObject(refusal('23514'));
  });

  test('binds its own county alone; a draft, and one for a later day, bind nobody yet', async () => {
    const [region, elsewhere] = [aCounty(), '220702'];
    const editionOf = async (of: string) =>
      (await (await world.another('officer', of)).get('/api/v1/catalogue')).body.edition.label;
    const later = await aDraftEdition(world.database, { region, label: '2099.1', without: ['B05'] });
    await query(`UPDATE directory_version SET effective_from = '2099-01-01' WHERE id = $1`, [later]);
    expect(await editionOf(region)).toBe('2026.1');
    await publishEdition(world.database, later);
    expect(await editionOf(region)).toBe('2026.1');
    await published({ region, label: '2027.1', without: ['B05'] });
    expect([await editionOf(region), await editionOf(elsewhere)]).toEqual(['2027.1', '2026.1']);
  });
});

describe('a purchase', () => {
  test('of a retired item is refused, naming item and edition, as is a project', async () => {
    const region = aCounty();
    const officer = await world.another('officer', region);
    await opened(officer, ['A01', 'B05']);
    await published({ region, label: '2027.1', without: ['B05'] });
    const refused = await officer.post('/api/v1/purchases', ofItems(['A01', 'B05']));
    expect([refused.status, refused.body]).toMatchObject([
      422,
      {
        code: 'directory-item-retired',
        item: 'B05',
        edition: '2027.1',
        errors: [{ pointer: '/lots/0/catalogueItems/1', rule: 'PL-05' }],
      },
    ]);
    expect(refused.body.detail).toContain('2026.1');
    const project = await officer.post('/api/v1/projects', {
      ...{
        name: '示例社区照顾项目',
        need: '为救助对象提供社区照顾服务，需求见调查（示例）。',
        township: null,
        longTerm: false,
      },
      ...{
        termMonths: 12,
        recipients: 20,
        catalogueItems: ['B05'],
        townships: ['示例一镇'],
        budgetFen: 3_000_000,
        budgetYear: 2030,
      },
    });
    expect([project.status, project.body.code]).toEqual([422, 'directory-item-retired']);
  });

  test('keeps the edition that it was planned under, with the names and standards of its items', async () => {
    const region = aCounty();
    const officer = await world.another('officer', region);
    const before = await opened(officer, ['B05']);
    const edition = await published({ region, label: '2027.1', without: ['B06'], renamed: { B05: '社区照顾（新）' } });
    const after = await opened(officer, ['B05']);
    const named = async (id: string) => (await itemsOfPurchase(world.database.prisma, id, ['B05']))[0]?.nameZh;
    expect([await named(before), await named(after)]).toEqual(['社区照顾', '社区照顾（新）']);
    const page = (await officer.get(`/api/v1/purchases/${before}`)).body;
    expect(page).toMatchObject({ edition: { label: '2026.1' }, items: [{ code: 'B05', nameZh: '社区照顾' }] });
    const kept = await query('SELECT id, directory_version_id AS edition FROM purchase WHERE id = ANY ($1)', [
      [before, after],
    ]);
    expect(kept.find(({ id }) => id === after)?.edition).toBe(edition);
    expect(kept.find(({ id }) => id === before)?.edition).not.toBe(edition);
    await expect(
      query('UPDATE purchase SET directory_version_id = $2 WHERE id = $1', [before, edition]),
    ).rejects.toMatchObject(refusal('JL121'));
    await expect(
      query(`UPDATE lot SET catalogue_items = '{B06}' WHERE purchase_id = $1`, [after]),
    ).rejects.toMatchObject(refusal('JL120'));
  });
});
