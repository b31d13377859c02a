import { percent, running, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, M87, M101 } = INSTRUMENTS;

/** Chapter PB: publication and documents. */
export const PUBLICATION_RULES = [
  {
    id: 'PB-01',
    title: {
      zh: '在中国政府采购网地方分网发布，各媒体内容一致',
      en: 'Published on the province’s branch of the national site; identical versions',
    },
    figures: { mediumPublishes: within(1, 'working-day') },
    source: 'M101 8, 11, 13; REG 8',
    confidence: 'A',
    effectiveFrom: M101.from,
    note: 'Where versions differ, ccgp.gov.cn prevails.',
  },
  {
    id: 'PB-02',
    title: {
      zh: '采购文件公开预算金额；可设最高限价，不得设最低限价',
      en: 'Documents state the budget; a ceiling is allowed and public, a minimum price is not',
    },
    source: 'REG 30; M87 12-13',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PB-03',
    title: { zh: '中标、成交结果公告期限', en: 'Notice period of the result' },
    figures: { notice: running(1, 'working-day') },
    source: 'M87 69',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'PB-04',
    title: {
      zh: '澄清或者修改不得改变采购标的和资格条件，在原媒体发布',
      en: 'A clarification changes neither object nor qualification terms; same medium',
    },
    source: 'M87 27',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'PB-05',
    title: {
      zh: '截止前不得透露已获取文件的供应商名称、数量',
      en: 'Before the deadline nobody may reveal who or how many obtained the documents',
    },
    source: 'M87 28',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'PB-06',
    title: {
      zh: '除重大变故取消任务外不得擅自终止招标；终止后退还费用和保证金',
      en: 'A tender is stopped only for a major change; fees and bonds are refunded',
    },
    figures: { refund: within(5, 'working-day') },
    source: 'M87 29',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'PB-07',
    title: {
      zh: '不得以规模条件等作为资格要求或者评审因素',
      en: 'Company-size conditions are neither qualification nor scoring factors',
    },
    source: 'M87 17, 22',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'PB-08',
    title: { zh: '投标保证金不超过预算金额的2%，非现金形式', en: 'Bid bond at most 2 % of the budget, not in cash' },
    figures: { bond: percent(2, 'max') },
    source: 'REG 33; M74 14; K214 12',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PB-09',
    title: { zh: '保证金退还期限', en: 'Refund of bid bonds' },
    figures: {
      losers: within(5, 'working-day'),
      winner: within(5, 'working-day'),
      withdrawn: within(5, 'working-day'),
      lateSurcharge: percent(20, 'exact'),
    },
    source: 'REG 33; M87 38; M74 20',
    confidence: 'A',
    effectiveFrom: M87.from,
    note: 'Losers from the award notice, the winner from the contract, withdrawn bids from the withdrawal. A late refund carries the PBOC base rate raised by the surcharge.',
  },
  {
    id: 'PB-10',
    title: { zh: '答复供应商询问', en: 'Answer to a supplier’s enquiry' },
    figures: { answer: within(3, 'working-day') },
    source: 'REG 52',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PB-11',
    title: {
      zh: '未拒绝的应当接受联合体投标；成员承担连带责任，按资质较低者确定',
      en: 'Consortia unless excluded; joint liability; equal qualifications count at the lowest',
    },
    source: 'M87 19; GPL 24; REG 22',
    confidence: 'A',
    effectiveFrom: GPL.from,
  },
  {
    id: 'PB-12',
    title: {
      zh: '单位负责人为同一人或者存在控股、管理关系的不得参加同一合同项；参与前期设计的不得投标',
      en: 'Related suppliers are not in the same lot; whoever designed the project may not bid',
    },
    source: 'REG 18',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'Single source excepted.',
  },
  {
    id: 'PB-13',
    title: {
      zh: '网上提问截止：答复期限（PB-10）须在响应文件提交截止前届满',
      en: 'Questions end where the time for their answer (PB-10) would no longer end before the bid deadline',
    },
    source: 'REG 52; house rule: configuration',
    confidence: 'C',
    effectiveFrom: REG.from,
    note: 'The law sets no end: after it a supplier asks the buyer directly (GPL 51).',
  },
] as const satisfies readonly Rule[];
