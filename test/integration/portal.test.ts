import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Answer } from './api-world.ts';
import { aBid, bidsPath, openBidding } from './bids-bidding.ts';
import { publicPurchase, type PortalPurchase } from './portal-record.ts';

const { provider1, provider2, buyer } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let accepted: PortalPurchase;
let bidding: PortalPurchase;
let openedTender: PortalPurchase;
let openedConsultation: PortalPurchase;
let planned: PortalPurchase;

beforeAll(async () => {
  world = await ApiWorld.open();
  const { database } = world;
  accepted = await publicPurchase(database, { reached: 'accepted', name: '居家照料护理服务（示例）' });
  bidding = await publicPurchase(database, { reached: 'bidding', from: '2026-11-16', method: 'open-tender' });
  openedTender = await publicPurchase(database, { reached: 'opened', method: 'open-tender', region: OTHER_COUNTY });
  openedConsultation = await publicPurchase(database, { reached: 'opened', name: '心理疏导服务（示例）' });
  planned = await publicPurchase(database, { reached: 'planning' });
}, 60_000);

afterAll(() => world.close());

const get = (path: string, headers?: Record<string, string>): Promise<Answer> =>
  world.nobody().get(`/public${path}`, headers ? { headers } : {});

describe('the public portal', () => {
  test.each([
    '/',
    '/notices',
    '/search',
    '/awards',
    '/contracts',
    '/evaluations',
    '/dishonesty',
    '/gradings',
    '/catalogue',
    '/feeds',
  ])('shows %s to everybody, without scripts and from here alone', async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test('tells a purchase from its notice to its acceptance on one page, and as JSON beside it', async () => {
    const { body } = await get(`/p/${accepted.number}`);
    for (const words of [
      '采购公告',
      '开标记录',
      provider1.name,
      '陆拾捌万捌仟元整',
      '91.25',
      '20人，满意19人',
      '已验收办结',
    ]) {
      expect(body).toContain(words);
    }
    const { body: data } = await get(`/p/${accepted.number}.json`);
    expect(data.notices.map(({ kind }: { kind: string }) => kind)).toEqual([
      'tender-notice',
      'opening-record',
      'result-notice',
      'contract-notice',
      'acceptance-notice',
    ]);
    expect(data.contracts[0]).toMatchObject({ amountFen: 68_800_000, inspections: { months: 2, visitsDone: 475 } });
  });

  test('gives each notice a hash that the downloaded JSON has', async () => {
    const id = accepted.notices['result-notice']!;
    const file = await fetch(`${world.url}/public/notices/${id}.json`);
    const hash = createHash('sha256')
      .update(Buffer.from(await file.arrayBuffer()))
      .digest('hex');
    expect((await get(`/notices/${id}`)).body).toContain(hash);
    expect((await get(`/p/${accepted.number}`)).body).toContain(hash);
  });

  test('publishes no finding of an inspection, no id of a person, nothing of a proposal', async () => {
    const pages = [
      `/p/${accepted.number}`,
      `/p/${accepted.number}.json`,
      '/contracts.json',
      '/evaluations',
      '/awards.json',
    ];
    for (const path of pages) expect(JSON.stringify((await get(path)).body)).not.toContain('张某某');
  });

  test('answers 304 to whoever has the page, and says how long it may be kept', async () => {
    const first = await get('/notices');
    expect(first.headers.get('cache-control')).toContain('max-age=60');
    expect((await get('/notices', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
  });
});

describe('before publication', () => {
  test.each(['', '.json', '/draw'])('a purchase does not exist: %s', async (suffix) => {
    expect((await get(`/p/${planned.number}${suffix}`)).status).toBe(404);
  });

  test('it is in no list, feed, sitemap or search', async () => {
    for (const path of ['/notices', '/feeds/notices.atom', '/sitemap.xml', `/search.json?q=${planned.number}`]) {
      expect(JSON.stringify((await get(path)).body)).not.toContain(planned.number);
    }
  });
});

describe('before the opening', () => {
  test('the page does not change by a byte when somebody bids', async () => {
    const open = await openBidding(world);
    const pages = [`/p/${open.number}`, `/p/${open.number}.json`, '/', '/notices.json'];
    const look = () => Promise.all(pages.map(async (path) => (await get(path)).body));
    const before = await look();
    const provider = await world.as('provider1');
    expect((await provider.post(bidsPath(open), aBid(open))).status).toBe(201);
    expect(await look()).toEqual(before);
  });

  test('the opening record and the draw are not there, whoever guesses their address', async () => {
    const { prisma } = world.database;
    const early = { purchaseId: bidding.purchaseId, key: 'opening-record', kind: 'opening-record', title: '早' };
    const { id } = await prisma.notice.create({ data: { ...early, body: {}, publishedAt: new Date() } });
    expect((await get(`/notices/${id}`)).status).toBe(404);
    expect((await get(`/p/${bidding.number}/draw`)).status).toBe(404);
    expect((await get(`/p/${bidding.number}.json`)).body.notices).toHaveLength(1);
  });
});

describe('after the opening', () => {
  test('a tender shows names and prices at once (令87 art. 41)', async () => {
    const { body } = await get(`/p/${openedTender.number}`);
    expect(body).toContain(provider2.name);
    expect(body).toContain('¥688,000.00');
  });

  test('a consultation keeps them until its result is published (政府采购法 art. 38)', async () => {
    const id = openedConsultation.notices['opening-record']!;
    const pages = [`/p/${openedConsultation.number}`, '/', '/notices.json', '/feeds/notices.atom'];
    for (const path of pages) {
      const { body } = await get(path);
      expect(JSON.stringify(body)).not.toContain(id);
    }
    const { body } = await get(`/p/${openedConsultation.number}`);
    expect(body).not.toContain(provider2.name);
    expect((await get(`/notices/${id}`)).status).toBe(404);
  });

  test('the draw shows seed and pool at once, and who was drawn with the result only (EV-08)', async () => {
    const { body: secret } = await get(`/p/${openedConsultation.number}/draw.json`);
    expect(secret[0]).toMatchObject({ members: 3, drawn: null, pool: null });
    const { body: open } = await get(`/p/${accepted.number}/draw.json`);
    expect(open[0].drawn).toHaveLength(3);
    const repeated = open[0].pool
      .map((expert: string) => [createHash('sha256').update(`${open[0].seed}\n${expert}`).digest('hex'), expert])
      .sort()
      .slice(0, 3)
      .map(([, expert]: [string, string]) => expert);
    expect(repeated).toEqual(open[0].drawn);
    const hash = createHash('sha256').update(open[0].pool.join('\n')).digest('hex');
    expect(hash).toBe(open[0].poolHash);
  });
});

describe('search', () => {
  const found = async (q: string, more = ''): Promise<string[]> => {
    const { body } = await get(`/search.json?q=${encodeURIComponent(q)}${more}`);
    return [...new Set<string>(body.items.map(({ number }: { number: string }) => number))];
  };

  test.each([
    ['two characters of a name', () => '心理', () => [openedConsultation.number]],
    ['one character', () => '疏', () => [openedConsultation.number]],
    ['part of a number, in small letters', () => accepted.number.slice(3).toLowerCase(), () => [accepted.number]],
    ['several words, in any order', () => `照料 ${accepted.number.slice(-6)}`, () => [accepted.number]],
    ['a published provider', () => provider1.name, () => [accepted.number]],
    ['a bidder whom nothing published names', () => provider2.name, () => []],
    ['what LIKE would take for a pattern', () => '心%疏', () => []],
    ['nonsense', () => '没有这样的词', () => []],
  ])('finds by %s', async (_what, q, numbers) => {
    expect(await found(q())).toEqual(numbers());
  });

  test('narrows by kind, region, method and year of the address', async () => {
    const inCounty = await get('/notices.json?region=220700&kind=tender-notice&method=open-tender&year=2026');
    expect(inCounty.body.items.map(({ number }: { number: string }) => number)).toEqual([openedTender.number]);
    expect((await get('/notices.json?year=2019')).body.items).toEqual([]);
    expect((await get('/notices.json?kind=nonsense&year=x')).status).toBe(200);
  });

  test('pages by key: nothing is shown twice and nothing left out', async () => {
    for (let n = 0; n < 25; n += 1) await publicPurchase(world.database, { reached: 'bidding', from: '2025-03-03' });
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await get(`/notices.json?year=2025${after === '' ? '' : `&after=${after}`}`);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ?? '';
    } while (after !== '');
    expect(new Set(ids).size).toBe(25);
    expect(ids).toHaveLength(25);
  });

  test('refuses a page mark that is none of ours, with a way back', async () => {
    const { status, body } = await get('/notices?after=nonsense');
    expect(status).toBe(400);
    expect(body).toContain('返回首页');
  });
});

describe('a published notice', () => {
  const rewrite = (sql: string) => world.database.pool.query(sql, [accepted.notices['tender-notice']]);

  test('is never rewritten or deleted', async () => {
    await expect(rewrite(`UPDATE notice SET title = '改' WHERE id = $1`)).rejects.toThrow(/never rewritten/);
    await expect(rewrite(`UPDATE notice SET body = '{}' WHERE id = $1`)).rejects.toThrow(/never rewritten/);
    await expect(rewrite('DELETE FROM notice WHERE id = $1')).rejects.toThrow(/append-only/);
  });

  test('that was withdrawn answers 410 with the reason, and is in no list', async () => {
    const { notices, number } = await publicPurchase(world.database, { reached: 'bidding' });
    const id = notices['tender-notice']!;
    const withdraw = `UPDATE notice SET withdrawn_at = now(), withdrawal_reason = '误载个人信息' WHERE id = $1`;
    await world.database.pool.query(withdraw, [id]);
    const { status, body } = await get(`/notices/${id}`);
    expect(status).toBe(410);
    expect(body).toContain('误载个人信息');
    expect((await get(`/notices/${id}.json`)).body.code).toBe('withdrawn');
    expect((await get(`/p/${number}`)).status).toBe(404);
    await expect(
      world.database.pool.query('UPDATE notice SET withdrawn_at = NULL, withdrawal_reason = NULL WHERE id = $1', [id]),
    ).rejects.toThrow(/never rewritten/);
  });

  test('that is corrected says so, on its page and on the purchase’s', async () => {
    const { purchaseId, number, notices } = await publicPurchase(world.database, { reached: 'bidding' });
    const body = { reason: '笔误', changes: [{ item: '服务次数', before: '每周一次', after: '每周两次' }] };
    const correction = { purchaseId, key: 'correction-notice/1', kind: 'correction-notice', title: '示例', body };
    await world.database.prisma.notice.create({ data: { ...correction, publishedAt: new Date() } });
    for (const path of [`/p/${number}`, `/notices/${notices['tender-notice']}`]) {
      expect((await get(path)).body).toContain('采购公告已更正');
    }
    expect((await get(`/p/${number}.json`)).body.notices).toHaveLength(2);
  });
});

describe('for programs', () => {
  test.each([['/feeds/notices.atom'], ['/feeds/kind/result-notice.atom'], ['/feeds/region/220000.atom']])(
    '%s is an Atom feed',
    async (path) => {
      const { headers, body } = await get(path);
      expect(headers.get('content-type')).toContain('application/atom+xml');
      expect(body).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
      expect(body).toContain(`<author><name>${buyer.name}</name></author>`);
    },
  );

  test.each(['/feeds/kind/nonsense.atom', '/feeds/region/999999.atom'])('%s does not exist', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('robots are let in, except to the search', async () => {
    const { body } = await world.nobody().get('/robots.txt');
    expect(body).toMatch(/Allow: \/public\/\nDisallow: \/public\/search\n/);
    expect(body).toContain('/public/sitemap.xml');
    expect((await get('/search?q=%E7%85%A7')).body).toContain('<meta name="robots" content="noindex" />');
    expect((await get('/sitemap.xml')).body).toContain(`/public/p/${accepted.number}</loc>`);
  });

  test('an unknown address answers 404 in the portal’s own look', async () => {
    const { status, body } = await get('/nowhere');
    expect(status).toBe(404);
    expect(body).toContain('没有这个页面');
  });
});
