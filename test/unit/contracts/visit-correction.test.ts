import { describe, expect, test } from '@jest/globals';
import { correctionRefusal, ownCorrectionUntil } from '../../../domain/contracts/visit-correction.ts';
import type { Day } from '../../../domain/time/shanghai.ts';

const VISIT = { withdrawn: false, rated: false, settled: false, recordedOn: '2027-03-01' as Day };
const LAST = ownCorrectionUntil(VISIT.recordedOn);

describe('who may correct the record of a visit', () => {
  test('its provider until the last of its days (HS-18), and no later', () => {
    expect(LAST).toBe('2027-03-08');
    expect(correctionRefusal(VISIT, 'provider', LAST)).toBeUndefined();
    expect(correctionRefusal(VISIT, 'provider', '2027-03-09' as Day)).toBe('too-late');
  });

  test.each(['rated', 'settled'] as const)('no provider once it is %s, but an office', (what) => {
    const visit = { ...VISIT, [what]: true };
    expect(correctionRefusal(visit, 'provider', VISIT.recordedOn)).toBe(what);
    expect(correctionRefusal(visit, 'office', '2027-12-31' as Day)).toBeUndefined();
  });

  test('nobody once it was withdrawn', () => {
    const visit = { ...VISIT, withdrawn: true };
    expect(['provider', 'office'].map((side) => correctionRefusal(visit, side as 'office', LAST))).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });
});
