import { HOUSE_GRADING_SCHEME } from '../../domain/providers/grading-scheme.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';

export const BIDS = [
  { id: '11111111-1111-4111-8111-111111111111', name: '示例承接主体一' },
  { id: '22222222-2222-4222-8222-222222222222', name: '示例承接主体二' },
];

export const CRITERIA = [
  { code: 'plan', titleZh: '服务方案', weight: 45 },
  { code: 'team', titleZh: '服务团队', weight: 35 },
];

const PROJECT = {
  ...{ number: 'XM2027-220422-0001', name: '失能老人照料护理服务（示例）', township: '示例一镇' },
  need: '二十名失能老人需要上门照料护理，依据为年度评估结果。',
  ...{ recipients: 20, budgetFen: '60000000', budgetYear: 2027 },
};

const REMOVAL = {
  name: '示例专家',
  ground: 'hid-interest',
  reason: '与投标人有利害关系未回避（示例）',
  statement: null,
};

const PENALTY = {
  ...{ name: '示例承接主体', rule: 'DB-02', facts: '擅自终止合同（示例）', evidence: '催告函（示例）', months: 12 },
  ...{ statement: null, hearingRecord: null, endedOn: '2026-11-01' },
};
const REPAIR = {
  ...{ name: '示例承接主体', rule: 'DB-02', document: '示例财罚〔2026〕1号', facts: '擅自终止合同（示例）' },
  ...{ fromDay: '2026-01-01', untilDay: '2028-01-01', scope: 'lifting', statement: '已恢复全部服务（示例）' },
  ...{ terms: 'CR-03', proposal: null, findings: null },
};
const RECORD = {
  ...{ number: 'TEST-1-1', provider: '示例承接主体一', months: 12, passed: 11 },
  ...{ planned: 240, done: 236, satisfaction: 95 },
};
const GRADED = {
  ...{ name: '示例承接主体一', year: 2026, scheme: HOUSE_GRADING_SCHEME, schemeSource: null, computed: 'qualified' },
  facts: {
    contracts: 1,
    parts: { recipients: 8000, evaluator: null, credit: 8000 },
    faults: { records: 0, inspection: 1, deduction: 0, lateReport: 0, lateFinance: 1, takeover: 0, ban: 0 },
  },
  ...{ grade: 'qualified', reason: null, objection: '月报并未逾期（示例）。', serving: ['TEST-1-1'] },
};

const RESULT = { number: 'TEST-1-1', total: 8750, grade: 'good', objection: null, thirdParty: true };

export const FUNDS = [
  { id: '33333333-3333-4333-8333-333333333333', nameZh: '示例专项资金' },
  { id: '44444444-4444-4444-8444-444444444444', nameZh: '示例工作经费' },
] as const;

