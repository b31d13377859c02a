import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aBid, bidsPath, LOT_BUDGET, LOT_CEILING, openBidding, type Bidding } from './bids-bidding.ts';
import { moveDeadline } from './deadline.ts';

let world: ApiWorld;
let provider1: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
}, 60_000);

afterAll(() => world.close());

function storedBids({ purchaseId }: Bidding) {
  return world.database.prisma.bid.findMany({ where: { purchaseId }, orderBy: { receivedAt: 'asc' } });
}

describe('a receipt', () => {
  test('tells the hash of exactly the bytes that are stored, and these open to what was sent', async () => {
    const bidding = await openBidding(world);
    const answer = await provider1.post(bidsPath(bidding), aBid(bidding, { proposal: '金丝雀方案' }));
    expect(answer.status).toBe(201);
    const [stored] = await storedBids(bidding);
    const bytes = Buffer.from(stored!.envelope);
    expect(answer.body).toMatchObject({ bidId: stored!.id, lotId: bidding.lotIds[0] });
    expect(answer.body.envelopeHash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(answer.body.receivedAt).toBe(stored!.receivedAt.toISOString());
    expect(bytes.includes('金丝雀方案')).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addIdentity(bidding.identity);
    const content = JSON.parse(await decrypter.decrypt(bytes, 'text')) as Record<string, unknown>;
    expect(content).toMatchObject({
      lotId: bidding.lotIds[0],
      providerId: DEMO_ORGANISATIONS.provider1.id,
      priceFen: 68_800_000,
      proposal: '金丝雀方案',
    });
  });

  test('is given again for the same Idempotency-Key, also after the deadline, and stores nothing twice', async () => {
    const bidding = await openBidding(world);
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await provider1.post(bidsPath(bidding), aBid(bidding), key);
    const past = new Date(Date.now() - 1000);
    await moveDeadline(world.database, bidding.purchaseId, past);
    const again = await provider1.post(bidsPath(bidding), aBid(bidding), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await storedBids(bidding)).toHaveLength(1);
  });

  test('is listed for its own provider with the state of the bid', async () => {
    const bidding = await openBidding(world);
    const first = await provider1.post(bidsPath(bidding), aBid(bidding));
    const second = await provider1.post(bidsPath(bidding), aBid(bidding, { priceFen: 68_000_000 }));
    const { body } = await provider1.get(`${bidsPath(bidding)}/mine`);
    const states = Object.fromEntries(
      body.items.map((item: { bidId: string; state: string }) => [item.bidId, item.state]),
    );
    expect(states).toEqual({ [first.body.bidId]: 'replaced', [second.body.bidId]: 'current' });
  });
});

describe('a bid that replaces an earlier one', () => {
  test('leaves one current bid a lot, and the other lot alone', async () => {
    const bidding = await openBidding(world);
    const otherLot = { lotId: bidding.lotIds[1] };
    await provider1.post(bidsPath(bidding), aBid(bidding, otherLot));
    await provider1.post(bidsPath(bidding), aBid(bidding));
    await provider1.post(bidsPath(bidding), aBid(bidding));
    const bids = await storedBids(bidding);
    expect(bids.map(({ lotId, state }) => [bidding.lotIds.indexOf(lotId), state])).toEqual([
      [1, 'current'],
      [0, 'replaced'],
      [0, 'current'],
    ]);
  });

  test('may race with its twin: all are taken, one is current', async () => {
    const bidding = await openBidding(world);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => provider1.post(bidsPath(bidding), aBid(bidding))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const states = (await storedBids(bidding)).map(({ state }) => state);
    expect(states.filter((state) => state === 'current')).toHaveLength(1);
    expect(states).toHaveLength(6);
  });
});

describe('a late bid', () => {
  test('is refused by the database’s clock with the legal deadline in Shanghai time and whom to ask', async () => {
    const bidding = await openBidding(world, { deadline: new Date(Date.now() - 1) });
    const { status, body } = await provider1.post(bidsPath(bidding), aBid(bidding));
    expect([status, body.code, body.rule]).toEqual([409, 'bid-late', 'EV-02']);
    expect(body.detail).toContain('2027-03-18 09:00');
    expect(body.detail).toContain('示例县民政局');
    expect(await storedBids(bidding)).toEqual([]);
  });

  /** Holds the purchase as the opening does while a bid is on its way; resolves when the bid waits for the lock. */
  async function whileTheOpeningHolds(
    bidding: Bidding,
    finish: (tx: { query(sql: string): Promise<unknown> }) => Promise<unknown>,
  ) {
    const opening = await world.database.pool.connect();
    try {
      await opening.query('BEGIN');
      await opening.query('SELECT 1 FROM purchase WHERE id = $1 FOR UPDATE', [bidding.purchaseId]);
      const answer = provider1.post(bidsPath(bidding), aBid(bidding));
      for (;;) {
        // Not in the opening's transaction, which would see one snapshot of it for ever.
        const { rows } = await world.database.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO bid%'`,
        );
        if (rows.length > 0) break;
      }
      await finish(opening);
      await opening.query('COMMIT');
      return await answer;
    } finally {
      opening.release();
    }
  }

  test('that meets the opening half-way is refused, never lost', async () => {
    const bidding = await openBidding(world);
    const { status, body } = await whileTheOpeningHolds(bidding, (tx) =>
      tx.query(`UPDATE purchase SET bids_opened_at = now(), stage = 'evaluation' WHERE id = '${bidding.purchaseId}'`),
    );
    expect([status, body.code]).toEqual([409, 'bid-late']);
    expect(await storedBids(bidding)).toEqual([]);
  });

  test('whose deadline passes while it waits for a lock is refused', async () => {
    const bidding = await openBidding(world, { deadline: new Date(Date.now() + 1500) });
    const { status, body } = await whileTheOpeningHolds(bidding, async (tx) => {
      await tx.query(
        `SELECT pg_sleep_until(bid_deadline_at + interval '5 milliseconds') FROM purchase WHERE id = '${bidding.purchaseId}'`,
      );
    });
    expect([status, body.code]).toEqual([409, 'bid-late']);
    expect(await storedBids(bidding)).toEqual([]);
  });
});

