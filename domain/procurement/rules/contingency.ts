import { percent } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, K2612, SAL, CIV } = INSTRUMENTS;

/** Chapter CT: contingency and interim takeover. */
export const CONTINGENCY_RULES = [
  {
    id: 'CT-01',
    title: { zh: '临时接管须以合同条款为依据', en: 'Interim takeover stands on a clause of the contract' },
    source: 'GPL 43, 50; CIV 577; K2122 25; §2.6',
    confidence: 'A',
    effectiveFrom: CIV.from,
    note: 'No article read gives the buyer that right. The clause says trigger, scope, cost, handover of data and staff, end.',
  },
  {
    id: 'CT-02',
    title: { zh: '地方立法中的临时接管先例', en: 'Local precedents of interim takeover' },
    source: '北京市城市基础设施特许经营条例 40; 宁波公共汽车客运条例 17; 浙江省燃气管理条例 17',
    confidence: 'A',
    effectiveFrom: CIV.from,
    note: 'Pattern: order to correct, approval by government, takeover, hearing. Dated like CT-01, for which it is the model.',
  },
  {
    id: 'CT-03',
    title: { zh: '因违约解除合同', en: 'Termination for breach' },
    source: 'CIV 563, 565, 566',
    confidence: 'A',
    effectiveFrom: CIV.from,
    note: 'Main duty not performed after demand and reasonable time, or clear refusal; the notice takes effect on arrival.',
  },
  {
    id: 'CT-04',
    title: {
      zh: '合同履行开始后不得直接由下一候选人递补',
      en: 'Once performance started there is no next-ranked candidate',
    },
    source: 'GPL 30(3), 31(2), 37; REG 23, 26',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'Ways: change under GPL 50, new procurement, negotiation for urgency, single source for an unforeseeable emergency.',
  },
  {
    id: 'CT-05',
    title: {
      zh: '严重自然灾害和其他不可抗力事件的紧急采购',
      en: 'Urgent procurement for severe disaster or other force majeure',
    },
    source: 'GPL 85',
    confidence: 'A',
    effectiveFrom: GPL.from,
    effectiveTo: '2026-09-30',
    note: 'Outside the procurement law. A contractor’s business failure is not by itself within it.',
  },
  {
    id: 'CT-05',
    title: { zh: '紧急采购', en: 'Emergency procurement' },
    figures: { addition: percent(30, 'max') },
    source: 'GPL 85; 财库〔2026〕12号',
    confidence: 'B',
    effectiveFrom: K2612.from,
    note: 'Disaster, emergency or force majeure with insufficient stock; competitive methods first, may go on with two or one, direct purchase in extremis; no approval of the method; the addition is of the original contract. A contractor’s business failure is not by itself within it.',
  },
  {
    id: 'CT-06',
    title: {
      zh: '困难群众遇紧急情况应当立即救助',
      en: 'Recipients’ entitlement does not stop when a contractor stops',
    },
    source: 'SAL 35; §2.6',
    confidence: 'A',
    effectiveFrom: SAL.from,
  },
  {
    id: 'CT-07',
    title: { zh: '中止履行前安排过渡服务', en: 'A bridge is planned before performance is suspended' },
    source: 'REG 54; SAL 35',
    confidence: 'A',
    effectiveFrom: SAL.from,
    note: 'A design rule drawn from both.',
  },
] as const satisfies readonly Rule[];
