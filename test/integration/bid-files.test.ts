import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Encrypter } from 'age-encryption';
import { BID_FILES_BYTES, readBidContent, sealedText, type BidFile } from '../../domain/procurement/bid-content.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { ApiWorld } from './api-world.ts';
import { OpeningByHolders, type HeldBidding } from './opening-by-holders.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');

let world: ApiWorld;
let opening: OpeningByHolders;
let bidding: HeldBidding;

beforeAll(async () => {
  world = await ApiWorld.open();
  opening = new OpeningByHolders(world.database, world.context.environment.signingKey);
  bidding = await opening.bidding('competitive-consultation');
}, 60_000);
afterAll(() => world.close());

function file(name: string, content: Buffer): BidFile {
  return { name, content: content.toString('base64') };
}

async function envelopeWith(files: readonly BidFile[], provider: 'provider1' | 'provider2'): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(bidding.recipient);
  const content = {
    lotId: bidding.lotIds[0],
    providerId: DEMO_ORGANISATIONS[provider].id,
    priceFen: 61_000_000,
    proposal: '示例',
  };
  return encrypter.encrypt(sealedText({ ...content, files }, 'salt'));
}

async function send(bytes: Uint8Array, provider: 'provider1' | 'provider2', key?: string) {
  const headers = {
    'content-type': 'application/octet-stream',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const path = `/api/v1/purchases/${bidding.purchaseId}/lots/${bidding.lotIds[0]}/envelope`;
  return (await world.as(provider)).send('POST', path, { raw: bytes, headers });
}

test('files are sealed with the bid, told by their content when it is opened, and shown to those who may see it', async () => {
  const files = [
    file('服务方案.pdf', PDF),
    file('业绩.docx', PDF),
    file('报名表.pdf', Buffer.from('MZ\x90\x00\x03'.padEnd(600, '\0'), 'latin1')),
    file('说明.txt', Buffer.from('具名服务团队名单（示例）')),
    file('图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  ];
  const bytes = await envelopeWith(files, 'provider1');
  const first = await send(bytes, 'provider1', 'files-1');
  const again = await send(bytes, 'provider1', 'files-1');
  expect([first.status, again.body]).toEqual([201, first.body]);
  expect((await send(await envelopeWith([], 'provider1'), 'provider1', 'files-1')).status).toBe(422);
  await send(await envelopeWith([file('另一家.pdf', PDF)], 'provider2'), 'provider2');
  const { bidId } = first.body;
  const path = (seq: number) => `/api/v1/bids/${bidId}/files/${seq}`;
  expect((await (await world.as('officer')).get(path(1))).status).toBe(404);

  await opening.passDeadline(bidding);
  for (const seat of [1, 2, 3]) await opening.give(bidding, seat);
  await opening.combine(bidding);
  await opening.openEnvelopes(bidding);
  // Open, and not yet recorded: for nobody.
  expect((await (await world.as('officer')).get(path(1))).status).toBe(404);
  await opening.record(bidding);
  const rows = await world.database.prisma.bidFile.findMany({ where: { bidId }, orderBy: { seq: 'asc' } });
  expect(rows.map(({ name, mediaType, fault }) => [name, mediaType, fault])).toEqual([
    ['服务方案.pdf', 'application/pdf', null],
    ['业绩.docx', null, 'misleading'],
    ['报名表.pdf', null, 'program'],
    ['说明.txt', 'text/plain', null],
    // No reader of file types makes sense of it; the opening goes on.
    ['图.png', null, 'unknown'],
  ]);
  const expert = DEMO_USERS.find(({ username }) => username === 'expert1')!.id;
  await world.database.prisma.expertDraw.create({
    data: { purchaseId: bidding.purchaseId, round: 1, seed: 's', poolHash: 'h', poolSize: 1, drawn: [expert] },
  });
  const seen: [string, number][] = [];
  for (const username of ['officer', 'auditor', 'provider1', 'expert1', 'expert2', 'provider2', 'officer2']) {
    seen.push([username, (await (await world.as(username)).get(path(1))).status]);
  }
  expect(seen).toEqual([
    ['officer', 200],
    ['auditor', 200],
    ['provider1', 200],
    ['expert1', 200],
    ['expert2', 404],
    ['provider2', 404],
    ['officer2', 404],
  ]);
  const answer = await (await world.as('officer')).get(path(1));
  expect([answer.headers.get('content-type'), answer.body]).toEqual(['application/pdf', PDF.toString()]);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  // A program is named, never served.
  expect((await (await world.as('officer')).get(path(3))).status).toBe(404);
  const task = await world.task({
    kind: 'examine-qualifications',
    purchaseId: bidding.purchaseId,
    subject: { lotId: bidding.lotIds[0] },
  });
  const { body } = await (await world.as('officer')).get(`/api/v1/tasks/${encodeURIComponent(task)}`);
  const material = body.material.bids.find((bid: { bidId: string }) => bid.bidId === bidId);
  expect(material.files[1]).toEqual({ seq: 2, name: '业绩.docx', size: PDF.length, fault: 'misleading' });
});

test('what is no lawful file makes the envelope unreadable, and stops nobody else’s', () => {
  const bid = { lotId: 'lot', providerId: 'provider', priceFen: 1, proposal: '示例' };
  const read = (files: unknown) => readBidContent(JSON.stringify({ ...bid, files }));
  expect(read([file('a.pdf', PDF)])).toMatchObject({ files: [{ name: 'a.pdf' }] });
  const big = file('a.pdf', Buffer.alloc(BID_FILES_BYTES / 2 + 3));
  for (const files of [
    7,
    [null],
    [{ name: 'a.pdf' }],
    [{ name: '', content: 'AAAA' }],
    [{ name: '../a.pdf', content: 'AAAA' }],
    [{ name: 'a\u0000.pdf', content: 'AAAA' }],
    [{ name: 'a\ud800.pdf', content: 'AAAA' }],
    [{ name: 'a.pdf', content: '' }],
    [{ name: 'a.pdf', content: 'A' }],
    [{ name: 'a.pdf', content: '示例' }],
    Array(11).fill(file('a.pdf', PDF)),
    [big, big],
  ]) {
    expect([files, read(files)]).toEqual([files, undefined]);
  }
});

test('an envelope beyond what a bid may hold is refused on arrival', async () => {
  const { status, body } = await send(Buffer.alloc(BID_FILES_BYTES * 2), 'provider2');
  expect([status, body.code]).toEqual([413, 'body-too-large']);
});
