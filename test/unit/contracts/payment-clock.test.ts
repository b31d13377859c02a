import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acceptBy, daysLate, lateInterest, paymentClock } from '../../../domain/contracts/payment-clock.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';

const DUE: Day = '2027-06-30';
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
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-04')).toBe(0n);
    // 172,000 yuan at 0.05 % a day: 86 yuan.
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-05')).toBe(8_600n);
    expect(lateInterest(17_200_000n, '2027-08-04', '2027-08-14')).toBe(86_000n);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(400), (fen, days) => {
        const interest = lateInterest(fen, DUE, addDays(DUE, days));
        expect(interest >= 0n && interest <= lateInterest(fen, DUE, addDays(DUE, days + 1))).toBe(true);
      }),
    );
  });
});
