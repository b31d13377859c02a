import { describe, expect, test } from '@jest/globals';
import { checkReceipt, readReceipt, receiptText } from '../../web/provider/bid/receipt.ts';

const RECEIPT = {
  bidId: '15202764-5a1c-4c93-ba56-a1988cf217a0',
  lotId: '00000000-0000-4000-8000-d00000000001',
  envelopeHash: '8b97f928d48ca5b3bb3b1780e9ac60bafafc4d90821155b7c78e1d1b1fbf46a1',
  receivedAt: '2027-03-18T00:59:59.999Z',
  state: 'current',
  withdrawnAt: null,
} as const;

const OPENED = {
  id: RECEIPT.bidId,
  lotId: RECEIPT.lotId,
  provider: { id: '00000000-0000-4000-8000-000000000001', name: '示例机构' },
  priceFen: 68_800_000,
  lastPriceFen: null,
  qualified: null,
  refusalReason: null,
  rank: null,
  totalPoints: null,
  consortium: [] as { name: string; work: string; sharePercent: number }[],
  envelopeHash: RECEIPT.envelopeHash,
  bond: null,
} as const;

describe('a receipt as a file', () => {
  const text = receiptText(RECEIPT, {
    number: 'SLZC2027-C3-000321',
    name: '示例采购',
    lot: '示例标段',
    provider: '示例机构',
    deadlineLegal: '2027-03-18T01:00:00.000Z',
  });

  test('says in Chinese when it was received, to the second, under seal', () => {
    expect(text).toContain('收讫时间：2027-03-18 08:59:59（北京时间');
    expect(text).toContain('密封完好');
    expect(text).toContain(RECEIPT.envelopeHash);
  });

  test('is read again for what it names, also with the mark that editors put in front', () => {
    const { bidId, envelopeHash } = RECEIPT;
    expect(readReceipt(`\uFEFF${text}`)).toEqual({ bidId, envelopeHash });
    expect(readReceipt('别的文件')).toBeUndefined();
    expect(readReceipt(text.replace(envelopeHash.slice(0, 4), 'zzzz').replaceAll(envelopeHash, ''))).toBeUndefined();
  });
});

describe('a receipt beside the record of the opening', () => {
  test.each([
    ['same', 'current', [OPENED]],
    ['refused', 'current', [{ ...OPENED, priceFen: null, refusalReason: 'above-ceiling' }]],
    ['different', 'current', [{ ...OPENED, envelopeHash: `${'0'.repeat(63)}1` }]],
    ['missing', 'current', [{ ...OPENED, id: '00000000-0000-4000-8000-000000000002' }]],
    ['missing', 'current', []],
    ['not-opened', 'current', null],
    ['not-in-force', 'replaced', [OPENED]],
    ['not-in-force', 'withdrawn', null],
  ] as const)('is %s for a %s bid', (outcome, state, opened) => {
    expect(checkReceipt(RECEIPT, state, opened)).toBe(outcome);
  });
});
