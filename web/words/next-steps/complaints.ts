import type { NextSteps } from './next-steps.ts';

/** Challenges and complaints. */
export const COMPLAINTS_STEPS = {
  'examine-complaint/accept': {
    zh: '受理通知和投诉书副本送达当事人，被投诉人在法定期限内说明；您随后办理投诉。',
    en: 'The acceptance and copies go out, the respondent states in its time, and you handle the complaint next.',
  },
  'examine-complaint/correct': {
    zh: '投诉人收到一次性补正通知；补正时间不计入处理期限，逾期不补正的不予受理。',
    en: 'The complainant is asked once; the time does not count, and without a correction the complaint is refused.',
  },
  'examine-complaint/refuse': {
    zh: '投诉到此结束，投诉人收到通知并看到理由。',
    en: 'The complaint ends here; the complainant is told and reads the reason.',
  },
  'examine-correction/accept': {
    zh: '补正后的投诉受理，副本送达当事人，被投诉人在法定期限内说明；您随后办理投诉。',
    en: 'The corrected complaint is accepted, copies go out, and you handle it next.',
  },
  'examine-correction/refuse': {
    zh: '补正后仍不符合规定，投诉到此结束，投诉人收到通知并看到理由。',
    en: 'Still short of the rules, the complaint ends here; the complainant reads the reason.',
  },
  'state-on-complaint/state': {
    zh: '说明和附件送财政部门，作为处理投诉的依据。',
    en: 'The statement and its files go to the finance department.',
  },
  'handle-complaint/reject': {
    zh: '拟稿转另一名财政经办人审批；同意后送达、公告，暂停的采购活动恢复。',
    en: 'Somebody else of the finance department approves; then it is served and published, and a suspension ends.',
  },
  'handle-complaint/uphold': {
    zh: '拟稿转另一名财政经办人审批；同意后送达、公告，影响采购结果的由采购人落实并报告。',
    en: 'Somebody else approves; then it is served and published, and the buyer carries it out and reports.',
  },
  'handle-complaint/inquire': {
    zh: '登记发出；收到结果后再登记，依法不计入的时间自动扣除，随后继续办理。',
    en: 'It is on record as sent; record what comes, days that do not count are left out, and handling goes on.',
  },
  'handle-complaint/suspend': {
    zh: '采购人收到暂停通知：不签订合同，履行中的合同先衔接服务再中止；累计满法定天数自动恢复。',
    en: 'The buyer is told: nothing is signed, contracts in force are bridged and suspended, for no longer than the law lets it.',
  },
  'handle-complaint/resume': {
    zh: '采购活动恢复，采购人收到通知；投诉继续办理。',
    en: 'The purchase goes on and the buyer is told; the complaint is handled further.',
  },
  'record-inquiry/received': {
    zh: '结果记入投诉，处理期限继续计算，您继续办理。',
    en: 'The result goes on record, the clock runs again, and handling goes on.',
  },
  'approve-complaint/approve': {
    zh: '处理决定立即送达并公告；影响采购结果的，按标段所处阶段执行，落实之前不签订合同。',
    en: 'The decision is served and published at once; where it affects the result it is carried out lot by lot, and nothing is signed before.',
  },
  'approve-complaint/return': {
    zh: '退回拟稿人，对方会看到您的理由。',
    en: 'It goes back to the drafter, who reads your reason.',
  },
  'carry-out-decision/report': {
    zh: '落实情况转财政部门核实；核实后恢复签订合同。',
    en: 'The finance department checks the report; then contracts may be signed.',
  },
  'confirm-carrying-out/confirm': {
    zh: '处理决定记为已落实，投诉人收到通知，合同可以签订。',
    en: 'The decision counts as carried out, the complainant is told, and contracts may be signed.',
  },
  'confirm-carrying-out/return': {
    zh: '退回采购人继续改正，对方会看到您的理由。',
    en: 'It goes back to the buyer, who reads your reason.',
  },
} as const satisfies NextSteps;
