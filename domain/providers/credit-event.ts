import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

interface CreditEventKind {
  readonly title: Bilingual;
  /** What it means for the provider, in one sentence. */
  readonly explanation: Bilingual;
  /** Which way it speaks: its points (CR-02) are added, taken off, or none. */
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly rule: RuleId;
}

/** What a provider's credit file is made of (§2.6: 事后管诚信); the view `credit_event` finds the rows. */
export const CREDIT_EVENTS = {
  'inspection-passed': {
    title: { zh: '月度检查合格', en: 'Monthly inspection passed' },
    explanation: {
      zh: '监督员对该月服务的数量、质量和满意度检查合格。',
      en: 'The supervisor found quantity, quality and satisfaction of the month in order.',
    },
    tone: 'good',
    rule: 'DL-07',
  },
  'inspection-problems': {
    title: { zh: '月度检查发现问题', en: 'Monthly inspection found problems' },
    explanation: {
      zh: '监督员检查该月服务时发现问题，详见合同的检查记录。',
      en: 'The supervisor found problems in the month; the contract’s inspections say which.',
    },
    tone: 'bad',
    rule: 'DL-07',
  },
  'report-in-time': {
    title: { zh: '按期提交履约月报', en: 'Monthly report in time' },
    explanation: { zh: '在规定期限内提交了该月履约报告。', en: 'The month’s report came within its period.' },
    tone: 'good',
    rule: 'DL-14',
  },
  'report-late': {
    title: { zh: '逾期提交履约月报', en: 'Monthly report late' },
    explanation: { zh: '超过规定期限才提交该月履约报告。', en: 'The month’s report came after its period.' },
    tone: 'bad',
    rule: 'DL-14',
  },
  'records-confirmed': {
    title: { zh: '服务记录问题属实', en: 'Problem of service records confirmed' },
    explanation: {
      zh: '服务记录巡查发现异常，监督员核查后确认问题属实。',
      en: 'Something stood out in the records of service, and the supervisor found it to be true.',
    },
    tone: 'bad',
    rule: 'DL-12',
  },
  'standby-accepted': {
    title: { zh: '承接临时接管', en: 'Stepped in at a takeover' },
    explanation: {
      zh: '作为备选承接主体按时答复并承接了救助对象。',
      en: 'As a standby provider it answered in time and took recipients over.',
    },
    tone: 'good',
    rule: 'CT-01',
  },
  'standby-silent': {
    title: { zh: '备选答复逾期', en: 'No answer as standby provider' },
    explanation: {
      zh: '收到临时接管请求后逾期未答复，按不承接处理。',
      en: 'It did not answer a takeover request in time, which counted as no.',
    },
    tone: 'bad',
    rule: 'HS-04',
  },
  'contract-terminated': {
    title: { zh: '合同因接管解除', en: 'Contract terminated after a takeover' },
    explanation: {
      zh: '不能按约提供服务，经临时接管后合同被解除。',
      en: 'It could not serve as agreed; after an interim takeover the contract was terminated.',
    },
    tone: 'bad',
    rule: 'CT-03',
  },
  'contract-accepted': {
    title: { zh: '合同履约验收合格', en: 'Contract accepted' },
    explanation: {
      zh: '合同期满，验收合格并公告。',
      en: 'The contract was accepted at its end and the result published.',
    },
    tone: 'good',
    rule: 'DL-01',
  },
  'evaluated-excellent': {
    title: { zh: '绩效评价优秀', en: 'Evaluated as excellent' },
    explanation: { zh: '合同绩效评价结果为优秀并公布。', en: 'The published result of an evaluation was excellent.' },
    tone: 'good',
    rule: 'DL-07',
  },
  'evaluated-good': {
    title: { zh: '绩效评价良好', en: 'Evaluated as good' },
    explanation: { zh: '合同绩效评价结果为良好并公布。', en: 'The published result of an evaluation was good.' },
    tone: 'good',
    rule: 'DL-07',
  },
  'evaluated-passed': {
    title: { zh: '绩效评价合格', en: 'Evaluated as passed' },
    explanation: { zh: '合同绩效评价结果为合格并公布。', en: 'The published result of an evaluation was a pass.' },
    tone: 'neutral',
    rule: 'DL-07',
  },
  'evaluated-failed': {
    title: { zh: '绩效评价不合格', en: 'Evaluated as failed' },
    explanation: { zh: '合同绩效评价结果为不合格并公布。', en: 'The published result of an evaluation was a failure.' },
    tone: 'bad',
    rule: 'DL-07',
  },
  'graded-excellent': {
    title: { zh: '年度等级优秀', en: 'Graded as excellent for the year' },
    explanation: { zh: '年度等级评定结果为优秀并公布。', en: 'The published grade of the year was excellent.' },
    tone: 'good',
    rule: 'AD-06',
  },
  'graded-qualified': {
    title: { zh: '年度等级合格', en: 'Graded as qualified for the year' },
    explanation: { zh: '年度等级评定结果为合格并公布。', en: 'The published grade of the year was qualified.' },
    tone: 'neutral',
    rule: 'AD-06',
  },
  'graded-basic': {
    title: { zh: '年度等级基本合格', en: 'Graded as basically qualified for the year' },
    explanation: {
      zh: '年度等级评定结果为基本合格并公布，须限期整改。',
      en: 'The published grade of the year was basically qualified: it has to improve.',
    },
    tone: 'bad',
    rule: 'AD-06',
  },
  'graded-unqualified': {
    title: { zh: '年度等级不合格', en: 'Graded as unqualified for the year' },
    explanation: {
      zh: '年度等级评定结果为不合格并公布。',
      en: 'The published grade of the year was unqualified.',
    },
    tone: 'bad',
    rule: 'AD-06',
  },
  'refused-to-sign': {
    title: { zh: '成交后拒绝签订合同', en: 'Refused to sign after winning' },
    explanation: {
      zh: '被确定为成交供应商后拒绝签订合同，或者未按采购文件提交履约保证金。',
      en: 'Chosen as the winner, it refused to sign or did not pay the bond that the documents demand.',
    },
    tone: 'bad',
    rule: 'CO-08',
  },
  'challenge-upheld': {
    title: { zh: '质疑成立', en: 'Challenge upheld' },
    explanation: { zh: '提出的质疑经答复成立。', en: 'A challenge it had handed in was upheld.' },
    tone: 'neutral',
    rule: 'CH-03',
  },
  'challenge-rejected': {
    title: { zh: '质疑不成立', en: 'Challenge rejected' },
    explanation: {
      zh: '提出的质疑经答复不成立。质疑是法定权利，不成立本身不是不良记录。',
      en: 'A challenge it had handed in was rejected. To challenge is a right: this is no bad record by itself.',
    },
    tone: 'neutral',
    rule: 'CH-03',
  },
  'complaint-fabricated': {
    title: { zh: '以虚假材料投诉', en: 'Complaint with made-up facts' },
    explanation: {
      zh: '财政部门的处理决定认定，其投诉捏造事实或者提供虚假材料。',
      en: 'The finance department decided that a complaint of its rested on made-up facts or false material.',
    },
    tone: 'bad',
    rule: 'CH-15',
  },
} as const satisfies Readonly<Record<string, CreditEventKind>>;

export type CreditEventCode = keyof typeof CREDIT_EVENTS;
export const CREDIT_EVENT_CODES = Object.keys(CREDIT_EVENTS) as CreditEventCode[];

/** The events that count in the score: those that speak for or against the provider. */
export type ScoredEventCode = {
  [C in CreditEventCode]: (typeof CREDIT_EVENTS)[C]['tone'] extends 'neutral' ? never : C;
}[CreditEventCode];

export function isScored(code: CreditEventCode): code is ScoredEventCode {
  return CREDIT_EVENTS[code].tone !== 'neutral';
}

export const SCORED_EVENT_CODES: readonly ScoredEventCode[] = CREDIT_EVENT_CODES.filter(isScored);
