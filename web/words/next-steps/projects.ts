import type { NextSteps } from './next-steps.ts';

/** The bank of projects. */
export const PROJECTS_STEPS = {
  'guide-project/endorse': {
    zh: '申报转审批人审核，您的指导意见和是否县级统筹随申报显示。',
    en: 'The proposal goes to the approver, with your guidance and whether the county takes it over.',
  },
  'guide-project/return': {
    zh: '申报退回乡镇修改，对方会看到您的理由；改好后重新指导和审核。',
    en: 'The proposal goes back to the township, which reads your reason; mended, it comes here again.',
  },
  'guide-project/refuse': {
    zh: '申报到此结束，乡镇会收到通知并看到理由。',
    en: 'The proposal ends here; the township is told and reads the reason.',
  },
  'review-project/approve': {
    zh: '项目状态变为已审核，由财政核定资金后入库。',
    en: 'The project counts as reviewed; finance confirms the money next.',
  },
  'review-project/return': {
    zh: '申报退回申报人修改，对方会看到您的理由；改好后重新审核。',
    en: 'The proposal goes back to its author, who reads your reason; mended, it is reviewed again.',
  },
  'review-project/refuse': {
    zh: '项目不予通过，申报人会收到通知并看到理由。',
    en: 'The project is refused; the proposer is told and reads the reason.',
  },
  'survey-project/submit': {
    zh: '调查结果随项目存档，由调查人以外的人进行一般性审查和重点审查。',
    en: 'The survey is kept with the project; others make the general and the key review.',
  },
  'survey-project/withdraw': {
    zh: '申报撤回，不再调查，项目不入库。',
    en: 'The proposal is withdrawn without a survey and enters no bank.',
  },
  'key-review-project/approve': {
    zh: '审查记录存档，项目状态变为已审核，由财政核定资金后入库。',
    en: 'The review is kept, the project counts as reviewed; finance confirms the money next.',
  },
  'key-review-project/return': {
    zh: '项目退回申报人修改，对方会看到您的理由；改好后重新调查和审查。',
    en: 'The project goes back to its author, who reads your reason; mended, it is surveyed and reviewed again.',
  },
  'key-review-project/refuse': {
    zh: '重点审查不予通过，项目到此终止，申报人会收到通知并看到理由。',
    en: 'The project ends with the key review; the proposer is told and reads the reason.',
  },
  'reserve-project/reserve': {
    zh: '项目进入项目库，经办人可以安排年度和季度。',
    en: 'The project enters the bank; an officer can schedule it.',
  },
  'reserve-project/return': {
    zh: '项目退回申报人重新测算，改好后重新审核。',
    en: 'The project goes back for a new estimate and is then reviewed again.',
  },
  'revise-project/submit': {
    zh: '修改后的申报重新走一遍审核；乡镇项目先由县级指导。',
    en: 'The changed proposal is examined anew; a township’s goes to the county first.',
  },
  'revise-project/withdraw': { zh: '申报撤回，项目不入库。', en: 'The proposal is withdrawn and enters no bank.' },
} as const satisfies NextSteps;