describe('a bid that is refused changes nothing', () => {
  test('above the ceiling, or above the budget where there is no ceiling', async () => {
    const bidding = await openBidding(world);
    const refused = [
      aBid(bidding, { priceFen: LOT_CEILING + 1 }),
      aBid(bidding, { lotId: bidding.lotIds[1], priceFen: LOT_BUDGET + 1 }),
    ];
    for (const bid of refused) {
      const { status, body } = await provider1.post(bidsPath(bidding), bid);
      expect([status, body.code, body.errors[0].pointer, body.rule]).toEqual([
        422,
        'bid-above-ceiling',
        '/priceFen',
        'PB-02',
      ]);
    }
    expect(await storedBids(bidding)).toEqual([]);
    const atTheLimit = await provider1.post(bidsPath(bidding), aBid(bidding, { priceFen: LOT_CEILING }));
    expect(atTheLimit.status).toBe(201);
  });

  test('for a lot of another purchase, an unknown purchase or one that was not announced', async () => {
    const [bidding, other] = [await openBidding(world), await openBidding(world)];
    const hidden = await openBidding(world, { announced: false });
    const answers = [
      await provider1.post(bidsPath(bidding), aBid(other)),
      await provider1.post(`/api/v1/purchases/${randomUUID()}/bids`, aBid(bidding)),
      await provider1.post(bidsPath(hidden), aBid(hidden)),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([404, 'not-found']));
    expect(await storedBids(bidding)).toEqual([]);
    expect(await storedBids(hidden)).toEqual([]);
  });

  test('of an organisation that may not deliver (PL-02, PL-03), and of anybody who is no provider', async () => {
    const bidding = await openBidding(world);
    const stateOrgan = await world.another('provider');
    const ineligible = await stateOrgan.post(bidsPath(bidding), aBid(bidding));
    expect([ineligible.status, ineligible.body.code]).toEqual([403, 'provider-not-eligible']);
    const officer = await (await world.as('officer')).post(bidsPath(bidding), aBid(bidding));
    expect([officer.status, officer.body.code]).toEqual([403, 'forbidden']);
    expect(await storedBids(bidding)).toEqual([]);
  });

  test('with a field too many, a price of nothing or half a fen', async () => {
    const bidding = await openBidding(world);
    for (const wrong of [{ discount: 1 }, { priceFen: 0 }, { priceFen: 1.5 }, { proposal: ' ' }]) {
      const { status, body } = await provider1.post(bidsPath(bidding), aBid(bidding, wrong));
      expect([status, body.code]).toEqual([422, 'invalid-input']);
    }
    expect(await storedBids(bidding)).toEqual([]);
  });
});
