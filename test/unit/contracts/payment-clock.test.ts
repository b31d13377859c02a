import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_LATE_RATE, signedRate } from '../../../domain/contracts/late-rate.ts';
import { acceptBy, daysLate, lateInterest, paymentClock } from '../../../domain/contracts/payment-clock.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';

const DUE: Day = '2027-06-30';
const RATES = fc.option(fc.integer({ min: 1, max: MOST_LATE_RATE }), { nil: null });
const facts = { dueOn: DUE, acceptanceDays: 15, paymentDays: 20, acceptedOn: null };

describe('the clock of an instalment (DL-08, DL-11)', () => {
  test('runs from the acceptance for the agreed days, else for those of the rule', () => {
    const accepted = { ...facts, acceptedOn: '2027-07-05' as Day };
    const clock = { startsOn: '2027-07-05', delayed: false, payBy: '2027-07-25', days: 20 };
    expect(paymentClock(accepted, '2027-07-06')).toEqual(clock);
    const { count } = figure('DL-08', 'ordinary', DUE);
    expect(paymentClock({ ...accepted, paymentDays: null }, '2027-07-06')).toMatchObject({
      ...{ days: count, payBy: addDays('2027-07-05', count) },
    });
  });

  test('starts at the agreed limit where the buyer delays the acceptance, whether or not it has come', () => {
    expect(acceptBy(facts)).toBe('2027-07-15');
    expect(paymentClock(facts, '2027-07-15')).toBeNull();
    const delayed = { startsOn: '2027-07-15', delayed: true, payBy: '2027-08-04' };
    expect(paymentClock(facts, '2027-07-16')).toMatchObject(delayed);
    expect(paymentClock({ ...facts, acceptedOn: '2027-09-01' }, '2027-09-02')).toMatchObject(delayed);
  });

  test('gives interest in whole fen for every day after the last, and none before', () => {
    expect(daysLate('2027-08-04', '2027-08-04')).toBe(0);
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-04', null)).toBe(0n);
    // 172,000 yuan at 0.05 % a day: 86 yuan.
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-05', null)).toBe(8_600n);
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-14', null)).toBe(86_000n);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(400), RATES, (fen, days, agreed) => {
        const interest = lateInterest(fen, DUE, addDays(DUE, days), agreed);
        expect(interest >= 0n && interest <= lateInterest(fen, DUE, addDays(DUE, days + 1), agreed)).toBe(true);
      }),
    );
  });

  test('gives interest at the rate a year that the contract agrees on, instead of that of the law', () => {
    // 172,000 yuan at 3.65 % a year: 17.20 yuan a day.
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-04', 365)).toBe(0n);
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-05', 365)).toBe(1_720n);
    expect(lateInterest(17_200_000n, '2027-08-04', '2028-08-03', 365)).toBe(627_800n);
    // The daily rate of the rule is one of the rates that may be agreed.
    const { basisPoints } = figure('DL-08', 'latePerDay', DUE);
    const same = lateInterest(17_200_000n, DUE, addDays(DUE, 40), basisPoints * 365);
    expect(same).toBe(lateInterest(17_200_000n, DUE, addDays(DUE, 40), null));
  });

  test('signs no agreed rate below the LPR of the day, and agrees on none where the draft does not', () => {
    expect([signedRate(350, 310), signedRate(300, 310), signedRate(null, 310)]).toEqual([350, 310, null]);
  });
});
