import type { NextSteps } from './next-steps.ts';

/** Contracts, their money, what is delivered and how it is rated. */
export const CONTRACT_STEPS = {
  'rate-as-buyer/rate': {
    zh: '购买主体的评分计入结果，评分人不再处理对结果的异议。',
    en: 'The buyer’s marks count in the result; whoever rated does not decide on an objection to it.',
  },
  'rate-as-evaluator/rate': {
    zh: '第三方的评分计入结果，承接主体在结果公布前可以看到并提出异议。',
    en: 'The third party’s marks count in the result; the provider sees them before publication and may object.',
  },
  'run-survey/close': {
    zh: '问卷结束，不再接受答复；三方齐备后按公布的公式计算结果，答复不足的评价不成立。',
    en: 'The survey ends and takes no more answers; the result is computed when all sides are there. With too few answers it does not stand.',
  },
  'run-survey/extend': {
    zh: '按抽取顺序递补服务对象，继续访问。',
    en: 'The next of the draw are asked as well, and the survey goes on.',
  },
  'answer-evaluation/agree': {
    zh: '结果即可公布，并计入信用记录。',
    en: 'The result may be published, and counts in the credit file.',
  },
  'answer-evaluation/object': {
    zh: '由评分人以外的负责人核查您的异议，维持结果或者安排重新评分后公布。',
    en: 'Somebody other than who rated examines your objection; the result stands or is rated again, and is then published.',
  },
  'decide-evaluation-objection/reject': {
    zh: '结果不变，可以公布；对方会看到您写明的理由。',
    en: 'The result stands and may be published; the provider reads your reason.',
  },
  'decide-evaluation-objection/buyer-again': {
    zh: '由原评分人以外的经办人代表购买主体重新评分，结果重新计算后公布。',
    en: 'Another officer rates for the buyer; the result is computed anew and published.',
  },
  'decide-evaluation-objection/evaluator-again': {
    zh: '请第三方重新评分，结果重新计算后公布。',
    en: 'The third party rates again; the result is computed anew and published.',
  },
  'publish-evaluation/publish': {
    zh: '结果在信息公开网站公布并计入承接主体信用记录，此后不能更改。',
    en: 'The result stands in the portal and in the provider’s credit file, and cannot be changed.',
  },
  'receive-bond/received': {
    zh: '保证金登记在合同档案，合同转承接主体签署；履约验收合格后退还。',
    en: 'The bond goes on record and the provider is asked to sign; it goes back after the acceptance.',
  },
  'receive-bond/unpaid': {
    zh: '视为放弃：成交结果作废并记入信用档案，采购人决定确定下一候选人或者重新采购。',
    en: 'This counts as giving up: the award is void and on the credit file, and the buyer decides what follows.',
  },
  'decide-after-refusal/next': {
    zh: '立即确定排序下一位的候选人；结果公告写明原因，随后重新起草合同。',
    en: 'The next in rank is the winner at once; the result notice says why, then the contract is drafted anew.',
  },
  'decide-after-refusal/restart': {
    zh: '该标段废标并公告您的理由，可以依法重新采购；没有正当理由放弃的供应商不得参加重新采购。',
    en: 'The lot fails and your reason is published; whoever gave up without a lawful reason is barred from the re-run.',
  },
  'record-bid-bonds/record': {
    zh: '到账情况记入档案，不能再改；未到账的投标在资格审查时按无效处理。',
    en: 'On record for good; a bid whose bond had not come is invalid at the examination.',
  },
  'settle-bid-bond/return': {
    zh: '记为已退还并通知供应商，凭证存档，不能再改。',
    en: 'On record as refunded, with its voucher, for good; the bidder is told.',
  },
  'settle-bid-bond/keep': {
    zh: '申请转他人审批；获批前保证金仍应退还的期限照常计算。',
    en: 'Somebody else decides; until then the time for the refund goes on.',
  },
  'return-bid-bond/return': {
    zh: '记为已退还并通知供应商，金额、日期和凭证存档，不能再改；开标前其他人看不到。',
    en: 'On record as returned, with amount, days and voucher, for good; the bidder is told, nobody else before the opening.',
  },
  'return-bid-bond/none': {
    zh: '记为没有收到，理由告知供应商，不能再改。',
    en: 'On record that none had come, for good; the bidder reads why.',
  },
  'return-bid-bond/moved': {
    zh: '保证金留作其重新提交的投标使用，开标后照常登记；供应商会看到依据。',
    en: 'It stays to secure the bidder’s new bid and is recorded after the opening; the bidder reads the ground.',
  },
  'approve-bid-bond-kept/approve': {
    zh: '保证金不予退还，法定情形和理由存档并告知供应商，不能再改。',
    en: 'The bond is kept for good; the bidder reads the case of the law and the reason.',
  },
  'approve-bid-bond-kept/return': {
    zh: '退回申请人：按期退还，或者补充依据后再次申请。',
    en: 'Back to whoever asked: refund it in time, or ask again with better grounds.',
  },
  'settle-bond/return': {
    zh: '保证金退还，凭证记入合同档案，不能再改。',
    en: 'The bond goes back; the voucher is on the contract’s file for good.',
  },
  'settle-bond/forfeit': {
    zh: '申请转他人审批；获批前保证金仍然保留，承接主体会看到您的理由。',
    en: 'Somebody else decides; until then the bond is held, and the provider reads your reason.',
  },
  'approve-forfeiture/approve': {
    zh: '保证金不予退还，理由存档，不能再改。',
    en: 'The bond is kept for good, with its reason on file.',
  },
  'approve-forfeiture/return': {
    zh: '退回申请人重新处理：退还，或者补充依据后再次申请。',
    en: 'Back to whoever asked: return the bond, or ask again with better grounds.',
  },
  'approve-change/approve': {
    zh: '采购人一方即告签署，补充合同转承接主体签署；对方签署后变更生效。',
    en: 'The buyer has signed then; the provider is asked next, and the change holds when it has signed.',
  },
  'approve-change/refuse': {
    zh: '原合同继续履行，提出人会看到您的理由。',
    en: 'The contract goes on as it is; the proposer reads your reason.',
  },
  'sign-change/sign': {
    zh: '变更立即生效：服务期限和付款计划随之调整，并依法公告。',
    en: 'The change holds at once: term and instalments follow, and it is published in time.',
  },
  'sign-change/decline': {
    zh: '原合同继续履行，采购人会看到您的理由。',
    en: 'The contract goes on as it is; the buyer reads your reason.',
  },
  'publish-change/publish': {
    zh: '合同变更公告立即发布，社会公众可以查阅。',
    en: 'The notice of the change is out and open to the public.',
  },
  'look-into-records/explain': {
    zh: '预警记为已排除，结论留存备查；同一情况不再提示。',
    en: 'The alert is explained, and the conclusion stays on record; the same thing is not pointed out again.',
  },
  'look-into-records/confirm': {
    zh: '预警记为已确认问题，结论留存备查，并显示在合同和监督总览中；整改、接管由您另行提出。',
    en: 'The alert is confirmed and stays on record with the contract; ask for a takeover or a rectification yourself.',
  },
  'monthly-inspection/pass': {
    zh: '检查结果记入合同档案，作为付款和验收的依据；下月服务结束后再次检查。',
    en: 'The result goes into the contract’s file and counts for payment and acceptance; the next month is inspected in turn.',
  },
  'monthly-inspection/problems': {
    zh: '问题记入合同档案，付款人和验收人都会看到；需要接管的，请到合同页面提出。',
    en: 'The problems go into the contract’s file, where payers and acceptors see them; ask for a takeover on the contract’s page if it takes one.',
  },
  'accept-stage/accept': {
    zh: '结果存入合同档案，付款期限开始计算；按合同须扣款的，由验收人以外的负责人决定，然后转财务支付。',
    en: 'The result goes on file and the days of the payment begin; deductions by the contract are decided by somebody else, then finance pays.',
  },
  'decide-deductions/decide': {
    zh: '扣款逐项告知承接主体，本期按扣款后的金额转财务支付。',
    en: 'The contractor is told every line, and finance pays the instalment less the deductions.',
  },
  'pay-instalment/pay': {
    zh: '本期服务费记为已支付，不能再付第二次；合同正在接管、付款冻结的，解冻后会再次询问。',
    en: 'This instalment is recorded as paid and never paid twice; if a takeover has frozen payments, you are asked again afterwards.',
  },
  'pay-instalment/withhold': {
    zh: '没有争议的部分记为已支付；有争议的部分由您以外的负责人处理，决定支付的再交财政支付，承接主体可见理由。',
    en: 'What is not in dispute is recorded as paid; somebody else decides on the rest, and what is owed after all is paid then. The contractor reads why.',
  },
  'decide-dispute/release': {
    zh: '财政经办人随即支付您决定的金额，逾期的连同利息；承接主体会看到理由。',
    en: 'Finance pays what you have decided, with interest where it is late; the contractor reads the reason.',
  },
  'decide-dispute/keep': {
    zh: '该部分不予支付，理由存档并告知承接主体；承接主体不服的，依合同约定的争议解决方式处理。',
    en: 'That part is not paid; the contractor reads the reason and may go the way that the contract names for disputes.',
  },
  'pay-dispute/pay': {
    zh: '争议款项记为已支付，不能再付第二次；合同付款冻结的，解冻后会再次询问。',
    en: 'The disputed amount is recorded as paid and never paid twice; if payments are frozen, you are asked again afterwards.',
  },
  'accept-service/accept': {
    zh: '验收结果转验收人以外的负责人审定，同意后公告，合同结束。',
    en: 'Someone else approves the result; then it is published and the contract ends.',
  },
  'accept-service/refuse': {
    zh: '验收不合格的结论转负责人审定；退回复验时您会再次收到任务。',
    en: 'The refusal goes to the approver; if another acceptance is ordered, it comes back to you.',
  },
  'approve-acceptance/approve': {
    zh: '验收结果立即公告，合同结束，标段办结，救助对象的服务安排随之终止。',
    en: 'The result is published, the contract and the lot are closed, and the service orders end.',
  },
  'approve-acceptance/return': {
    zh: '退回验收人复验，对方会看到您的理由。',
    en: 'It is accepted anew; whoever accepted reads your reason.',
  },
} as const satisfies NextSteps;
