import { describe, expect, test } from '@jest/globals';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { createHash } from 'node:crypto';
import { readBidContent } from '../../domain/procurement/bid-content.ts';
import { faultsOf } from '../../web/form/check.ts';
import { bidSchema, proposalOf, type PartWords } from '../../web/provider/bid/bid-draft.ts';
import { base64Of, seal } from '../../web/provider/bid/seal.ts';
import { timeLeft } from '../../web/provider/time-left.ts';

const word = { title: '标题', about: '说明' };
const SIZES = { sizes: { small: '小微企业', medium: '中型企业' } };
const WORDS: PartWords = { priceFen: word, plan: word, team: word, continuity: word, enterpriseSize: word, ...SIZES };
const BID = {
  priceFen: 68_800_000,
  plan: '按需求逐条响应，每周上门三次。',
  team: '负责人一名，护理员十二名。',
  continuity: '两名机动护理员，两小时内补位。',
};

describe('a bid in the browser', () => {
  test('is complete up to the ceiling and not above it (PB-02)', () => {
    const schema = bidSchema({ ceilingFen: 68_800_000, smallDeductionPercent: 0, smeReserved: false }, WORDS);
    expect(faultsOf(schema, BID)).toEqual([]);
    expect(faultsOf(schema, { ...BID, priceFen: 68_800_001 }).map(({ pointer }) => pointer)).toEqual(['/priceFen']);
    expect(faultsOf(schema, { priceFen: 1 }).map(({ pointer }) => pointer)).toEqual(['/plan', '/team', '/continuity']);
  });

  test('asks what the bidder is only where it matters: never insists for the deduction, always in a reserve (PL-15, PL-16)', () => {
    const asks = (smallDeductionPercent: number, smeReserved = false) =>
      bidSchema({ ceilingFen: 68_800_000, smallDeductionPercent, smeReserved }, WORDS);
    expect(Object.keys(asks(0).properties!)).not.toContain('enterpriseSize');
    expect(asks(10).properties!['enterpriseSize']).toMatchObject({ enum: ['small', 'medium'] });
    for (const bid of [BID, { ...BID, enterpriseSize: 'small' }, { ...BID, enterpriseSize: 'medium' }])
      expect(faultsOf(asks(10), bid)).toEqual([]);
    expect(faultsOf(asks(0, true), BID).map(({ pointer }) => pointer)).toEqual(['/enterpriseSize']);
    expect(faultsOf(asks(0, true), { ...BID, enterpriseSize: 'medium' })).toEqual([]);
  });

  test('is sealed with exactly what was written, under the hash of its bytes', async () => {
    const identity = await generateIdentity();
    const content = {
      ...{ lotId: 'lot', providerId: 'provider', priceFen: BID.priceFen, proposal: proposalOf(BID) },
      enterpriseSize: 'medium' as const,
    };
    const { bytes, hash } = await seal(await identityToRecipient(identity), content);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(Buffer.from(base64Of(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(bytes).includes(Buffer.from(BID.plan))).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(readBidContent(await decrypter.decrypt(bytes, 'text'))).toEqual(content);
    expect(content.proposal).toBe(
      `一、服务方案\n${BID.plan}\n\n二、服务团队\n${BID.team}\n\n三、应急和接续安排\n${BID.continuity}`,
    );
  });

  test('sealed twice is two envelopes, so that no hash confirms a guess', async () => {
    const recipient = await identityToRecipient(await generateIdentity());
    const content = { lotId: 'lot', providerId: 'provider', priceFen: 1, proposal: 'x' };
    const [one, other] = [await seal(recipient, content), await seal(recipient, content)];
    expect(one.hash).not.toBe(other.hash);
    expect(one.key).not.toBe(other.key);
  });
});

describe('the time that is left', () => {
  test.each([
    [2 * 86_400_000 + 3 * 3_600_000 + 59_999, { unit: 'days', days: 2, hours: 3 }],
    [86_399_999, { unit: 'hours', hours: 23, minutes: 59 }],
    [3_599_999, { unit: 'minutes', minutes: 59, seconds: 59 }],
    [999, { unit: 'minutes', minutes: 0, seconds: 0 }],
    [0, { unit: 'over' }],
    [-1, { unit: 'over' }],
  ])('of %i ms never promises more than there is', (millis, expected) => {
    expect(timeLeft(millis)).toEqual(expected);
  });
});
