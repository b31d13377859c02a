import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Encrypter } from 'age-encryption';
import { sealedText } from '../../domain/procurement/bid-content.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { bidsPath, LOT_CEILING, type Bidding } from './bids-bidding.ts';
import { openableBidding, openBids } from './bids-openable.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);

afterAll(() => world.close());

async function sealed(recipient: string, text: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(text)).toString('base64');
}

async function hand(bidding: Bidding, username: string, envelope: string, lot: 0 | 1 = 0) {
  const bidder = await world.as(username);
  const answer = await bidder.post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[lot], envelope });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body as { bidId: string; envelopeHash: string };
}

function open(bidding: Bidding) {
  return openBids(world, bidding);
}

function content(bidding: Bidding, provider: 'provider1' | 'provider2' | 'provider3' | 'provider4', priceFen: number) {
  const providerId = DEMO_ORGANISATIONS[provider].id;
  return sealedText({ lotId: bidding.lotIds[0], providerId, priceFen, proposal: '示例响应方案' }, 'salt');
}

describe('an envelope that the bidder has sealed', () => {
  test('opens to what was sealed, under the hash of the receipt, and is named in the record', async () => {
    const bidding = await openableBidding(world);
    const receipt = await hand(
      bidding,
      'provider1',
      await sealed(bidding.recipient, content(bidding, 'provider1', 68_800_000)),
    );
    await open(bidding);
    const bid = await world.database.prisma.bid.findUniqueOrThrow({ where: { id: receipt.bidId } });
    expect([bid.priceFen, bid.proposal, bid.envelopeHash]).toEqual([68_800_000n, '示例响应方案', receipt.envelopeHash]);
    const record = await world.database.prisma.notice.findFirstOrThrow({
      where: { purchaseId: bidding.purchaseId, kind: 'opening-record' },
    });
    expect(record.body).toEqual({
      bids: [
        {
          lot: 1,
          provider: DEMO_ORGANISATIONS.provider1.name,
          priceFen: 68_800_000,
          envelopeHash: receipt.envelopeHash,
        },
      ],
      refused: [],
    });
  });

  test('with a price above the ceiling is refused when it is opened (EV-24), and the record says why', async () => {
    const bidding = await openableBidding(world);
    const high = await hand(
      bidding,
      'provider1',
      await sealed(bidding.recipient, content(bidding, 'provider1', LOT_CEILING + 1)),
    );
    await hand(bidding, 'provider2', await sealed(bidding.recipient, content(bidding, 'provider2', LOT_CEILING)));
    const lots = await open(bidding);
    expect(lots[0]!.bids.map(({ providerId }) => providerId)).toEqual([DEMO_ORGANISATIONS.provider2.id]);
    const { body } = await (await world.as('provider1')).get(`/api/v1/purchases/${bidding.purchaseId}`);
    expect(body.bids).toMatchObject([
      { id: high.bidId, priceFen: null, qualified: false, refusalReason: 'above-ceiling' },
    ]);
    const record = await world.database.prisma.notice.findFirstOrThrow({
      where: { purchaseId: bidding.purchaseId, kind: 'opening-record' },
    });
    expect(record.body).toMatchObject({
      refused: [{ lot: 1, reason: 'above-ceiling', envelopeHash: high.envelopeHash }],
    });
  });

  test('that holds something hostile never keeps the others from being opened', async () => {
    const bidding = await openableBidding(world);
    const good = content(bidding, 'provider4', 60_000_000);
    const hostile = [
      'no json',
      'null',
      '[]',
      '['.repeat(100_000),
      good.replace('示例响应方案', '\\u0000'),
      good.replace('示例响应方案', '\\ud800'),
      good.replace('60000000', '6e30'),
      good.replace('60000000', '-1'),
      good.replace('60000000', '0.5'),
      good.replace('60000000', '"60000000"'),
      content(bidding, 'provider3', 60_000_000),
      good.replace(bidding.lotIds[0], bidding.lotIds[1]),
    ];
    await hand(bidding, 'provider1', await sealed(bidding.recipient, content(bidding, 'provider1', 68_800_000)));
    const { prisma } = world.database;
    const refused: string[] = [];
    for (const text of hostile) {
      const next = await openableBidding(world);
      const swap = (value: string) =>
        value.replaceAll(bidding.lotIds[0], next.lotIds[0]).replaceAll(bidding.lotIds[1], next.lotIds[1]);
      await hand(next, 'provider4', await sealed(next.recipient, swap(text)));
      await hand(next, 'provider1', await sealed(next.recipient, content(next, 'provider1', 68_800_000)));
      const lots = await open(next);
      expect(lots[0]!.bids).toHaveLength(1);
      const bid = await prisma.bid.findFirstOrThrow({
        where: { purchaseId: next.purchaseId, providerId: DEMO_ORGANISATIONS.provider4.id },
      });
      refused.push(bid.refusalReason ?? '');
    }
    expect(refused).toEqual([...Array<string>(10).fill('unreadable'), 'header', 'header']);
  });

  test('that was sealed to another purchase’s key, replaced or withdrawn is not opened', async () => {
    const [bidding, other] = [await openableBidding(world), await openableBidding(world)];
    await hand(bidding, 'provider1', await sealed(other.recipient, content(bidding, 'provider1', 1)));
    await hand(bidding, 'provider2', await sealed(bidding.recipient, content(bidding, 'provider2', 2)));
    const second = await hand(bidding, 'provider2', await sealed(bidding.recipient, content(bidding, 'provider2', 3)));
    await (await world.as('provider2')).post(`${bidsPath(bidding)}/${second.bidId}/withdraw`);
    const kept = await hand(bidding, 'provider3', await sealed(bidding.recipient, content(bidding, 'provider3', 4)));
    const lots = await open(bidding);
    expect(lots[0]!.bids.map(({ bidId }) => bidId)).toEqual([kept.bidId]);
    const rows = await world.database.prisma.bid.findMany({
      where: { purchaseId: bidding.purchaseId, openedAt: null },
    });
    expect(rows.map(({ state, refusalReason }) => [state, refusalReason]).sort()).toEqual([
      ['current', 'unreadable'],
      ['replaced', null],
      ['withdrawn', null],
    ]);
  });
});

describe('what is no envelope is refused on arrival, and changes nothing', () => {
  test.each([
    ['text', Buffer.from('这不是信封').toString('base64'), 'not_sealed'],
    ['nothing', '', 'not_sealed'],
    ['no base64', 'age-encryption.org/v1', 'invalid_format'],
    ['too much', Buffer.alloc(300_000, 'age-encryption.org/v1\n').toString('base64'), 'too_big'],
  ])('%s', async (_what, envelope, code) => {
    const bidding = await openableBidding(world);
    const { status, body } = await (
      await world.as('provider1')
    ).post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[0], envelope });
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([422, '/envelope', code]);
    expect(await world.database.prisma.bid.count({ where: { purchaseId: bidding.purchaseId } })).toBe(0);
  });
});
