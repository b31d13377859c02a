import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aBid, bidsPath, openBidding, type Bidding } from './bids-bidding.ts';
import { moveDeadline } from './deadline.ts';

let world: ApiWorld;
let provider1: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
}, 60_000);

afterAll(() => world.close());

async function submit(bidding: Bidding): Promise<string> {
  const { status, body } = await provider1.post(bidsPath(bidding), aBid(bidding));
  expect(status).toBe(201);
  return body.bidId as string;
}

function withdraw(bidding: Bidding, bidId: string, visitor = provider1) {
  return visitor.post(`${bidsPath(bidding)}/${bidId}/withdraw`);
}

async function stateOf(bidId: string): Promise<string> {
  return (await world.database.prisma.bid.findUniqueOrThrow({ where: { id: bidId } })).state;
}

async function passDeadline({ purchaseId }: Bidding): Promise<void> {
  const past = new Date(Date.now() - 1000);
  await moveDeadline(world.database, purchaseId, past);
}

describe('withdrawing a bid before the deadline (令87 art. 34)', () => {
  test('gives a receipt with the database’s time, and gives it again', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    const first = await withdraw(bidding, bidId);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ bidId, state: 'withdrawn', lotId: bidding.lotIds[0] });
    expect(Math.abs(Date.parse(first.body.withdrawnAt) - Date.now())).toBeLessThan(60_000);
    const again = await withdraw(bidding, bidId);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const { body } = await provider1.get(`${bidsPath(bidding)}/mine`);
    expect(body.items).toEqual([first.body]);
  });

  test('leaves room for a new bid, which is then the only current one', async () => {
    const bidding = await openBidding(world);
    const withdrawn = await submit(bidding);
    await withdraw(bidding, withdrawn);
    const next = await submit(bidding);
    expect([await stateOf(withdrawn), await stateOf(next)]).toEqual(['withdrawn', 'current']);
  });

  test('may race with a replacement: afterwards at most one bid is current', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    const [replacement, withdrawal] = await Promise.all([submit(bidding), withdraw(bidding, bidId)]);
    expect([200, 409]).toContain(withdrawal.status);
    expect([await stateOf(bidId), await stateOf(replacement)]).toEqual([
      withdrawal.status === 200 ? 'withdrawn' : 'replaced',
      'current',
    ]);
  });
});

describe('a withdrawal is refused', () => {
  test('after the deadline, by the database’s clock: the bid stands', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    await passDeadline(bidding);
    const { status, body } = await withdraw(bidding, bidId);
    expect([status, body.code, body.rule]).toEqual([409, 'bid-late', 'EV-23']);
    expect(body.detail).toContain('2027-03-18 09:00');
    expect(await stateOf(bidId)).toBe('current');
  });

  test('for a bid that was replaced', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    const current = await submit(bidding);
    const { status, body } = await withdraw(bidding, bidId);
    expect([status, body.code]).toEqual([409, 'bid-not-current']);
    expect([await stateOf(bidId), await stateOf(current)]).toEqual(['replaced', 'current']);
  });

  test('for somebody else’s bid, exactly as for one that does not exist', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    const provider2 = await world.as('provider2');
    const others = await withdraw(bidding, bidId, provider2);
    const nobodys = await withdraw(bidding, '00000000-0000-4000-8000-0000000000ff', provider2);
    expect(others.status).toBe(404);
    expect({ ...others.body, instance: '' }).toEqual({ ...nobodys.body, instance: '' });
    expect(await stateOf(bidId)).toBe('current');
  });

  test('by the database itself, whoever asks it: late, or of a bid that is not current', async () => {
    const bidding = await openBidding(world);
    const bidId = await submit(bidding);
    const set = (state: string) =>
      world.database.pool.query(
        `UPDATE bid SET state = '${state}', withdrawn_at = CASE WHEN '${state}' = 'withdrawn' THEN now() END WHERE id = '${bidId}'`,
      );
    await passDeadline(bidding);
    await expect(set('withdrawn')).rejects.toMatchObject({ code: 'JL010' });
    const open = await openBidding(world);
    const taken = await submit(open);
    await withdraw(open, taken);
    await expect(
      world.database.pool.query(`UPDATE bid SET state = 'current', withdrawn_at = NULL WHERE id = '${taken}'`),
    ).rejects.toMatchObject({ code: 'JL010' });
  });
});
