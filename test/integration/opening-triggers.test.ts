import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { ApiWorld } from './api-world.ts';
import { bidsPath } from './bids-bidding.ts';
import { moveDeadline } from './deadline.ts';
import { OpeningByHolders, type HeldBidding } from './opening-by-holders.ts';

/** What the database refuses by itself, whoever asks it: the api and the worker included. */
let world: ApiWorld;
let opening: OpeningByHolders;
let bidding: HeldBidding;

beforeAll(async () => {
  world = await ApiWorld.open();
  opening = new OpeningByHolders(world.database, world.context.environment.signingKey);
}, 60_000);
beforeEach(async () => {
  bidding = await opening.bidding();
});
afterAll(() => world.close());

/** SQLSTATE of the refusal; undefined when there was none. */
async function refused(sql: string, ...values: unknown[]): Promise<string | undefined> {
  return world.database.pool.query(sql, values).then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
}

const id = () => bidding.purchaseId;
const CLERK = DEMO_USERS.find(({ username }) => username === 'clerk')!.id;
const SHARE = 'UPDATE opening_share SET released = $2, released_at = now() WHERE purchase_id = $1 AND seat = 1';

async function handIn(): Promise<string> {
  const envelope = await opening.envelope(bidding, 'provider1', 61_000_000);
  const bidder = await world.as('provider1');
  const { body } = await bidder.post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[0], envelope });
  return body.bidId as string;
}

describe('the holders', () => {
  test('are named before the notice: too few, of too few offices, or one office able to open alone', async () => {
    const publish = "UPDATE purchase SET bid_deadline_at = now() + interval '1 day' WHERE id = $1";
    const purchase = await world.database.prisma.purchase.findUniqueOrThrow({ where: { id: id() } });
    const seats = async (offices: readonly string[]) => {
      const fresh = randomUUID();
      const { sealRecipient, clockEpoch, regionCode, buyerId, drafterId, budgetFen, budgetYear, fundSource } = purchase;
      await world.database.prisma.purchase.create({
        data: {
          ...{ id: fresh, number: `HOLD-${fresh}`, name: '示例', method: 'open-tender', openingBy: 'holders' },
          ...{ sealRecipient, clockEpoch, regionCode, buyerId, drafterId, budgetFen, budgetYear, fundSource },
        },
      });
      await world.database.prisma.openingKey.create({
        data: { purchaseId: fresh, threshold: 3, keyCheck: 'a'.repeat(64), deskRecipient: 'age1desk' },
      });
      await world.database.prisma.openingShare.createMany({
        data: offices.map((officeId, at) => {
          const holderId = DEMO_USERS[at]!.id;
          return { purchaseId: fresh, seat: at + 1, holderId, officeId, shareCheck: 'b'.repeat(64) };
        }),
      });
      return refused(publish, fresh);
    };
    const { buyer, finance, supervision, lastResort } = DEMO_ORGANISATIONS;
    const [a, b, c, d] = [buyer.id, finance.id, supervision.id, lastResort.id];
    expect(await seats([a, a, b, c])).toBe('JL020');
    expect(await seats([a, a, b, b, a])).toBe('JL020');
    expect(await seats([a, a, a, b, c])).toBe('JL020');
    expect(await seats([a, a, b, b])).toBe('JL020');
    expect(await seats([a, a, b, c, d])).toBeUndefined();
  });

  test('give no share before the deadline, and none changes hands after it or without its wrapping and reason', async () => {
    const hand =
      'UPDATE opening_share SET holder_id = $2, office_id = office_id, wrapped = $3, handed_on_reason = $4 WHERE purchase_id = $1 AND seat = 1';
    expect(await refused(SHARE, id(), Buffer.from('x'))).toBe('JL021');
    expect(await refused(hand, id(), CLERK, null, '调离')).toBe('JL003');
    expect(await refused(hand, id(), CLERK, Buffer.from('x'), null)).toBe('JL003');
    expect(await refused(hand, id(), CLERK, Buffer.from('x'), '调离')).toBeUndefined();
    const records = await world.database.prisma.openingHandover.findMany({ where: { purchaseId: id() } });
    expect(records).toMatchObject([{ seat: 1, toId: CLERK, reason: '调离' }]);
    await opening.passDeadline(bidding);
    const back = DEMO_USERS.find(({ username }) => username === 'officer')!.id;
    expect(await refused(hand, id(), back, Buffer.from('y'), '再移交')).toBe('JL022');
  });

  test('of one office never become enough to open alone, and a share stays the share it is', async () => {
    const toBuyer = 'UPDATE opening_share SET office_id = $2 WHERE purchase_id = $1 AND seat = 3';
    expect(await refused(toBuyer, id(), DEMO_ORGANISATIONS.buyer.id)).toBe('JL023');
    const other = 'UPDATE opening_share SET share_check = $2 WHERE purchase_id = $1 AND seat = 3';
    expect(await refused(other, id(), 'c'.repeat(64))).toBe('JL003');
    const lose = "UPDATE opening_share SET lost_at = now(), lost_reason = '遗失' WHERE purchase_id = $1 AND seat = 3";
    expect(await refused(lose, id())).toBeUndefined();
    const find = 'UPDATE opening_share SET lost_at = NULL, lost_reason = NULL WHERE purchase_id = $1 AND seat = 3';
    expect(await refused(find, id())).toBe('JL003');
    expect(await refused('DELETE FROM opening_share WHERE purchase_id = $1', id())).toBeDefined();
  });
});

