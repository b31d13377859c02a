import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of the bank of experts (专家库, §1.3). */
export const EXPERT_TASKS = {
  'review-expert': taskKind({
    title: { zh: '审核专家入库申请', en: 'Examine an application for the bank of experts' },
    why: {
      zh: '评审专家从专家库随机抽取；专业、资格和应当回避的单位由本人和录入人以外的人审核后入库，聘期届满须重新申请。',
      en: 'Experts are drawn from the bank at random; somebody other than the person and whoever entered it examines profession, qualification and ties first. A term that ends needs a new application.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('admit', '准予入库', 'Admit'),
      outcome('return', '退回补正', 'Return for completion'),
      outcome('refuse', '不予入库', 'Refuse'),
    ],
    basis: ['EV-04', 'EV-06', 'EV-07', 'AD-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'hear-expert': taskKind({
    title: { zh: '对移出专家库陈述意见', en: 'State on a proposed removal from the bank' },
    why: {
      zh: '拟将您移出专家库。您有权在期限内陈述事实和理由；逾期未陈述的，不影响作出决定。',
      en: 'You are to be removed from the bank of experts. You may state facts and reasons in time; silence does not stop the decision.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('state', '提交陈述', 'State')],
    basis: ['AD-05', 'DB-05', 'EV-06'],
    due: { rule: 'AD-05', figure: 'hearing' },
    onDue: 'expire',
  }),
  'decide-removal': taskKind({
    title: { zh: '决定是否移出专家库', en: 'Decide on a removal from the bank of experts' },
    why: {
      zh: '听取专家陈述后，由提出人以外的审批人决定；移出的，不再参加抽取。',
      en: 'After the expert was heard, an approver other than the proposer decides; whoever is removed is drawn no more.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('remove', '移出专家库', 'Remove'), outcome('keep', '不予移出', 'Keep')],
    basis: ['DB-05', 'EV-06', 'AD-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'assess-experts': taskKind({
    title: { zh: '评价评审专家', en: 'Assess the experts of a purchase' },
    why: {
      zh: '评审结束、结果公告后，采购人记录每名专家的履职情况和理由，供专家库管理单位了解，不影响评审结果。',
      en: 'After the evaluation and its published result the buyer records how each expert worked, with the reasons, for the bank’s office. The result stays as it is.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '提交评价', 'Submit')],
    basis: ['EV-08', 'DB-05', 'EV-21'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
