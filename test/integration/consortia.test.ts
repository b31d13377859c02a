import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Encrypter } from 'age-encryption';
import { sealedText, type BidFile } from '../../domain/procurement/bid-content.ts';
import type { ConsortiumMember } from '../../domain/procurement/consortium.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { openableBidding, openBids, type OpenableBidding } from './bids-openable.ts';

const { provider1, provider2, provider3, provider4 } = DEMO_ORGANISATIONS;
/** Fictitious, in no bank; with true check digits. */
const OUTSIDE = ['91220422999999777W', '91220422999999888N'] as const;
const day = (fromToday: number) => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
const BAN = {
  ...{ creditCode: OUTSIDE[1], name: '示例二员', rule: 'DB-01', fromDay: day(-30), untilDay: day(500) },
  ...{ facts: '提供虚假材料谋取成交（示例）。', authority: '示例县财政局', document: '示例财罚〔2026〕9号' },
};
const AGREEMENT: BidFile = {
  name: '联合协议.pdf',
  content: Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n').toString('base64'),
};

let world: ApiWorld;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
afterAll(() => world.close());

/** A member that is in no bank and nobody else's. */
function aMember(changes: Partial<ConsortiumMember> = {}): ConsortiumMember {
  return { name: '示例联合成员', creditCode: OUTSIDE[0], work: '送餐和助浴（示例）', sharePercent: 30, ...changes };
}

async function together(
  bidding: OpenableBidding,
  username: string,
  consortium: readonly ConsortiumMember[],
  files: readonly BidFile[] = [AGREEMENT],
) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(bidding.recipient);
  const { id: providerId } = DEMO_ORGANISATIONS[username as 'provider1'];
  const content = { lotId: bidding.lotIds[0]!, providerId, priceFen: 61_000_000, proposal: '示例', files };
  const raw = await encrypter.encrypt(sealedText({ ...content, consortium }, 'salt'));
  const path = `/api/v1/purchases/${bidding.purchaseId}/lots/${bidding.lotIds[0]}/envelope`;
  const headers = { 'content-type': 'application/octet-stream' };
  expect((await (await world.as(username)).send('POST', path, { raw, headers })).status).toBe(201);
}

/** The task of whoever examines the first lot, with what it shows. */
async function examination({ purchaseId, lotIds }: OpenableBidding) {
  const id = await world.task({ purchaseId, kind: 'examine-qualifications', subject: { lotId: lotIds[0] } });
  const { body } = await officer.get(taskPath(id));
  const bids = await world.database.prisma.bid.findMany({ where: { purchaseId, state: 'current' } });
  const of = (provider: { readonly id: string }) => bids.find(({ providerId }) => providerId === provider.id)!.id;
  const consortium = (provider: { readonly id: string }) =>
    body.material.bids.find(({ bidId }: { bidId: string }) => bidId === of(provider)).consortium;
  const allQualify = () => {
    const results = bids.map((bid) => ({ bidId: bid.id, qualified: true }));
    return officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: { results } });
  };
  return { consortium, of, allQualify };
}

test('members come to light with the bid, stand in the record of the opening, and the bid may qualify', async () => {
  const bidding = await openableBidding(world);
  await together(bidding, 'provider1', [aMember(), aMember({ name: '示例二员', creditCode: OUTSIDE[1] })]);
  expect(
    await world.database.prisma.consortiumMember.count({ where: { bid: { purchaseId: bidding.purchaseId } } }),
  ).toBe(0);
  await openBids(world, bidding);
  const { consortium, allQualify } = await examination(bidding);
  expect(consortium(provider1)).toEqual({
    faults: [],
    members: [
      { name: '示例联合成员', creditCode: OUTSIDE[0], work: '送餐和助浴（示例）', sharePercent: 30 },
      { name: '示例二员', creditCode: OUTSIDE[1], work: '送餐和助浴（示例）', sharePercent: 30 },
    ],
  });
  expect((await allQualify()).status).toBe(200);
  const { notices, bids } = (await officer.get(`/api/v1/purchases/${bidding.purchaseId}`)).body;
  const record = notices.find(({ kind }: { kind: string }) => kind === 'opening-record');
  expect(record.body.bids[0].provider).toBe(`${provider1.name}（联合体牵头人；成员：示例联合成员、示例二员）`);
  expect(bids[0].consortium.map(({ name }: { name: string }) => name)).toEqual(['示例联合成员', '示例二员']);
});

test('whoever bids alone and in a consortium, or in two of them, spoils every such bid; the others stand (REG 22)', async () => {
  const bidding = await openableBidding(world);
  const { name, creditCode } = provider2;
  await together(bidding, 'provider1', [aMember({ name, creditCode })]);
  await together(bidding, 'provider2', []);
  await together(bidding, 'provider3', [aMember()]);
  await together(bidding, 'provider4', [aMember({ creditCode: OUTSIDE[1] })]);
  await openBids(world, bidding);
  const { consortium, of, allQualify } = await examination(bidding);
  const faults = [provider1, provider2, provider3, provider4].map((provider) => consortium(provider).faults);
  expect(faults).toEqual([['bids-twice'], ['bids-twice'], [], []]);
  const refused = await allQualify();
  expect([refused.status, refused.body.errors.map(({ rule }: { rule: string }) => rule)]).toEqual([
    422,
    ['PB-11', 'PB-11'],
  ]);
  expect(of(provider3)).not.toBe(of(provider4));
});

test('without an agreement, with a debarred member, or where the documents refuse consortia, it does not qualify', async () => {
  const bidding = await openableBidding(world);
  expect((await officer.post('/api/v1/debarments', BAN)).status).toBe(201);
  await together(bidding, 'provider1', [aMember()], []);
  await together(bidding, 'provider3', [aMember({ creditCode: OUTSIDE[1] })]);
  await openBids(world, bidding);
  const { purchaseId } = bidding;
  const first = await examination(bidding);
  expect(first.consortium(provider1).faults).toEqual(['no-agreement']);
  expect(first.consortium(provider3).faults).toEqual(['debarred']);
  const newest = await world.database.prisma.procurementDocument.findFirst({
    where: { purchaseId },
    orderBy: { version: 'desc' },
  });
  const version = (newest?.version ?? 0) + 1;
  const terms = { requirements: '示例采购需求', criteria: [], consortiumRefused: true };
  await world.database.prisma.procurementDocument.create({ data: { purchaseId, version, ...terms } });
  const second = await examination(bidding);
  expect(second.consortium(provider1).faults).toEqual(['refused', 'no-agreement']);
  expect((await second.allQualify()).body.errors.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
    ...['DB-08', 'PB-11', 'PB-11', 'PB-11'],
  ]);
});
