import { describe, expect, test } from '@jest/globals';
import { readBidContent, sealedText } from '../../../domain/procurement/bid-content.ts';
import { reserveDuty } from '../../../domain/procurement/sme-reserve.ts';

const DAY = '2027-03-01';
const LIMIT = 40_000_000;
const duty = (budgetFen: number, procurementFen?: number) =>
  reserveDuty({ method: 'open-tender', budgetFen, procurementFen }, DAY);

describe('the reserve for small and medium enterprises (PL-15)', () => {
  test('is due from the procurement limit up to two million yuan, both included', () => {
    expect(duty(LIMIT - 1, LIMIT)).toBe('none');
    expect(duty(LIMIT, LIMIT)).toBe('due');
    expect(duty(200_000_000, LIMIT)).toBe('due');
    expect(duty(200_000_001, LIMIT)).toBe('free');
  });

  test('is due from the first fen where no limit is known, and never for a comparison below the limit', () => {
    expect(duty(1)).toBe('due');
    expect(reserveDuty({ method: 'below-threshold', budgetFen: LIMIT }, DAY)).toBe('none');
  });
});

describe('what a sealed bid declares its bidder to be', () => {
  const bid = { lotId: 'lot', providerId: 'provider', priceFen: 1, proposal: '方案' };

  test('is a small or a medium enterprise, or nothing', () => {
    for (const enterpriseSize of ['small', 'medium'] as const)
      expect(readBidContent(sealedText({ ...bid, enterpriseSize }, 'salt'))).toEqual({ ...bid, enterpriseSize });
    expect(readBidContent(sealedText(bid, 'salt'))).toEqual(bid);
    expect(readBidContent(JSON.stringify({ ...bid, enterpriseSize: 'large' }))).toEqual(bid);
  });

  test('is read from envelopes of before as well, which knew small ones alone', () => {
    expect(readBidContent(JSON.stringify({ ...bid, smallEnterprise: true }))).toEqual({
      ...bid,
      enterpriseSize: 'small',
    });
  });
});
