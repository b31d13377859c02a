import { count, running, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, GB32100, K1938, HOUSE } = INSTRUMENTS;

/** Chapter AD: admission to the banks of providers and experts (§1.3, §2.3). Who may never deliver is PL-02 and PL-03. */
export const ADMISSION_RULES = [
  {
    id: 'AD-01',
    title: {
      zh: '承接主体应当具备的条件：独立承担民事责任，具备设施、人员和专业技术能力，治理结构、财务会计和资产管理制度健全，依法纳税和缴纳社会保障资金',
      en: 'What a provider must have: civil liability, facilities, staff and ability, governance, accounting and asset management, taxes and social security paid',
    },
    source: 'GPL 22; §2.3',
    confidence: 'A',
    effectiveFrom: GPL.from,
  },
  {
    id: 'AD-02',
    title: {
      zh: '统一社会信用代码为十八位，末位是校验码',
      en: 'A unified social credit code has 18 characters, the last a check character',
    },
    source: 'GB 32100-2015 4.5',
    confidence: 'B',
    effectiveFrom: GB32100.from,
  },
  {
    id: 'AD-03',
    title: {
      zh: '不得通过入围方式设置备选库、名录库、资格库作为参与采购活动的资格条件',
      en: 'No closed list of suppliers may be a condition for taking part in a purchase',
    },
    source: '财库〔2019〕38号',
    confidence: 'C',
    effectiveFrom: K1938.from,
    note: 'So the bank of providers is open at any time, without number, and whoever has applied may bid while the office examines: whether a bidder qualifies is decided in each purchase (EV-03), never by the bank. Whose application was returned or refused applies again first. General knowledge; confirm before use.',
  },
  {
    id: 'AD-04',
    title: {
      zh: '准入时核实服务能力的尺度',
      en: 'How many recipients a provider may offer to serve for each of its staff before that is verified',
    },
    figures: { recipientsPerStaff: count(20, 'max') },
    source: 'house rule: configuration',
    confidence: 'C',
    effectiveFrom: HOUSE.from,
    note: 'Above it nothing is refused: the office looks.',
  },
  {
    id: 'AD-05',
    title: { zh: '评审专家的聘期、到期提醒和陈述意见', en: 'An expert’s term, its reminder, and the time to be heard' },
    figures: {
      term: within(36, 'month'),
      reminder: running(30, 'calendar-day'),
      hearing: within(5, 'working-day'),
    },
    source: 'house rule: configuration; K198',
    confidence: 'C',
    effectiveFrom: HOUSE.from,
    note: 'Experts are managed dynamically (K198); the law names neither the length of a term nor a time to answer a proposed removal.',
  },
  {
    id: 'AD-06',
    title: {
      zh: '社会力量库每年复核，暂停的提前复核',
      en: 'A provider of the bank is reviewed every year, a suspended one earlier',
    },
    figures: { every: running(12, 'month'), suspended: running(3, 'month') },
    source: '§1.3; house rule: configuration',
    confidence: 'C',
    effectiveFrom: HOUSE.from,
  },
  {
    id: 'AD-07',
    title: {
      zh: '地方补充的承接条件公布后方可适用',
      en: 'A further local condition for providers binds only once it is published',
    },
    source: '吉民发〔2018〕21号 §2.3',
    confidence: 'A',
    effectiveFrom: HOUSE.from,
    note: 'What was published in the portal is asked of applications handed in from its first day on, and verified by a person.',
  },
] as const satisfies readonly Rule[];