describe('the deadline', () => {
  test('is put off, never brought forward', async () => {
    const move = 'UPDATE purchase SET bid_deadline_at = bid_deadline_at + $2::interval WHERE id = $1';
    expect(await refused(move, id(), '-1 second')).toBeDefined();
    expect(await refused(move, id(), '1 second')).toBeUndefined();
  });

  test('refuses a bid at its very instant: the last millisecond before it is in time, the deadline itself is late', async () => {
    const envelope = await opening.envelope(bidding, 'provider1', 61_000_000);
    const bidder = await world.as('provider1');
    const send = () => bidder.post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[0], envelope });
    // Sent over and over across the deadline, which the database's clock alone decides.
    const deadline = new Date(Date.now() + 1_500);
    await moveDeadline(world.database, id(), deadline);
    const answers: { readonly status: number; readonly receivedAt?: string }[] = [];
    while (!answers.some(({ status }) => status === 409)) {
      const { status, body } = await send();
      answers.push({ status, receivedAt: body.receivedAt });
    }
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.every(({ receivedAt }) => receivedAt! < deadline.toISOString())).toBe(true);
    expect(await world.database.prisma.bid.count({ where: { purchaseId: id(), receivedAt: { gte: deadline } } })).toBe(
      0,
    );
    // However many arrived in time, one stands for the lot.
    expect(await world.database.prisma.bid.count({ where: { purchaseId: id(), state: 'current' } })).toBe(1);
  });
});

describe('an envelope', () => {
  test('is the only current one of its bidder for the lot, whoever writes the second', async () => {
    const bidId = await handIn();
    const copy = `INSERT INTO bid (purchase_id, lot_id, provider_id, envelope, envelope_hash, received_at)
      SELECT purchase_id, lot_id, provider_id, envelope, envelope_hash, received_at FROM bid WHERE id = $1`;
    expect(await refused(copy, bidId)).toBe('23505');
  });

  test('is not read before the deadline, and one that went back is never opened', async () => {
    const bidId = await handIn();
    const open = 'UPDATE bid SET opened_at = now(), price_fen = 1 WHERE id = $1';
    expect(await refused(open, bidId)).toBe('JL021');
    await opening.passDeadline(bidding);
    expect(await refused('UPDATE bid SET returned_at = now() WHERE id = $1', bidId)).toBeUndefined();
    expect(await refused(open, bidId)).toBe('23514');
    expect(await refused('UPDATE bid SET returned_at = NULL WHERE id = $1', bidId)).toBeDefined();
  });
});

describe('the record of the opening', () => {
  test('and its steps, signatures and handovers are never changed or taken back', async () => {
    await handIn();
    await opening.passDeadline(bidding);
    for (const seat of [1, 2, 3]) await opening.give(bidding, seat);
    await opening.combine(bidding);
    await opening.openEnvelopes(bidding);
    await opening.record(bidding);
    const { recordHash } = await world.database.prisma.openingKey.findUniqueOrThrow({ where: { purchaseId: id() } });
    const sign = `INSERT INTO opening_sign_off (purchase_id, user_id, organisation_id, part, record_hash)
      SELECT $1, id, organisation_id, 'host', $2 FROM app_user WHERE username = 'officer'`;
    expect(await refused(sign, id(), 'd'.repeat(64))).toBe('JL024');
    expect(await refused(sign, id(), recordHash)).toBeUndefined();
    for (const table of ['opening_step', 'opening_sign_off', 'opening_handover']) {
      expect([table, await refused(`DELETE FROM ${table} WHERE purchase_id = $1`, id())]).not.toEqual([
        table,
        undefined,
      ]);
    }
    expect(await refused("UPDATE opening_sign_off SET objection = '改' WHERE purchase_id = $1", id())).toBeDefined();
    // What made the key is gone with the record.
    const shares = await world.database.prisma.openingShare.findMany({ where: { purchaseId: id() } });
    expect(shares.every(({ wrapped, released }) => wrapped === null && released === null)).toBe(true);
  });
});
