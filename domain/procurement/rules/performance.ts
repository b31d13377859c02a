import { count, percent, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const HOUSE = {
  source: '§2.5; house rule: configuration',
  confidence: 'C',
  effectiveFrom: INSTRUMENTS.HOUSE.from,
} as const;

/** Chapter PE: performance evaluation (绩效评价). The document names sides and dimensions; it gives no figures. */
export const PERFORMANCE_RULES = [
  {
    id: 'PE-01',
    title: {
      zh: '绩效评价由购买主体、服务对象和第三方共同进行，服务对象满意度权重最大',
      en: 'Buyer, recipients and a third party evaluate; the recipients’ satisfaction weighs most',
    },
    figures: { recipients: percent(50, 'exact'), evaluator: percent(30, 'exact'), buyer: percent(20, 'exact') },
    ...HOUSE,
    note: 'That the recipients weigh most is the document’s; the shares are the system’s. Where there is no third party the others keep their proportion.',
  },
  {
    id: 'PE-02',
    title: { zh: '绩效评价的维度和权重', en: 'Dimensions of a performance evaluation and their weights' },
    figures: { effect: percent(50, 'exact'), management: percent(30, 'exact'), impact: percent(20, 'exact') },
    ...HOUSE,
  },
  {
    id: 'PE-03',
    title: { zh: '服务对象抽样和最少答复', en: 'Sample of recipients, and the fewest answers' },
    figures: { sample: count(30, 'max'), answered: percent(60, 'min') },
    ...HOUSE,
    note: 'Everybody is asked where fewer are served. With fewer answers the evaluation does not stand. The sample is drawn as experts are (EV-04): seed, size and hash of the pool are published with the result.',
  },
  {
    id: 'PE-04',
    title: { zh: '绩效评价等次', en: 'Grades of an evaluation' },
    figures: { excellent: count(90, 'from'), good: count(80, 'from'), passed: count(60, 'from') },
    ...HOUSE,
  },
  {
    id: 'PE-05',
    title: { zh: '承接主体对评价结果的异议期限', en: 'Time for the provider to object to a result' },
    figures: { objection: within(5, 'working-day') },
    ...HOUSE,
    note: 'Silence is agreement: the result is then published.',
  },
  {
    id: 'PE-06',
    title: { zh: '问卷和评分的办理期限', en: 'Time for the survey and for the ratings' },
    figures: { survey: within(20, 'working-day'), rating: within(15, 'working-day') },
    ...HOUSE,
  },
] as const satisfies readonly Rule[];
