import { percent } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { JMF } = INSTRUMENTS;

const DATED_BY_YEAR = 'The copy read carries the year of the document but no day.';

/** Chapter BU: budget, from the provincial document. */
export const BUDGET_RULES = [
  {
    id: 'BU-01',
    title: {
      zh: '购买服务总额原则上不超过当年中央和省级社会救助专项资金总和的2%',
      en: 'Purchases in principle at most 2 % of the year’s central and provincial special funds',
    },
    figures: { share: percent(2, 'max') },
    source: '吉民发〔2018〕21号 §3.4',
    confidence: 'A',
    effectiveFrom: JMF.from,
    note: DATED_BY_YEAR,
  },
  {
    id: 'BU-02',
    title: {
      zh: '每年年底前将下一年度所需经费报送同级财政部门',
      en: 'Next year’s estimate goes to the finance department by year-end',
    },
    source: '吉民发〔2018〕21号 §3.4',
    confidence: 'A',
    effectiveFrom: JMF.from,
    note: DATED_BY_YEAR,
  },
  {
    id: 'BU-03',
    title: { zh: '专款专用，不得改变原使用方向', en: 'Earmarked money keeps its original direction of use' },
    source: '吉民发〔2018〕21号 §3.4',
    confidence: 'A',
    effectiveFrom: JMF.from,
    note: DATED_BY_YEAR,
  },
  {
    id: 'BU-04',
    title: {
      zh: '省级按业务量、财政困难程度、地方努力程度给予补助',
      en: 'Provincial subsidy by caseload, fiscal difficulty and local effort',
    },
    source: '吉民发〔2018〕21号 §3.4',
    confidence: 'A',
    effectiveFrom: JMF.from,
    note: 'The formula is configuration. ' + DATED_BY_YEAR,
  },
  {
    id: 'BU-05',
    title: {
      zh: '承接主体严重违约、弄虚作假的处罚、终止、禁入、联合惩戒和公示',
      en: 'Serious breach or fraud: penalty, termination, ban, joint punishment, publication',
    },
    source: '吉民发〔2018〕21号 §2.6',
    confidence: 'A',
    effectiveFrom: JMF.from,
    note: DATED_BY_YEAR,
  },
] as const satisfies readonly Rule[];
