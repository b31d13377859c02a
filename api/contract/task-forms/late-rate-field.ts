import { z } from 'zod';
import { MOST_LATE_RATE, percentOf } from '../../../domain/contracts/late-rate.ts';
import { refuse } from './form-issue.ts';

/**
 * The agreed interest for late payment (DL-08; PAY 15). Left empty, the rate of the law counts; without an LPR on record
 * nobody can tell whether a rate is high enough, and none is taken.
 *
 * @param lpr hundredths of a per cent a year
 */
export function lateRateField(lpr: number | null) {
  const rate = z.int().min(1).max(MOST_LATE_RATE).optional();
  return {
    lateRateBasisPoints: rate
      .check((payload) => {
        const { value } = payload;
        if (value === undefined || (lpr !== null && value >= lpr)) return;
        refuse(payload, [], lpr === null ? NOT_ENTERED : tooLow(lpr), 'DL-08');
      })
      .meta({
        title: '约定逾期利率',
        description: `年利率，单位：0.01%（310 即 3.1%）；${lpr === null ? NOT_ENTERED.zh : floorInWords(lpr)}不填的，按法定的日利率（DL-08）。`,
      }),
  };
}

function floorInWords(lpr: number): string {
  return `不低于一年期贷款市场报价利率，现为 ${percentOf(lpr)}%（${lpr}）。`;
}

function tooLow(lpr: number) {
  return {
    zh: floorInWords(lpr),
    en: `Not below the one-year loan prime rate, now ${percentOf(lpr)} % (${lpr}).`,
  };
}

const NOT_ENTERED = {
  zh: '一年期贷款市场报价利率尚未登记，暂不能约定利率。',
  en: 'No one-year loan prime rate is entered yet, so no rate can be agreed.',
};
