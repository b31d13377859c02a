import type { NextSteps } from './next-steps.ts';

/** Providers and experts: how they enter their bank, are reviewed, banned and leave. */
export const BANKS_STEPS = {
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
  'review-grade/confirm': {
    zh: '等级告知承接主体，对方可以在规定工作日内提出异议；无异议的，期满公布。',
    en: 'The provider is told and may object within the working days of the scheme; without objection the grade is published.',
  },
  'review-grade/deviate': {
    zh: '您审定的等级和理由告知承接主体，对方可以提出异议；期满公布。',
    en: 'Your grade and its reason are told to the provider, which may object; then the grade is published.',
  },
  'answer-grade/agree': {
    zh: '等级随即公布，不再变更。',
    en: 'The grade is published at once and changes no more.',
  },
  'answer-grade/object': {
    zh: '由审定人以外的审批人核查异议，您会看到处理结果和理由。',
    en: 'An approver other than the reviewer examines your objection; you read the answer and why.',
  },
  'decide-grade-objection/reject': {
    zh: '等级维持并公布，对方会看到您写明的理由。',
    en: 'The grade stands and is published; the provider reads your reason.',
  },
  'decide-grade-objection/uphold': {
    zh: '改变后的等级公布，对方会看到您写明的理由。',
    en: 'The changed grade is published; the provider reads your reason.',
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
  'carry-out-answer/carried-out': {
    zh: '暂停解除，合同可以签订；处理措施留存备查。',
    en: 'The hold is over and the contract may be signed; what was done stays on record.',
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
  'examine-repair/grant': {
    zh: '由您和原处罚决定人以外的审批人决定是否准予修复。',
    en: 'An approver other than you and whoever decided the ban decides.',
  },
  'examine-repair/refuse': {
    zh: '由您和原处罚决定人以外的审批人决定；您的理由供其参考。',
    en: 'An approver other than you and whoever decided the ban decides, with your reason before them.',
  },
  'decide-repair/grant': {
    zh: '立即停止公示并告知信用平台；解除剩余禁止期的，该单位可以重新申请入库、参加采购。',
    en: 'The publication ends at once and the platform is told; where the ban is lifted the provider may apply and bid again.',
  },
  'decide-repair/refuse': {
    zh: '禁止期和公示不变；该单位看到您的理由，可以补充材料后再次申请。',
    en: 'Ban and publication stay; the provider reads your reason and may ask again with more evidence.',
  },
} as const satisfies NextSteps;
