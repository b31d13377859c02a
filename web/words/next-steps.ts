import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { isOutcomeOf, type OutcomeOf, type TaskKind } from '../../domain/tasks/task-kinds.ts';

type KindAndOutcome = { readonly [K in TaskKind]: `${K}/${OutcomeOf<K>}` }[TaskKind];

/** What the procedure does after each decision, told before the person confirms. One that is missing does not compile. */
const NEXT_STEPS: Readonly<Record<KindAndOutcome, Bilingual>> = {
  'review-admission/admit': {
    zh: '该单位进入社会力量库，即可参加采购；申请人会收到通知。',
    en: 'The organisation enters the provider bank and may bid; it is told.',
  },
  'review-admission/return': {
    zh: '申请退回补正，申请人会看到您写明的要求，补正后可以重新申请。',
    en: 'The application goes back; the applicant reads what is missing and may apply again.',
  },
  'review-admission/refuse': {
    zh: '不予准入，申请人会看到理由。',
    en: 'The organisation is not admitted and reads the reason.',
  },
  'review-provider/keep': {
    zh: '该单位继续在库，并安排下一次年度复核；对方会收到通知。',
    en: 'The organisation stays in the bank and its next yearly review is scheduled; it is told.',
  },
  'review-provider/suspend': {
    zh: '该单位暂停，期间不得参加采购，稍后再次复核；对方会看到您写明的理由。',
    en: 'The organisation is suspended, takes no part and is reviewed again earlier; it reads your reason.',
  },
  'review-provider/exit': {
    zh: '该单位移出社会力量库，不再受邀和担任备选；对方会看到您写明的理由，可以重新申请准入。',
    en: 'The organisation leaves the bank, is invited and stands by no more; it reads your reason and may apply again.',
  },
  'decide-credit-appeal/uphold': {
    zh: '异议成立的，该事项自始不计分；修复成立的，自决定之日起不再计分；信用等级随之重新计算，对方会看到您写明的理由。',
    en: 'An event objected to never counts, a repaired one counts no more; the level follows, and the provider reads your reason.',
  },
  'decide-credit-appeal/reject': {
    zh: '信用记录和等级不变，对方会看到您写明的理由，同一事项不能再次提出同样的申请。',
    en: 'The credit file stays as it is; the provider reads your reason and cannot ask the same of this event again.',
  },
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
  'review-expert/admit': {
    zh: '专家进入专家库，聘期内可以被随机抽取；专家会收到通知，聘期届满自动停止抽取。',
    en: 'The expert enters the bank for the term and may be drawn; they are told, and the term’s end takes them out.',
  },
  'review-expert/return': {
    zh: '申请退回，专家会看到您写明的要求，补正后可以重新申请入库。',
    en: 'The application goes back; the expert reads what is missing and may apply again.',
  },
  'review-expert/refuse': {
    zh: '不予入库，专家会看到理由，不参加抽取。',
    en: 'The expert is not admitted, reads the reason and is not drawn.',
  },
  'hear-expert/state': {
    zh: '您的陈述交给作出决定的审批人，随决定一并存档。',
    en: 'Your statement goes to the approver who decides and stays on record.',
  },
  'decide-removal/remove': {
    zh: '专家移出专家库，不再参加抽取；专家会看到您写明的理由。',
    en: 'The expert leaves the bank and is drawn no more; they read your reasons.',
  },
  'decide-removal/keep': {
    zh: '专家留在库内，专家会看到您写明的理由。',
    en: 'The expert stays in the bank and reads your reasons.',
  },
  'assess-experts/submit': {
    zh: '评价交专家库管理单位了解，不公布、不影响评审结果。',
    en: 'The bank’s office reads the assessment; it is not published and changes no result.',
  },
  'answer-challenge/reject': {
    zh: '书面答复送达质疑人；对答复不满意的，质疑人可以依法投诉。',
    en: 'The challenger receives the written answer and may complain if not satisfied.',
  },
  'answer-challenge/uphold': {
    zh: '书面答复送达质疑人；影响采购结果的，落实之前不得签订合同，系统会请您填报落实情况。',
    en: 'The challenger receives the written answer; if it affects the result, nothing is signed until it is carried out, and you are asked how it was.',
  },
  'carry-out-answer/redo': {
    zh: '涉及的标段成交结果无效：合格候选人足够的，按推荐顺序另行确定并公告；不足的，该标段采购失败，重新组织。',
    en: 'The award of these lots is void: the next candidate is chosen where enough are left, else the lot fails and is bought anew.',
  },
  'decide-performance/continue': {
    zh: '合同继续履行，您的理由存档；质疑答复成立的，再依法处理。',
    en: 'The contract goes on; your reason is kept, and an upheld challenge is dealt with then.',
  },
  'decide-performance/suspend': {
    zh: '先询问备选单位、由其或者乡镇衔接全部救助对象，全部衔接后合同才中止履行；质疑办结后恢复。',
    en: 'Standby providers or the township take every recipient first; only then is performance suspended, until the challenge is over.',
  },
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
  'carry-out-answer/carried-out': {
    zh: '暂停解除，合同可以签订；处理措施留存备查。',
    en: 'The hold is over and the contract may be signed; what was done stays on record.',
  },
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
  'file-contract/file': {
    zh: '备案号记入档案；公告和备案都完成后进入实施监管阶段。',
    en: 'The filing number goes on record; when published and filed, the purchase enters its delivery.',
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
  'pay-instalment/pay': {
    zh: '本期服务费记为已支付，不能再付第二次；合同正在接管、付款冻结的，解冻后会再次询问。',
    en: 'This instalment is recorded as paid and never paid twice; if a takeover has frozen payments, you are asked again afterwards.',
  },
  'pay-instalment/withhold': {
    zh: '本期记为暂不支付，理由存档；不会再自动询问本期付款。',
    en: 'This instalment is recorded as withheld with your reason; it is not asked for again by itself.',
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
  'serve-penalty-notice/serve': {
    zh: '当事人可以在法定期限内陈述、申辩或者要求听证。',
    en: 'The party may state, defend or ask for a hearing within the time of the law.',
  },
  'serve-penalty-notice/withdraw': {
    zh: '撤案，不作处罚，理由存档。',
    en: 'The case is withdrawn; your reason stays on record.',
  },
  'answer-penalty-notice/statement': {
    zh: '由立案人以外的审批人作出决定，您的陈述申辩一并审查。',
    en: 'An approver other than who filed decides, with your defence before them.',
  },
  'answer-penalty-notice/hearing': {
    zh: '将组织听证，提前通知您时间、地点。',
    en: 'A hearing is held; you are told day and place in time.',
  },
  'answer-penalty-notice/waive': {
    zh: '不再陈述和听证，直接由审批人作出决定。',
    en: 'An approver decides without further hearing.',
  },
  'announce-hearing/announce': {
    zh: '到听证日期后提交笔录。',
    en: 'The record is asked for on the day of the hearing.',
  },
  'record-hearing/record': {
    zh: '由立案人以外的审批人根据听证笔录作出决定。',
    en: 'An approver other than who filed decides by the record.',
  },
  'decide-penalty/punish': {
    zh: '决定书送达后生效：禁止期内不受理响应文件和准入申请，并公示。',
    en: 'In force with its service: no bid and no application is taken meanwhile, and it is published.',
  },
  'decide-penalty/drop': { zh: '不予处罚，理由存档。', en: 'No penalty; your reason stays on record.' },
  'serve-penalty/serve': {
    zh: '禁止期自今日起算，名单公示，该单位退出社会力量库；期满自动失效。',
    en: 'The ban begins today and is published; the provider leaves the bank. It ends by itself.',
  },
  'decide-takeover/start': {
    zh: '立即启动接管：按预案的先后询问备选承接主体，失能、半失能对象优先移交；没有单位承接的由乡镇兜底，服务不中断。',
    en: 'The takeover starts: standby providers are asked in the plan’s order, the most dependent recipients first; the township serves whoever is left.',
  },
  'decide-takeover/dismiss': {
    zh: '不启动接管，付款解冻，原合同继续履行；紧急情况下已经移交的对象交还原承接主体。',
    en: 'No takeover: payments are released and the contract goes on; recipients already handed over in urgency go back.',
  },
  'answer-standby/accept': {
    zh: '按您填写的人数把救助对象移交给您单位，失能、半失能对象优先；移交后须在规定时限内完成首次上门。',
    en: 'As many recipients as you entered become yours, the most dependent first; first visits are due within the time set.',
  },
  'answer-standby/decline': {
    zh: '系统随即询问下一家备选单位；您的理由存档。',
    en: 'The next standby provider is asked at once; your reason goes on record.',
  },
  'confirm-first-visits/confirm': {
    zh: '首次上门记录存档；全部对象移交和上门完成后，接管进入结算。',
    en: 'The first visits go on record; when all are handed over and visited, the takeover is settled.',
  },
  'confirm-last-resort-visits/confirm': {
    zh: '乡镇兜底的首次上门记录存档；全部对象移交和上门完成后，接管进入结算。',
    en: 'The township’s first visits go on record; when all are handed over and visited, the takeover is settled.',
  },
  'settle-takeover/settle': {
    zh: '结算金额记入接管档案，审批人随即决定原合同去留。',
    en: 'The settlement goes on record; the approver then decides on the original contract.',
  },
  'resolve-takeover/terminate': {
    zh: '原合同解除，接管单位继续负责，直到新合同接回每一名救助对象；标段终止，不能恢复。',
    en: 'The contract is terminated; the interim providers stay responsible until a new contract has taken over every recipient. The lot ends for good.',
  },
  'resolve-takeover/return': {
    zh: '监督员责令限期整改；验收合格后恢复原合同、付款解冻、救助对象交还，不合格的由您重新决定。',
    en: 'The supervisor orders a rectification. Accepted, the contract resumes and recipients go back; else you decide again.',
  },
  'order-rectification/order': {
    zh: '整改通知送达原承接主体，到期未报告视为未整改。',
    en: 'The contractor gets the order; silence until its day counts as not mended.',
  },
  'report-rectification/report': {
    zh: '监督员随即逐项验收整改。',
    en: 'The supervisor examines it item by item.',
  },
  'accept-rectification/accept': {
    zh: '恢复原合同，付款解冻，救助对象立即交还原承接主体。',
    en: 'The contract resumes, payments are released, and the recipients go back at once.',
  },
  'accept-rectification/refuse': {
    zh: '审批人重新决定：解除合同，或者再次责令整改。',
    en: 'The approver decides again: terminate, or another order.',
  },
  'plan-succession/submit': {
    zh: '交审批人审批；临时承接主体继续服务，请同时发起重新采购。',
    en: 'Goes to the approver; the interim providers serve on. Open the purchase anew meanwhile.',
  },
  'approve-succession/approve': {
    zh: '临时合同的依据、费率和期限随即生效；期满仍无长期承接主体的，由乡镇兜底。',
    en: 'Basis, rate and term bind the interim contracts; at its end the township serves whoever has no permanent provider.',
  },
  'approve-succession/return': {
    zh: '退回经办人重拟，对方会看到您的理由。',
    en: 'It is planned anew; whoever planned it reads your reason.',
  },
  'confirm-successor-visits/confirm': {
    zh: '首次上门记录存档；全部完成后临时接管结束，临时合同终止。',
    en: 'The first visits go on record; with the last of them the takeover and its interim contracts end.',
  },
};

/** One sentence for the confirmation; undefined for an outcome that the kind does not have. */
export function nextStepAfter(kind: TaskKind, outcome: string): Bilingual | undefined {
  return isOutcomeOf(kind, outcome) ? NEXT_STEPS[`${kind}/${outcome}` as KindAndOutcome] : undefined;
}
