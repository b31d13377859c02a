import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { publicPurchase, type PortalPurchase } from './portal-record.ts';

const { provider1, buyer } = DEMO_ORGANISATIONS;

/** What the release schema of OCDS 1.1 demands of the parts in use, with its closed codelists. */
const reference = z.object({ id: z.string().min(1), name: z.string().min(1) });
const value = z.object({ amount: z.number(), currency: z.literal('CNY') });
const TAGS = [
  ...['planning', 'tender', 'tenderAmendment', 'tenderUpdate', 'tenderCancellation', 'award', 'awardUpdate'],
  ...['contract', 'contractAmendment', 'implementation', 'compiled'],
] as const;
const TENDER_STATES = ['planned', 'active', 'cancelled', 'unsuccessful', 'complete'] as const;
const release = z.object({
  ocid: z.string().regex(/^ocds-jieli0-/),
  id: z.string().min(1),
  date: z.iso.datetime(),
  tag: z.array(z.enum(TAGS)).min(1),
  initiationType: z.literal('tender'),
  language: z.literal('zh'),
  parties: z.array(reference.extend({ roles: z.array(z.enum(['buyer', 'tenderer', 'supplier'])).min(1) })),
  buyer: reference,
  tender: z
    .object({
      id: z.string().min(1),
      status: z.enum(TENDER_STATES).optional(),
      procurementMethod: z.enum(['open', 'selective', 'direct']).optional(),
      mainProcurementCategory: z.literal('services').optional(),
    })
    .optional(),
  awards: z
    .array(z.object({ id: z.string(), status: z.enum(['active', 'cancelled']), value, suppliers: z.array(reference) }))
    .optional(),
  contracts: z
    .array(z.object({ id: z.string(), awardID: z.string(), status: z.enum(['active', 'terminated']).optional() }))
    .optional(),
});

let world: ApiWorld;
let accepted: PortalPurchase;

beforeAll(async () => {
  world = await ApiWorld.open();
  accepted = await publicPurchase(world.database, { reached: 'accepted', name: '=居家照料护理服务（示例）' });
}, 60_000);

afterAll(() => world.close());

const ocid = () => `ocds-jieli0-${accepted.number}`;
const record = async () => (await world.nobody().get(`/ocds/records/${ocid()}`)).body.records[0];

describe('open contracting data', () => {
  test('has a release for every notice, each as OCDS 1.1 wants it', async () => {
    const { releases } = await record();
    expect(releases.map(({ tag }: { tag: string[] }) => tag)).toEqual([
      ['tender'],
      ['tenderUpdate'],
      ['award'],
      ['contract'],
      ['implementation'],
    ]);
    for (const one of releases) expect(release.safeParse(one).error).toBeUndefined();
    expect(new Set(releases.map(({ id }: { id: string }) => id)).size).toBe(releases.length);
  });

  test('compiles them to one: the award, its contract and the acceptance belong together', async () => {
    const { compiledRelease } = await record();
    expect(release.safeParse(compiledRelease).error).toBeUndefined();
    expect(compiledRelease).toMatchObject({
      ocid: ocid(),
      tag: ['compiled'],
      buyer: { name: buyer.name },
      tender: { status: 'complete', procurementMethod: 'selective' },
      awards: [
        { status: 'active', value: { amount: 688_000, currency: 'CNY' }, suppliers: [{ name: provider1.name }] },
      ],
      contracts: [{ status: 'terminated', implementation: { milestones: [{ id: 'acceptance', status: 'met' }] } }],
    });
    expect(compiledRelease.contracts[0].awardID).toBe(compiledRelease.awards[0].id);
    expect(compiledRelease.tender.documents).toHaveLength(2);
  });

  test('comes in packages that lead to each other, until nothing is left', async () => {
    const seen = new Set<string>();
    let address: string | undefined = '/ocds/release-packages';
    while (address !== undefined) {
      const { status, body } = await world.nobody().get(address);
      expect([status, body.version]).toEqual([200, '1.1']);
      for (const one of body.releases) {
        expect(release.safeParse(one).error).toBeUndefined();
        expect(seen.has(one.id)).toBe(false);
        seen.add(one.id);
      }
      address = body.links?.next.slice(world.url.length);
    }
    for (const id of Object.values(accepted.notices)) expect(seen).toContain(id);
  });

  test('says nothing of a purchase of which nothing is published', async () => {
    const { status } = await world.nobody().get('/ocds/records/ocds-jieli0-NOTHING');
    expect(status).toBe(404);
  });
});

describe('a list of the portal as a table', () => {
  const table = async (path: string) => {
    const answer = await fetch(`${world.url}/public/${path}`);
    return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  test.each(['notices', 'awards', 'contracts'])('%s opens in a spreadsheet, and no cell is a formula', async (name) => {
    const { type, bytes } = await table(`${name}.csv`);
    expect(type).toContain('text/csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = bytes.toString('utf8').split('\n');
    expect(lines[0]).toContain('采购编号');
    const own = lines.filter((line) => line.includes(accepted.number));
    expect(own.length).toBeGreaterThan(0);
    for (const line of own) expect(line).toMatch(/'=居家照料护理服务/);
  });

  test('keeps what the address narrows the list to', async () => {
    const { bytes } = await table(`notices.csv?kind=result-notice&q=${encodeURIComponent(accepted.number)}`);
    const lines = bytes.toString('utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('中标（成交）结果公告');
  });
});
