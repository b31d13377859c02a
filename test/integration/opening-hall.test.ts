import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { ApiWorld } from './api-world.ts';
import { bidsPath } from './bids-bidding.ts';
import { OpeningByHolders, reseal, type HeldBidding } from './opening-by-holders.ts';

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

function hallPath({ purchaseId }: HeldBidding, more = ''): string {
  return `/api/v1/purchases/${purchaseId}/opening${more}`;
}

async function hall(username: string) {
  const { status, body } = await (await world.as(username)).get(hallPath(bidding));
  return status === 200 ? body : { status };
}

async function bid(provider: 'provider1' | 'provider2' | 'provider3', priceFen: number): Promise<string> {
  const envelope = await opening.envelope(bidding, provider, priceFen);
  const answer = await (
    await world.as(provider)
  ).post(`${bidsPath(bidding)}/sealed`, { lotId: bidding.lotIds[0], envelope });
  expect(answer.status).toBe(201);
  return answer.body.envelopeHash as string;
}

async function bidByThree(): Promise<string[]> {
  return [await bid('provider1', 61_000_000), await bid('provider2', 62_000_000), await bid('provider3', 63_000_000)];
}

function idOf(username: string): string {
  return DEMO_USERS.find((user) => user.username === username)!.id;
}

describe('the opening hall', () => {
  test('shows the clock before the deadline, and nothing that depends on a bid', async () => {
    const before = [await hall('officer'), await hall('assistant'), await hall('auditor'), await hall('provider1')];
    await bidByThree();
    expect([await hall('officer'), await hall('assistant'), await hall('auditor'), await hall('provider1')]).toEqual(
      before,
    );
    expect(before[0]).toMatchObject({ state: 'before', threshold: 3, receiptsHash: null, bids: null, record: null });
    expect(before[0].holders).toHaveLength(5);
    expect(before[3]).toMatchObject({ state: 'before', holders: [] });
    expect(await hall('officer2')).toEqual({ status: 404 });
  });

  test('follows the opening: receipts, shares, envelope after envelope, the record at once, and the signatures', async () => {
    const hashes = await bidByThree();
    await opening.passDeadline(bidding);
    const list = [...hashes].sort().map((hash) => `${hash}\n`);
    const receiptsHash = createHash('sha256').update(list.join('')).digest('hex');
    await opening.give(bidding, 1);
    await opening.give(bidding, 5);
    const collecting = await hall('provider1');
    expect(collecting).toMatchObject({ state: 'collecting', receiptsHash, bids: null });
    expect(collecting.holders.map(({ state }: { state: string }) => state)).toEqual([
      'given',
      'waiting',
      'waiting',
      'waiting',
      'given',
    ]);
    expect(collecting.holders.map(({ name }: { name: unknown }) => name)).toEqual(Array(5).fill(null));

    await opening.give(bidding, 3);
    await opening.combine(bidding);
    const begun = await hall('provider1');
    expect(begun).toMatchObject({ state: 'opening', receiptsHash });
    expect(begun.bids.map(({ state, priceFen }: { state: string; priceFen: unknown }) => [state, priceFen])).toEqual(
      Array(3).fill(['sealed', null]),
    );
    await opening.openEnvelopes(bidding);
    // Everything is open, and still no price: they come with the record, for all at once.
    const opened = await hall('provider2');
    expect(opened.bids.map(({ state, priceFen }: { state: string; priceFen: unknown }) => [state, priceFen])).toEqual(
      Array(3).fill(['opened', null]),
    );
    await opening.record(bidding);
    const recorded = await hall('provider2');
    expect(recorded).toMatchObject({ state: 'opened', receiptsHash });
    expect(recorded.bids.map(({ priceFen }: { priceFen: number }) => priceFen).sort()).toEqual([
      61_000_000, 62_000_000, 63_000_000,
    ]);
    expect(createHash('sha256').update(recorded.record.signed).digest('hex')).toBe(recorded.recordHash);
    expect(recorded.steps.map(({ step }: { step: string }) => step).sort()).toEqual([
      'envelopes',
      'key',
      'record',
      'shares',
      'signature',
    ]);
  });

  test('is open to those who bid, from the deadline on, and to no other supplier', async () => {
    await bidByThree();
    await opening.passDeadline(bidding);
    expect(await hall('provider4')).toEqual({ status: 404 });
    expect(await hall('provider1')).toMatchObject({ state: 'collecting' });
    expect((await (await world.as('expert1')).get(hallPath(bidding))).status).toBe(403);
  });

  test('of a consultation shows a bidder its own bid alone, and nothing to guess the others’ number by', async () => {
    bidding = await opening.bidding('competitive-consultation');
    await bidByThree();
    await opening.passDeadline(bidding);
    expect((await hall('provider1')).receiptsHash).toBeNull();
    for (const seat of [1, 2, 3]) await opening.give(bidding, seat);
    await opening.combine(bidding);
    await opening.openEnvelopes(bidding);
    await opening.record(bidding);
    const seen = await hall('provider1');
    expect(seen.bids.map(({ provider }: { provider: string }) => provider)).toEqual([
      DEMO_ORGANISATIONS.provider1.name,
    ]);
    expect([seen.record, seen.recordHash, seen.receiptsHash, seen.signOffs]).toEqual([null, null, null, []]);
    expect((await hall('supervisor')).bids).toHaveLength(3);
  });
});

