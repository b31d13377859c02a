import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { M87, M94, APL, CIV } = INSTRUMENTS;

/** Chapter CN: how periods are counted. The code of it is deadlines.ts and domain/time. */
export const COUNTING_RULES = [
  {
    id: 'CN-01',
    title: { zh: '开始当日不计算在内', en: 'The first day is not counted' },
    source: 'M87 85; M94 42; CIV 201',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'CN-02',
    title: { zh: '最后一日为节假日的顺延至其后第一日', en: 'A last day on a holiday moves to the next day after it' },
    source: 'M87 85; M94 42; CIV 203',
    confidence: 'A',
    effectiveFrom: M87.from,
    note: 'The instruments’ words differ; rolled to the next working day, which favours suppliers and is safe for minimum periods.',
  },
  {
    id: 'CN-03',
    title: {
      zh: '以上、以下、以内包括本数，不足不包括本数',
      en: '“From”, “up to” and “within” include the number; “less than” does not',
    },
    source: 'M87 86',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'CN-04',
    title: {
      zh: '期满前交邮的不算过期，不包括在途时间',
      en: 'Posting before the period ends is in time; transit is not counted',
    },
    source: 'M94 42',
    confidence: 'A',
    effectiveFrom: M94.from,
  },
  {
    id: 'CN-05',
    title: {
      zh: '行政处罚法中二日、三日、五日、七日指工作日',
      en: 'Short periods of the penalty and reconsideration laws are working days although they say “days”',
    },
    source: 'APL 85; ARL 88',
    confidence: 'A',
    effectiveFrom: APL.from,
  },
  {
    id: 'CN-06',
    title: {
      zh: '公告期限自指定媒体最先发布之日起算',
      en: 'A notice period counts from the first publication on the designated medium',
    },
    source: 'M87 16',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'CN-07',
    title: {
      zh: '按年、月计算的期间以对应日为最后一日',
      en: 'Periods of months and years end on the corresponding day, or the month’s last',
    },
    source: 'CIV 202',
    confidence: 'C',
    effectiveFrom: CIV.from,
    note: 'Added by the project: the code needs it for terms and retention.',
  },
] as const satisfies readonly Rule[];
