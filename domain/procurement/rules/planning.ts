import { count, lasting, percent, within, yuan } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, M102, M110, K2010, K2046, K2122, K2219, SAL } = INSTRUMENTS;

/** Chapter PL: planning. */
export const PLANNING_RULES = [
  {
    id: 'PL-01',
    title: { zh: '无预算不采购，严格按照批准的预算执行', en: 'No purchase without a budget; buy strictly to budget' },
    source: 'GPL 6, 33; M102',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'The article number in M102 is not confirmed (B).',
  },
  {
    id: 'PL-02',
    title: {
      zh: '购买主体为国家机关；公益一类事业单位和使用财政拨款的群团组织不作为购买主体和承接主体',
      en: 'The purchaser is a state organ; class-I institutions and budget-funded mass organisations neither buy nor deliver',
    },
    source: 'M102 5, 8',
    confidence: 'B',
    effectiveFrom: M102.from,
  },
  {
    id: 'PL-03',
    title: {
      zh: '承接主体范围：企业、社会组织、公益二类和从事生产经营活动的事业单位、农村集体经济组织、基层群众性自治组织、具备条件的个人',
      en: 'Who may deliver: companies, social organisations, class-II and business-type institutions, rural collectives, village and residents’ committees, eligible individuals',
    },
    source: 'M102 6; §2.3',
    confidence: 'B',
    effectiveFrom: M102.from,
  },
  {
    id: 'PL-04',
    title: {
      zh: '不得购买：非政府职责事项、应当由政府直接履职的事项、货物和工程、融资行为、招聘人员和劳务派遣',
      en: 'Never bought as a service: what is no government duty, what government must perform itself, goods and works, financing, hiring and labour dispatch',
    },
    source: 'M102 10; §2.1',
    confidence: 'B',
    effectiveFrom: M102.from,
  },
  {
    id: 'PL-05',
    title: { zh: '购买内容须在政府购买服务指导性目录内', en: 'The service must be in the guiding catalogue' },
    source: 'M102 11-13; §2.4',
    confidence: 'B',
    effectiveFrom: M102.from,
  },
  {
    id: 'PL-06',
    title: {
      zh: '县级以上社会救助部门以及乡镇政府、街道办事处可以购买社会救助服务',
      en: 'Social-assistance departments from county level, townships and sub-districts may buy social-assistance services',
    },
    source: 'SAL 56, 4, 5; §2.2',
    confidence: 'A',
    effectiveFrom: SAL.from,
  },
  {
    id: 'PL-07',
    title: {
      zh: '采购实施计划报同级财政部门备案',
      en: 'The implementation plan is filed with the finance department of the same level',
    },
    source: 'REG 29',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PL-08',
    title: {
      zh: '一个财政年度内不得将同一预算项目下的同一品目拆分以规避公开招标',
      en: 'No splitting of one budget item and category within a fiscal year to avoid an open tender',
    },
    source: 'REG 28; GPL 28',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PL-09',
    title: {
      zh: '公共服务项目应当就确定采购需求征求社会公众意见',
      en: 'The public is consulted on the needs of public-service projects',
    },
    source: 'REG 15',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'PL-10',
    title: {
      zh: '向社会公众提供的公共服务项目和达到金额的项目应当开展需求调查',
      en: 'Needs survey for public services to the public and for large projects',
    },
    figures: {
      amount: yuan(10_000_000, 'from'),
      marketPlayers: count(3, 'min'),
      reuse: within(12, 'month'),
    },
    source: 'K2122 10-11',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'PL-11',
    title: {
      zh: '采购活动开始前完成一般性审查，需求调查项目还应重点审查，审查人员不得参与需求编制',
      en: 'General review before the start, key review for surveyed projects, by people who did not write the needs',
    },
    source: 'K2122 29-34',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'PL-12',
    title: {
      zh: '合同文本经法律顾问审定；风险处置措施和替代方案',
      en: 'Contract text reviewed by the legal adviser; risk measures and an alternative plan',
    },
    source: 'K2122 23, 25',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'PL-13',
    title: {
      zh: '同类业绩合同作为资格条件的一般不超过2个',
      en: 'Past contracts of the same kind as a qualification: two at most as a rule',
    },
    figures: { contracts: count(2, 'max') },
    source: 'K2122 18',
    confidence: 'A',
    effectiveFrom: K2122.from,
  },
  {
    id: 'PL-14',
    title: {
      zh: '采购意向公开时间不得晚于采购活动开始前30日',
      en: 'Procurement intent is public at least 30 days before the procurement starts',
    },
    figures: { lead: lasting(30, 'calendar-day') },
    source: '财库〔2020〕10号',
    confidence: 'B',
    effectiveFrom: K2010.from,
    note: 'Units below the province from 2022-01-01, provincial units a year earlier. Unforeseeable urgent needs are exempt.',
  },
  {
    id: 'PL-15',
    title: {
      zh: '适宜由中小企业提供的项目专门面向中小企业采购',
      en: 'Purchases suitable for SMEs are reserved for them',
    },
    figures: { amount: yuan(2_000_000, 'max') },
    source: 'K2046 6-7',
    confidence: 'A',
    effectiveFrom: K2046.from,
    note: 'Exceptions include purchase preferentially from social organisations and institutions.',
  },
  {
    id: 'PL-16',
    title: { zh: '小微企业报价扣除比例', en: 'Price deduction for small and micro enterprises' },
    figures: { least: percent(6, 'min'), most: percent(10, 'max') },
    source: 'K2046 9',
    confidence: 'A',
    effectiveFrom: K2046.from,
    effectiveTo: '2022-06-30',
  },
  {
    id: 'PL-16',
    title: { zh: '小微企业报价扣除比例', en: 'Price deduction for small and micro enterprises' },
    figures: { least: percent(10, 'min'), most: percent(20, 'max') },
    source: 'K2046 9; 财库〔2022〕19号',
    confidence: 'C',
    effectiveFrom: K2219.from,
    note: 'The raised range is general knowledge; confirm before use.',
  },
  {
    id: 'PL-17',
    title: {
      zh: '公开招标数额标准、采购限额标准和集中采购目录由省级确定',
      en: 'Open-tender threshold, procurement limit and catalogue are set by the province',
    },
    source: 'GPL 7-8, 27; REG 5',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'The figures of Jilin were not found: they are dated configuration, never a constant.',
  },
  {
    id: 'PL-18',
    title: {
      zh: '为采购人以外的服务对象提供服务、需两家以上供应商供其选择的，可采用框架协议采购',
      en: 'Framework agreement where the recipients shall choose among at least two suppliers',
    },
    figures: { suppliers: count(2, 'min'), term: within(2, 'year') },
    source: 'M110 3(3), 15',
    confidence: 'A',
    effectiveFrom: M110.from,
  },
] as const satisfies readonly Rule[];
