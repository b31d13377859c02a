import { lasting, percent, within, yuan } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, M74, K125, K2203, MEMO1614, APL } = INSTRUMENTS;

/** Chapter DB: debarment and credit. */
export const DEBARMENT_RULES = [
  {
    id: 'DB-01',
    title: {
      zh: '供应商违法情形的罚款、不良行为记录和禁止参加采购',
      en: 'Supplier offences: fine, bad-record list, ban',
    },
    figures: {
      shortestBan: lasting(1, 'year'),
      longestBan: within(3, 'year'),
      leastFine: percent(0.5, 'min'),
      mostFine: percent(1, 'max'),
    },
    source: 'GPL 77',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'False material, collusion, bribery, defaming, negotiating in a tender, refusing inspection. Confiscation; the award is void in items 1 to 5.',
  },
  {
    id: 'DB-02',
    title: {
      zh: '拒签、不按文件签订、转包、提供假冒产品、擅自变更中止终止合同',
      en: 'Refusing to sign, transfer of the contract, fake goods, unilateral change or end',
    },
    figures: { shortestBan: lasting(1, 'year'), longestBan: within(3, 'year') },
    source: 'REG 72',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'DB-03',
    title: {
      zh: '非招标方式中拒签、偏离、拒绝履行合同义务',
      en: 'Non-tender methods: not signing, deviating, refusing to perform',
    },
    figures: { shortestBan: lasting(1, 'year'), longestBan: within(3, 'year') },
    source: 'M74 54',
    confidence: 'A',
    effectiveFrom: M74.from,
    note: 'Correction first; list and ban if serious.',
  },
  {
    id: 'DB-04',
    title: { zh: '代理机构违法禁止代理', en: 'Ban of an agency' },
    figures: { shortestBan: lasting(1, 'year'), longestBan: within(3, 'year') },
    source: 'GPL 78',
    confidence: 'A',
    effectiveFrom: GPL.from,
  },
  {
    id: 'DB-05',
    title: { zh: '评审专家违法', en: 'Offences of an expert' },
    figures: {
      leastFine: yuan(2_000, 'min'),
      mostFine: yuan(20_000, 'max'),
      leastFineAffecting: yuan(20_000, 'min'),
      mostFineAffecting: yuan(50_000, 'max'),
    },
    source: 'REG 75',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'Warning with the fine; where the result is affected, the higher fine and barred from evaluation for good.',
  },
  {
    id: 'DB-06',
    title: { zh: '参加采购活动前三年内无重大违法记录', en: 'No major illegal record in the last three years' },
    figures: { lookBack: within(3, 'year') },
    source: 'GPL 22(5); REG 19',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'An expired ban no longer excludes.',
  },
  {
    id: 'DB-07',
    title: { zh: '较大数额罚款', en: 'A “large fine”' },
    figures: { amount: yuan(2_000_000, 'from') },
    source: '财库〔2022〕3号',
    confidence: 'B',
    effectiveFrom: K2203.from,
    note: 'Unless sector rules say otherwise.',
  },
  {
    id: 'DB-08',
    title: { zh: '查询信用记录，列入失信名单的拒绝参加', en: 'Credit check; listed suppliers are refused' },
    source: '财库〔2016〕125号; M87 20(15)',
    confidence: 'B',
    effectiveFrom: K125.from,
    note: 'creditchina.gov.cn and ccgp.gov.cn; query time and evidence are kept; each member of a consortium counts.',
  },
  {
    id: 'DB-09',
    title: {
      zh: '禁止参加采购活动属行政处罚，适用告知、听证和期限',
      en: 'A ban is an administrative penalty: notice, hearing, limits',
    },
    figures: {
      requestHearing: within(5, 'working-day'),
      hearingNotice: lasting(7, 'working-day'),
      decide: within(90, 'calendar-day'),
      serve: within(7, 'working-day'),
      limitation: within(2, 'year'),
    },
    source: 'APL 36, 44-45, 60-64, 85',
    confidence: 'A',
    effectiveFrom: APL.from,
  },
  {
    id: 'DB-10',
    title: { zh: '失信联合惩戒，名单推送信用平台公示', en: 'Joint punishment; list data on the credit platform' },
    figures: { publication: within(3, 'year') },
    source: 'REG 63; 发改财金〔2018〕1614号; §2.6',
    confidence: 'C',
    effectiveFrom: MEMO1614.from,
    note: 'That bad records go to the credit platform: A. The memorandum and the length of publication: general knowledge.',
  },
  {
    id: 'DB-11',
    title: { zh: '未列入严重违法失信名单的一般失信记录不构成排除', en: 'A small breach on record does not exclude' },
    source: 'examination material',
    confidence: 'B',
    effectiveFrom: K125.from,
  },
] as const satisfies readonly Rule[];
