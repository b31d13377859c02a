import { count, percent, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { REG, M87, M102, K135, K1938, K2122, KB243, SAL, PAY, HOUSE } = INSTRUMENTS;

/** Chapter DL: delivery, acceptance, payment. */
export const DELIVERY_RULES = [
  {
    id: 'DL-01',
    title: {
      zh: '按合同标准逐项验收并出具验收书',
      en: 'Acceptance item by item against the contract, with a certificate',
    },
    source: 'REG 45; M74 24',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'DL-02',
    title: {
      zh: '向社会公众提供的公共服务，验收邀请服务对象参与并公告结果',
      en: 'Service recipients take part in acceptance; the result is published',
    },
    source: 'REG 45; K2122 24',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'DL-03',
    title: { zh: '验收结果公告', en: 'Publication of the acceptance result' },
    figures: { publish: within(2, 'working-day') },
    source: 'K135',
    confidence: 'C',
    effectiveFrom: K135.from,
    note: 'From the end of acceptance. General knowledge; confirm before use.',
  },
  {
    id: 'DL-04',
    title: { zh: '履约验收方案列入合同', en: 'The acceptance plan is a term of the contract' },
    source: 'K2122 24',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'DL-05',
    title: {
      zh: '分段考核与资金支付挂钩；成本补偿和风险分担',
      en: 'Stage checks tied to payment; cost compensation and risk sharing',
    },
    source: 'K2122 23',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'DL-06',
    title: {
      zh: '可邀请其他供应商或者第三方参与验收，意见存档',
      en: 'Other bidders or a third party may be invited; the opinion is archived',
    },
    source: 'M87 74; K2122 24',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'DL-07',
    title: {
      zh: '购买服务绩效管理',
      en: 'Performance evaluation: before, periodically, by a third party where possible',
    },
    source: 'M102 20-21; §2.5',
    confidence: 'B',
    effectiveFrom: M102.from,
    note: 'The result feeds the choice of contractor, the budget and policy.',
  },
  {
    id: 'DL-08',
    title: { zh: '向中小企业支付款项', en: 'Payment of small and medium enterprises' },
    figures: {
      ordinary: within(30, 'calendar-day'),
      longest: within(60, 'calendar-day'),
      latePerDay: percent(0.05, 'exact'),
    },
    source: 'PAY 9, 10, 15, 17',
    confidence: 'A',
    effectiveFrom: PAY.from,
    note: 'From delivery or acceptance; from the agreed acceptance limit where the buyer delays. The longest term only by contract. Late: the agreed rate, at least the one-year LPR, else the daily rate. The undisputed part is paid anyway.',
  },
  {
    id: 'DL-09',
    title: { zh: '收到发票后付款', en: 'Payment after the invoice' },
    figures: { pay: within(30, 'calendar-day') },
    source: '财库〔2019〕38号',
    confidence: 'C',
    effectiveFrom: K1938.from,
    effectiveTo: '2023-12-07',
  },
  {
    id: 'DL-09',
    title: { zh: '收到发票后付款', en: 'Payment after the invoice' },
    figures: { pay: within(10, 'working-day') },
    source: '财办库〔2023〕243号',
    confidence: 'B',
    effectiveFrom: KB243.from,
  },
  {
    id: 'DL-10',
    title: {
      zh: '不得以负责人变更、内部流程、等待审计为由拒付或者迟延',
      en: 'Change of leader, internal process or a pending audit is no reason not to pay',
    },
    source: 'PAY 12, 14',
    confidence: 'A',
    effectiveFrom: PAY.from,
  },
  {
    id: 'DL-11',
    title: { zh: '验收期限由合同约定', en: 'The acceptance window is agreed in the contract and kept' },
    source: 'PAY 10; 财库〔2016〕205号',
    confidence: 'A',
    effectiveFrom: PAY.from,
    note: 'No national figure. The second source was not opened (C).',
  },
  {
    id: 'DL-12',
    title: {
      zh: '不得隐匿、销毁、篡改、丢失社会救助档案；保护个人信息',
      en: 'Assistance records are not hidden, destroyed, altered or lost; personal data is protected',
    },
    source: 'SAL 11, 70(4)(6)',
    confidence: 'A',
    effectiveFrom: SAL.from,
  },
  {
    id: 'DL-13',
    title: {
      zh: '骗取、侵占社会救助资金的追回并可处罚款',
      en: 'Misappropriated assistance money is recovered and fined',
    },
    figures: { fineMultiple: count(2, 'max') },
    source: 'SAL 71',
    confidence: 'A',
    effectiveFrom: SAL.from,
  },
  {
    id: 'DL-14',
    title: { zh: '承接主体提交履约月报', en: 'A provider’s monthly report, after the end of the month' },
    figures: { due: within(3, 'working-day') },
    source: 'house rule: configuration',
    confidence: 'C',
    effectiveFrom: HOUSE.from,
    note: 'Added by the project: before the monthly inspection (HS-03) is due, so that the supervisor has it.',
  },
  {
    id: 'DL-15',
    title: { zh: '承接主体报送上一年度财务报告', en: 'A provider’s financial report of the year before' },
    figures: { due: within(6, 'month') },
    source: '§2.6; due date: house rule: configuration',
    confidence: 'C',
    effectiveFrom: HOUSE.from,
    note: 'The document asks for sound financial reports and names no day: half a year after the end of the year.',
  },
] as const satisfies readonly Rule[];