describe('signing the record off', () => {
  const signOff = async (username: string, more: Record<string, unknown> = {}) => {
    const { recordHash } = await hall('officer');
    const body = { recordHash: recordHash ?? 'a'.repeat(64), ...more };
    return (await (await world.as(username)).post(hallPath(bidding, '/signatures'), body)).status;
  };

  test('is for host, holders, supervisor and bidders, each once, with an objection on the spot', async () => {
    await bidByThree();
    await opening.passDeadline(bidding);
    expect(await signOff('officer')).toBe(409);
    for (const seat of [2, 3, 5]) await opening.give(bidding, seat);
    await opening.combine(bidding);
    await opening.openEnvelopes(bidding);
    await opening.record(bidding);
    expect((await hall('approver')).own.signsOffAs).toBe('holder');
    const answers = [
      await signOff('officer'),
      await signOff('assistant'),
      await signOff('supervisor'),
      await signOff('provider1', { objection: '示例：对唱标顺序有异议。' }),
      await signOff('provider1'),
      await signOff('provider4'),
      await signOff('clerk'),
      await signOff('finance', { recordHash: 'b'.repeat(64) }),
    ];
    expect(answers).toEqual([204, 204, 204, 204, 404, 404, 404, 409]);
    const { signOffs } = await hall('auditor');
    expect(signOffs.map(({ part, objection }: { part: string; objection: unknown }) => [part, objection])).toEqual([
      ['host', null],
      ['holder', null],
      ['supervisor', null],
      ['bidder', '示例：对唱标顺序有异议。'],
    ]);
  });
});

describe('a holder’s own key and share', () => {
  test('is registered by its public half, and a broken one is refused', async () => {
    const clerk = await world.another('clerk');
    expect((await clerk.get('/api/v1/openings/key')).body).toMatchObject({ recipient: null, shares: [] });
    const recipient = await identityToRecipient(await generateIdentity());
    expect((await clerk.send('PUT', '/api/v1/openings/key', { body: { recipient } })).status).toBe(204);
    expect((await clerk.get('/api/v1/openings/key')).body.recipient).toBe(recipient);
    const broken = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q');
    const refused = await clerk.send('PUT', '/api/v1/openings/key', { body: { recipient: broken } });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'not_a_recipient']);
  });

  test('goes to a successor before the deadline, who opens with it; who, when and why is on record', async () => {
    await bidByThree();
    const assistant = await world.as('assistant');
    const { body: share } = await assistant.get(hallPath(bidding, '/share'));
    const { body: candidates } = await assistant.get(hallPath(bidding, '/successors'));
    const clerk = candidates.items.find(({ id }: { id: string }) => id === idOf('clerk'));
    // Two of the buyer's people hold shares already: a third would open alone.
    expect(clerk).toBeUndefined();
    const officer = await world.as('officer');
    const { body: own } = await officer.get(hallPath(bidding, '/share'));
    const { body: successors } = await officer.get(hallPath(bidding, '/successors'));
    const successor = successors.items.find(({ id }: { id: string }) => id === idOf('clerk'));
    const wrapped = await reseal('officer', Buffer.from(own.wrapped, 'base64'), successor.recipient);
    const handOn = (body: object) => officer.post(hallPath(bidding, '/share/successor'), body);
    const body = { wrapped: Buffer.from(wrapped).toString('base64'), reason: '本人调离，移交保管。' };
    expect((await handOn({ ...body, successorId: idOf('supervisor') })).status).toBe(422);
    expect((await handOn({ ...body, successorId: successor.id })).status).toBe(204);
    expect((await officer.get(hallPath(bidding, '/share'))).status).toBe(404);
    expect((await hall('officer')).handovers).toMatchObject([
      { seat: 1, from: '示例采购经办人', to: '示例窗口经办人', reason: '本人调离，移交保管。' },
    ]);
    await opening.passDeadline(bidding);
    expect(
      (
        await assistant.post(hallPath(bidding, '/share/successor'), {
          ...body,
          wrapped: share.wrapped,
          successorId: successor.id,
        })
      ).status,
    ).toBe(409);
    const outcomes = [
      await opening.give(bidding, 1, 'clerk' as never),
      await opening.give(bidding, 2),
      await opening.give(bidding, 3),
    ];
    expect(outcomes).toEqual(['given', 'given', 'given']);
    await opening.combine(bidding);
    await opening.openEnvelopes(bidding);
    expect(await world.database.prisma.bid.count({ where: { purchaseId: bidding.purchaseId, openedAt: null } })).toBe(
      0,
    );
  });

  test('is told to its holder alone, wrapped; the demo’s public key is offered to demo people', async () => {
    const { body } = await (await world.as('supervisor')).get(hallPath(bidding, '/share'));
    expect(body).toMatchObject({ seat: 4, demoIdentity: DEMO_HOLDER_IDENTITIES['supervisor'] });
    expect((await (await world.as('clerk')).get(hallPath(bidding, '/share'))).status).toBe(404);
  });
});