/** What the database would tell each form; kinds that are not listed ask it nothing. */
export const TASK_FORM_FACTS: Partial<Record<TaskKind, unknown>> = {
  'draft-plan': { due: true, surveyed: false, keyReviewed: false, authors: [], reserve: 'due', asksDesigners: true },
  'approve-plan': {
    due: true,
    surveyed: false,
    keyReviewed: false,
    authors: ['示例经办人'],
    reserve: 'due',
    asksDesigners: true,
  },
  'confirm-budget': {
    adding: [
      {
        item: { code: 'B01', nameZh: '照料护理', nameEn: 'Care' },
        ...{ sumFen: 140_000_000, limitFen: 100_000_000 },
        purchases: [{ number: 'TEST-1', fen: 70_000_000 }],
      },
    ],
    funds: [
      { ...FUNDS[0], nameEn: 'Narrow', programmes: ['allowance'] },
      { ...FUNDS[1], nameEn: 'Wide', programmes: ['allowance', 'extreme'] },
    ],
    serves: ['allowance', 'extreme'],
    programmes: ['allowance', 'extreme', 'children'].map((id) => ({ id, name: `示例项目${id}` })),
  },
  'draft-documents': { method: 'competitive-consultation', onDay: '2027-03-01' },
  'publish-notice': [1, 2, 3, 4, 5].map((n) => ({
    id: `0000000${n}-1111-4111-8111-111111111111`,
    officeId: `office-${Math.ceil(n / 2)}`,
    name: `示例持有人${n}`,
  })),
  'release-opening-share': 'YWdlLWVuY3J5cHRpb24=',
  'examine-qualifications': BIDS,
  'last-offer': { firstPriceFen: 69_000_000, ceilingFen: 70_000_000 },
  'elect-chair': BIDS,
  'review-conformity': BIDS,
  'explain-price': { priceFen: 20_000_000, triggers: ['mean', 'ceiling'] },
  'judge-low-price': BIDS.map((bid) => ({ ...bid, priceFen: '20000000', explanation: '成本构成说明。' })),
  'confirm-scores': [
    { id: `${BIDS[0]!.id}/plan`, name: '示例承接主体一 · 服务方案 · 10 分', points: 10, weight: 45 },
    { id: `${BIDS[0]!.id}/team`, name: '示例承接主体一 · 服务团队 · 35 分', points: 35, weight: 35 },
  ],
  'score-bids': { bids: BIDS, criteria: CRITERIA },
  'draft-contract': {
    term: '12 个月',
    priceFen: 69_000_000,
    mostPaymentDays: 60,
    lprBasisPoints: 310,
    items: [{ id: '1', name: '照料护理·满意度：不低于90%' }],
    candidates: BIDS,
    recipients: 60,
  },
  'decide-after-refusal': { method: 'competitive-consultation', hasNext: true },
  'record-bid-bonds': { bids: BIDS, amountFen: 1_400_000, lastDay: '2027-03-18' },
  'decide-dispute': { disputedFen: 1_200_000, releasedFen: null, why: '工作量有争议（示例）' },
  'pay-dispute': { disputedFen: 1_200_000, releasedFen: 800_000, why: '工作量有争议（示例）' },
  'weigh-takeover': { cause: 'self-report', facts: '多名护理员同时离职（示例）', recipients: 20 },
  'settle-bid-bond': { amountFen: 1_400_000, bidder: '示例承接主体一', refused: false },
  'return-bid-bond': {
    ...{ bidder: '示例承接主体一', number: 'TEST-1', lot: 1, cause: 'withdrawn', amountFen: 1_400_000 },
    standing: true,
  },
  'receive-bond': { amountFen: 3_450_000 },
  'accept-stage': {
    items: [
      { id: '1', name: '对象排查·入户率：不低于95%' },
      { id: '2', name: '照料护理·满意度：不低于90%' },
    ],
    heard: { asked: 0, answered: 0, satisfied: 0 },
  },
  'decide-deductions': [{ id: '2', name: '照料护理·满意度部分达标', fen: 350_000 }],
  'pay-instalment': {
    ...{ amountFen: 17_150_000, deductedFen: 350_000 },
    outside: { people: [{ programme: 'children', people: 2, name: '示例项目children' }], funds: FUNDS },
  },
  'accept-service': {
    items: [
      { id: '1', name: '对象排查·入户率：不低于95%' },
      { id: '2', name: '照料护理·满意度：不低于90%' },
    ],
    heard: { asked: 12, answered: 10, satisfied: 9 },
  },
  'answer-standby': { uncovered: 60, ownCapacity: 50 },
  'confirm-first-visits': { covered: 50 },
  'confirm-last-resort-visits': { covered: 10 },
  'confirm-successor-visits': { covered: 10 },
  'serve-penalty-notice': PENALTY,
  'answer-penalty-notice': PENALTY,
  'announce-hearing': { earliest: '2027-03-10' },
  'record-hearing': PENALTY,
  'decide-penalty': PENALTY,
  'examine-repair': REPAIR,
  'decide-repair': { ...REPAIR, proposal: 'grant', findings: '材料属实（示例）' },
  'plan-succession': { amountFen: 68_800_000, costCapPercent: 10, today: '2027-03-01' },
  'approve-method': { method: 'single-source', ground: 'only-supplier', statement: '示例情形' },
  'approve-suspension': { reason: '示例理由', evidence: '示例公告' },
  'approve-ending': { kind: 'task-cancelled', reason: '示例理由' },
  'examine-applicants': BIDS,
  'recommend-suppliers': { suppliers: BIDS, least: 1, most: 2 },
  'recommend-as-expert': { suppliers: BIDS, least: 1, most: 2 },
  'answer-objection': { text: '示例异议' },
  'agree-price': { firstPriceFen: 69_000_000, ceilingFen: 70_000_000 },
  'review-admission': {
    standing: { level: 'B', score: 8000 },
    checks: [
      {
        code: 'taxes',
        rule: 'AD-01',
        verdict: 'verify',
        pointer: '/statements',
        text: { zh: '依法纳税。', en: 'Taxes.' },
      },
    ],
  },
  'guide-project': PROJECT,
  'review-project': PROJECT,
  'reserve-project': PROJECT,
  'revise-project': PROJECT,
  'rate-as-buyer': RECORD,
  'rate-as-evaluator': RECORD,
  'run-survey': { asked: 10, answered: 4 },
  'answer-evaluation': RESULT,
  'decide-evaluation-objection': RESULT,
  'decide-credit-appeal': {
    ...{ name: '示例承接主体一', kind: 'objection', eventKind: 'inspection-problems' },
    ...{ eventAt: new Date('2027-05-03T01:00:00Z'), source: 'TEST-1-1', text: '当月住院（示例）' },
  },
  'review-grade': GRADED,
  'answer-grade': GRADED,
  'decide-grade-objection': GRADED,
  'review-provider': {
    standing: { level: 'B', score: 8000 },
    ...{ name: '示例承接主体一', capacity: 60, contracts: 0, staff: 12, badEvents: 1, debarred: false },
    ...{ serving: [], grade: 'basic', gradeYear: 2026, improveUntil: '2027-04-01' },
    request: '月度检查连续两次发现漏访（示例）。',
  },
  'review-expert': {
    ...{ name: '示例专家', specialities: ['social-work', 'care'], employer: '示例大学', termMonths: 24 },
    qualifications: '社会工作师，从业十年（示例）。',
    avoidances: [{ name: '示例承接主体一', creditCode: null, relation: 'board', endedOn: null }],
  },
  'hear-expert': REMOVAL,
  'decide-removal': REMOVAL,
  'assess-experts': BIDS.map(({ id }, at) => ({ id, name: `示例专家${at + 1}` })),
  'key-review-project': ['示例经办人'],
  'carry-out-answer': { running: true, answer: '经核查，质疑成立。', lots: BIDS },
  'state-on-complaint': {
    matters: [{ matter: '评分因素与需求无关', facts: '采购文件第三章', basis: '实施条例第二十条' }],
    request: '责令重新采购',
  },
  'handle-complaint': { lots: BIDS, usedDays: 0, suspended: false },
  'record-inquiry': { question: '评分因素是否与需求相关' },
  'carry-out-decision': { findings: '投诉事项成立。', number: '示例财采投〔2027〕1号' },
  'answer-challenge': {
    matters: [{ matter: '评分因素与需求无关', facts: '采购文件第三章', basis: '实施条例第二十条' }],
    request: '删除该评分因素',
  },
};
