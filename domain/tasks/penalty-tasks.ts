import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of a ban from procurement, which is an administrative penalty (DB-09; APL 44, 45, 60-64). */
export const PENALTY_TASKS = {
  'serve-penalty-notice': taskKind({
    title: { zh: '送达行政处罚告知书', en: 'Serve the notice of the penalty' },
    why: {
      zh: '处罚决定之前，告知拟作出的处罚内容、事实、理由、依据，以及陈述、申辩和要求听证的权利。',
      en: 'Before a decision the party is told the penalty, facts, reasons and basis, and its rights to state, defend and be heard.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('serve', '已送达', 'Served'), outcome('withdraw', '撤案', 'Withdraw')],
    basis: ['DB-09'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'answer-penalty-notice': taskKind({
    title: { zh: '陈述、申辩或者要求听证', en: 'State, defend, or ask for a hearing' },
    why: {
      zh: '拟禁止你方参加政府采购。可以陈述、申辩或者要求听证；逾期未要求听证的，视为放弃。申辩不加重处罚。',
      en: 'You are to be banned from procurement. You may state, defend or ask for a hearing; silence gives the hearing up. A defence never aggravates the penalty.',
    },
    candidateRole: 'provider',
    outcomes: [
      outcome('statement', '提交陈述申辩', 'State and defend'),
      outcome('hearing', '要求听证', 'Ask for a hearing'),
      outcome('waive', '放弃陈述申辩和听证', 'Waive'),
    ],
    basis: ['DB-09'],
    due: { rule: 'DB-09', figure: 'requestHearing' },
    onDue: 'expire',
  }),
  'announce-hearing': taskKind({
    title: { zh: '通知听证', en: 'Announce the hearing' },
    why: {
      zh: '听证由本案调查人员以外的人主持，举行前的法定期限内通知当事人时间、地点。',
      en: 'Somebody other than who investigated chairs it; the party is told day and place within the time of the law.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('announce', '发出通知', 'Announce')],
    basis: ['DB-09'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'record-hearing': taskKind({
    title: { zh: '记录听证', en: 'Record the hearing' },
    why: {
      zh: '听证笔录经当事人核对后签字；决定应当根据听证笔录作出。',
      en: 'The party checks and signs the record; the decision rests on it.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('record', '提交笔录', 'Hand in the record')],
    basis: ['DB-09'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'decide-penalty': taskKind({
    title: { zh: '作出处罚决定', en: 'Decide on the penalty' },
    why: {
      zh: '听取陈述、申辩和听证后，由立案人以外的审批人决定；自立案之日起应当在法定期限内决定。',
      en: 'After statement, defence and hearing an approver other than who filed decides, within the time of the law from the filing.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('punish', '禁止参加政府采购', 'Ban'), outcome('drop', '不予处罚', 'Drop')],
    basis: ['DB-01', 'DB-02', 'DB-03', 'DB-09'],
    due: { rule: 'DB-09', figure: 'decide' },
    onDue: 'escalate',
  }),
  'serve-penalty': taskKind({
    title: { zh: '送达处罚决定书', en: 'Serve the decision' },
    why: {
      zh: '决定书送达后禁止期开始，同时在信息公开网站公示、移出社会力量库。',
      en: 'The ban begins with the service; it is published and the provider leaves the bank.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('serve', '已送达', 'Served')],
    basis: ['DB-09', 'DB-10'],
    due: { rule: 'DB-09', figure: 'serve' },
    onDue: 'escalate',
  }),
  'examine-repair': taskKind({
    title: { zh: '核查信用修复申请', en: 'Examine the repair of a ban' },
    why: {
      zh: '被禁止参加采购的单位申请信用修复：核查其整改证明材料，提出准予或者不予修复的建议，由另外的审批人决定。',
      en: 'A banned provider asks for repair: the evidence of what was put right is examined and a proposal made; somebody else decides.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('grant', '建议准予修复', 'Propose to grant'),
      outcome('refuse', '建议不予修复', 'Propose to refuse'),
    ],
    basis: ['CR-03', 'DB-10'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'decide-repair': taskKind({
    title: { zh: '决定信用修复', en: 'Decide on the repair of a ban' },
    why: {
      zh: '由核查人和作出原处罚决定的人以外的审批人决定。准予的，停止公示并告知信用平台；解除剩余禁止期的，该单位自决定起可以重新申请入库和参加采购。',
      en: 'An approver other than who examined and who decided the ban decides. If granted the publication ends and the platform is told; where the ban is lifted the provider may apply and bid again from then on.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('grant', '准予修复', 'Grant'), outcome('refuse', '不予修复', 'Refuse')],
    basis: ['CR-03', 'DB-10', 'DB-06', 'DB-01'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
