import type { NextSteps } from './next-steps.ts';

/** A purchase from its plan to its published result. */
export const PURCHASE_STEPS = {
  'attend-evaluation/accept': {
    zh: '您成为本次评审的成员，随后收到符合性审查和打分任务；名单在结果公告前保密。',
    en: 'You take a seat and are asked to review and score next; names stay secret until the result.',
  },
  'attend-evaluation/decline': {
    zh: '系统按抽取顺序递补下一位专家；只有采购单位能看到您的理由。',
    en: 'The next in the drawn order is asked; only the office reads your reason.',
  },
  'refill-committee/draw': {
    zh: '从没有被邀请过的专家中再次随机抽取，补足后才开始评审。',
    en: 'Experts who were not asked before are drawn for the empty seats; nothing is evaluated before.',
  },
  'elect-chair/vote': {
    zh: '您的一票记入档案，不能再改；得票多的当选，组长姓名写入评审报告。',
    en: 'Your vote goes on record for good; most votes win, and the report names the chair.',
  },
  'review-conformity/sign': {
    zh: '全体成员签字后以多数意见为准；不通过的投标不再打分，供应商会看到理由。',
    en: 'When all have signed the majority decides; refused bids are not scored and their bidders read why.',
  },
  'explain-price/explain': {
    zh: '评审委员会评议您的说明；不能证明合理的，投标无效。',
    en: 'The committee judges your explanation; an unproven price makes the bid invalid.',
  },
  'judge-low-price/sign': {
    zh: '全体成员签字后以多数意见为准；不能证明合理的投标无效，其余投标进入打分。',
    en: 'When all have signed the majority decides; unproven bids are invalid, the others are scored.',
  },
  'confirm-scores/keep': {
    zh: '评分维持不变，理由随评审报告存档；随后汇总排序。',
    en: 'Your points stand, the reason is kept with the report; the bids are ranked next.',
  },
  'confirm-scores/correct': {
    zh: '按更正后的分数汇总排序，更正和理由随评审报告存档。',
    en: 'The corrected points count; correction and reason are kept with the report.',
  },
  'sign-report/agree': {
    zh: '全体成员签署后，评审报告送交采购人确认结果。',
    en: 'When all have signed, the report goes to the buyer for the award.',
  },
  'sign-report/dissent': {
    zh: '您的不同意见和理由随报告存档；多数成员不同意的，报告不成立，本包终止并公告原因。',
    en: 'Your dissent is kept with the report; if most dissent there is no report, and the lot ends with the reason published.',
  },
  'draft-plan/submit': {
    zh: '计划先由财政核实预算，再由编制人以外的人审查；被退回时您会再次收到任务。',
    en: 'Finance confirms the budget, then someone else reviews the plan; if returned, it comes back to you.',
  },
  'draft-plan/withdraw': { zh: '计划撤回，本次采购到此终止。', en: 'The plan is withdrawn and this purchase ends.' },
  'confirm-budget/confirm': {
    zh: '计划转审批人审查，您填写的预算科目随计划一并显示。',
    en: 'The plan goes to the approver, with the budget line that you entered.',
  },
  'confirm-budget/reject': {
    zh: '没有预算不得采购：本次采购到此终止，编制人会看到您的理由。',
    en: 'Without a budget this purchase ends; the drafter reads your reason.',
  },
  'publish-intention/publish': {
    zh: '采购意向在公开网页上发布，期满之日起才能发布采购公告；期间可以编制采购文件。',
    en: 'The intention appears in the public portal; the tender notice can follow when the period has passed. Documents can be drafted meanwhile.',
  },
  'approve-plan/approve': {
    zh: '进入信息发布阶段，经办人开始编制采购文件。',
    en: 'The officer drafts the documents next.',
  },
  'approve-plan/return': {
    zh: '计划退回编制人修改，对方会看到您的理由；改好后重新核实预算和审批。',
    en: 'The drafter mends the plan and reads your reason; budget and approval are asked for again.',
  },
  'approve-plan/reject': {
    zh: '本次采购到此终止，编制人会看到您的理由。',
    en: 'This purchase ends; the drafter reads your reason.',
  },
  'approve-method/approve': {
    zh: '采购方式获批，批复文号存档，采购继续。',
    en: 'The method is approved, the number of the letter is kept, the purchase goes on.',
  },
  'approve-method/refuse': {
    zh: '本次采购到此终止；可改用公开招标重新组织，经办人会看到您的理由。',
    en: 'This purchase ends; it may be made anew by open tender. The officer reads your reason.',
  },
  'examine-applicants/submit': {
    zh: '合格的申请人进入随机抽取；合格家数不足的，本次采购失败并公告。',
    en: 'Qualified applicants enter the draw; with too few the purchase fails, and that is published.',
  },
  'recommend-suppliers/submit': {
    zh: '推荐名单固定后不能再改；推荐家数和比例不合法的，本次采购失败并公告。',
    en: 'The list is fixed and does not change; if it is too short or too much the buyer’s, the purchase fails.',
  },
  'recommend-as-expert/submit': {
    zh: '您推荐的供应商计入专家推荐，由下一位专家或采购人继续推荐。',
    en: 'Your suppliers count as recommended by experts; the next expert or the buyer goes on.',
  },
  'witness-draw/witness': {
    zh: '您写下的数字参与生成种子；第二名监督人完成后立即抽取，只通知被抽中的供应商。',
    en: 'Your number becomes part of the seed; the draw is held when the second witness is done, and only the drawn are told.',
  },
  'countersign-draw/witness': {
    zh: '立即抽取，只有被抽中的供应商收到邀请；开标前任何人看不到名单。',
    en: 'The draw is held now; only who was drawn is invited, and nobody sees the list before the opening.',
  },
  'hold-talks/conclude': {
    zh: '本轮记录存档；所有供应商同时收到提交最后报价的通知。',
    en: 'The record is kept; every supplier is asked for the last offer at once.',
  },
  'hold-talks/another-round': {
    zh: '本轮记录存档，有变动的书面同时通知所有供应商；随后进行下一轮。',
    en: 'The record is kept, changes go to all suppliers at once, and another round follows.',
  },
  'state-single-source/support': {
    zh: '论证意见存档；依法需要公示的，连同您的姓名和职称公示。',
    en: 'Your statement is kept and, where the law asks it, published with your name and title.',
  },
  'state-single-source/oppose': {
    zh: '多数专业人员认为可以采用其他方式的，本次单一来源采购终止。',
    en: 'If most professionals see another way, this single-source purchase ends.',
  },
  'answer-objection/reject': {
    zh: '答复送达异议人；全部异议均不成立的，采购继续。',
    en: 'The objector receives the answer; if no objection holds the purchase goes on.',
  },
  'answer-objection/uphold': {
    zh: '答复送达异议人；本次单一来源采购失败并公告，改用其他方式重新组织。',
    en: 'The objector receives the answer; this purchase fails, and another method is taken.',
  },
  'agree-price/agree': {
    zh: '协商记录交供应商确认、专业人员签字，签完后确定成交。',
    en: 'The minutes go to the supplier and the professionals for signature; then the award follows.',
  },
  'agree-price/fail': {
    zh: '该标段终止采购并公告。',
    en: 'This lot ends without an award, and that is published.',
  },
  'attest-minutes/sign': { zh: '您的签字存入协商记录。', en: 'Your signature is kept with the minutes.' },
  'attest-minutes/dissent': {
    zh: '您的不同意见和理由存入协商记录，不影响其他人签字。',
    en: 'Your dissent and its reasons are kept with the minutes.',
  },
  'sign-minutes/sign': {
    zh: '商定价格即为成交价格，签字后不能再改。',
    en: 'The agreed price becomes the price of the award and does not change.',
  },
  'sign-minutes/refuse': {
    zh: '商定价格不成立，该标段终止采购并公告。',
    en: 'The agreed price does not stand; the lot ends, and that is published.',
  },
  'approve-suspension/approve': {
    zh: '立即公告暂停并通知供应商：期限停止计算，不开标、不签约，直到经办人登记恢复。',
    en: 'The suspension is published and told at once: time stands still, nothing is opened or signed until the office lets it go on.',
  },
  'approve-suspension/refuse': {
    zh: '采购照常进行，期限不变；情况变化的可以再次申请。',
    en: 'The purchase and its time go on; the office may ask again.',
  },
  'approve-ending/approve': {
    zh: '采购立即终止：理由公告，所有相关供应商收到通知，未办任务取消；已缴保证金和费用须在法定期限内退还。',
    en: 'The purchase ends now: reason published, suppliers told, open tasks cancelled; bonds and fees are refunded in time.',
  },
  'approve-ending/refuse': {
    zh: '采购继续，申请人会看到您的理由。',
    en: 'The purchase goes on; who asked reads your reason.',
  },
  'draft-documents/submit': {
    zh: '采购文件转编制人以外的人审查；被退回时您会再次收到任务。',
    en: 'Someone else reviews the documents; if returned, they come back to you.',
  },
  'approve-documents/approve': {
    zh: '经办人收到发布采购公告的任务；公告发布后需求和评审因素不再改变。',
    en: 'The officer is asked to publish the notice; after it needs and criteria no longer change.',
  },
  'approve-documents/return': {
    zh: '采购文件退回编制人修改，对方会看到您的理由。',
    en: 'The drafter mends the documents and reads your reason.',
  },
  'publish-notice/publish': {
    zh: '公告立即发布，公告期限和响应准备期限自公告之日起计算，系统开始接收密封的响应文件；截止前任何人看不到有谁参加。',
    en: 'The notice is out at once, legal periods count from it and sealed bids are accepted; until the deadline nobody learns who takes part.',
  },
  'release-opening-share/release': {
    zh: '份额密封后交给开启程序，交出后不能收回；满三份即核对密钥、逐份开启、公布并签署记录。',
    en: 'Your share goes, sealed, to the opening and cannot be taken back; with three the key is checked, bids are opened, and the record is published and signed.',
  },
  'release-opening-share/lost': {
    zh: '记录您的份额已丢失，不能恢复。剩余不足三份的，全部响应文件无法开启，采购终止并公告原因，保证金退还。',
    en: 'Your share is recorded as lost for good. With fewer than three left no bid can be opened: the purchase ends, says why, and bonds go back.',
  },
  'decide-stalled-opening/wait': {
    zh: '继续等待持有人交出份额；再满一个等待期限仍不足三份的，您会再次收到任务。',
    en: 'The holders are waited for; if shares are still missing after another period you are asked again.',
  },
  'decide-stalled-opening/end': {
    zh: '采购终止：全部响应文件原封退回，密钥份额销毁，原因公告；此后任何人不能再开启。需要时重新组织采购。',
    en: 'The purchase ends: all bids go back unopened, the shares are wiped, the reason is published; nobody can open them any more. Start anew if the need remains.',
  },
  'examine-qualifications/submit': {
    zh: '不合格的供应商会收到您写的理由；合格的进入评审。合格家数不足法定数的，该标段废标并公告。',
    en: 'Whoever failed is told your reason; the others go on. With too few left the lot fails and that is published.',
  },
  'last-offer/offer': {
    zh: '以此报价计算价格分，不能再改；评审排序之前采购人看不到您的最后报价。',
    en: 'This price is scored and cannot be changed; the buyer does not see it before the ranking.',
  },
  'last-offer/withdraw': {
    zh: '您单位退出本标段的磋商，不再参加评审；剩余家数不足的，该标段废标。',
    en: 'Your organisation leaves this lot and is not scored; with too few left the lot fails.',
  },
  'score-bids/sign': {
    zh: '签字后分数不得修改；所有专家签字后系统自动汇总、计算价格分并排序，此前任何人看不到他人的分数。',
    en: 'After signing, points do not change. When every expert has signed they are averaged, the price is scored and bids are ranked; before that nobody sees another’s points.',
  },
  'confirm-award/confirm': {
    zh: '排序第一的供应商成为成交供应商；各标段都确定后，经办人在法定期限内公告结果并发出通知书。',
    en: 'The first-ranked becomes the winner; when all lots are decided the officer publishes the result within its legal period.',
  },
  'publish-result/publish': {
    zh: '结果立即公告并发出成交通知书；落选供应商得知自己的得分和排序，经办人随即起草合同，在法定期限内签订。',
    en: 'The result is out and the award letter sent; losers learn their score and rank. The contract is drafted next and signed within its legal period.',
  },
  'draft-contract/submit': {
    zh: '合同转编制人以外的负责人签署，再由承接主体签署；被退回时您会再次收到任务。',
    en: 'Someone else signs for the buyer, then the provider signs; if returned, it comes back to you.',
  },
  'approve-contract/sign': {
    zh: '采购人一方即告签署，合同转承接主体签署；对方签署后合同成立。',
    en: 'The buyer has signed then; the provider is asked next, and the contract is made when it has signed.',
  },
  'approve-contract/return': {
    zh: '合同退回编制人修改，对方会看到您的理由。',
    en: 'The drafter mends the contract and reads your reason.',
  },
  'sign-contract/sign': {
    zh: '合同成立：服务按约定日期开始，付款计划即刻排定，您单位从这时起对标段内每名救助对象负责。',
    en: 'The contract is made: service starts as agreed, instalments are scheduled, and your organisation answers for every recipient of the lot.',
  },
  'sign-contract/refuse': {
    zh: '成交结果作废，采购人转向下一候选人或者重新采购；无正当理由拒签可能承担法律责任。',
    en: 'The award is void and the buyer turns to the next in rank; refusing without good reason may have legal consequences.',
  },
  'publish-contract/publish': {
    zh: '合同公告立即发布，社会公众可以查阅。',
    en: 'The contract notice is out and open to the public.',
  },
  'file-contract/file': {
    zh: '备案号记入档案；公告和备案都完成后进入实施监管阶段。',
    en: 'The filing number goes on record; when published and filed, the purchase enters its delivery.',
  },
} as const satisfies NextSteps;
