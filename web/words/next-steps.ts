import { isOutcomeOf, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';

/** What the procedure does after a decision, as `kind/outcome`; told before the person confirms. */
const NEXT_STEPS: Readonly<Record<string, Bilingual>> = {
  'draft-plan/submit': {
    zh: '计划先由财政核实预算，再由编制人以外的人审查；被退回时您会再次收到任务。',
    en: 'Finance confirms the budget, then someone else reviews the plan; if returned, it comes back to you.',
  },
  'draft-plan/withdraw': { zh: '计划撤回，本次采购到此终止。', en: 'The plan is withdrawn and this purchase ends.' },
  'confirm-budget/confirm': { zh: '计划转审批人审查。', en: 'The plan goes to the approver.' },
  'confirm-budget/reject': { zh: '没有预算不得采购：本次采购到此终止。', en: 'Without a budget this purchase ends.' },
  'approve-plan/approve': {
    zh: '进入信息发布阶段，经办人开始编制采购文件。',
    en: 'The officer drafts the documents next.',
  },
  'approve-plan/return': {
    zh: '计划退回编制人修改，对方会看到您的理由。',
    en: 'The drafter mends the plan and reads your reason.',
  },
  'approve-plan/reject': { zh: '本次采购到此终止。', en: 'This purchase ends.' },
  'draft-documents/submit': { zh: '采购文件转编制人以外的人审查。', en: 'Someone else reviews the documents.' },
  'approve-documents/approve': {
    zh: '经办人收到发布采购公告的任务。',
    en: 'The officer is asked to publish the notice.',
  },
  'approve-documents/return': {
    zh: '采购文件退回编制人修改，对方会看到您的理由。',
    en: 'The drafter mends the documents and reads your reason.',
  },
  'publish-notice/publish': {
    zh: '公告期限和响应准备期限自公告之日起计算，系统开始接收响应文件。',
    en: 'Legal periods count from the notice and bids are accepted.',
  },
  'draft-contract/submit': {
    zh: '合同转编制人以外的人审批，再由承接主体签署。',
    en: 'Someone else approves the contract, then the provider signs.',
  },
  'approve-contract/sign': { zh: '合同转承接主体签署。', en: 'The provider is asked to sign.' },
  'approve-contract/return': {
    zh: '合同退回编制人修改，对方会看到您的理由。',
    en: 'The drafter mends the contract and reads your reason.',
  },
  'sign-contract/sign': {
    zh: '合同成立，服务按约定日期开始。',
    en: 'The contract is made and service starts as agreed.',
  },
  'pay-instalment/withhold': { zh: '本期暂不支付。', en: 'This instalment is withheld.' },
  'decide-takeover/start': {
    zh: '立即启动接管，按顺序询问备选承接主体。',
    en: 'The takeover starts and standby providers are asked in order.',
  },
  'decide-takeover/dismiss': { zh: '不启动接管，原合同继续履行。', en: 'No takeover; the contract goes on.' },
};

const ANY: Bilingual = {
  zh: '流程按此结果进入下一步，下一岗位随即收到任务。',
  en: 'The procedure goes on with this outcome and asks whoever is next.',
};

/** One sentence for the confirmation. */
export function nextStepAfter(kind: TaskKind, outcome: string): Bilingual {
  return (isOutcomeOf(kind, outcome) ? NEXT_STEPS[`${kind}/${outcome}`] : undefined) ?? ANY;
}
