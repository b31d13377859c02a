import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of the committee, from the invitation of a drawn expert to the signed report (EV-04 to EV-14). */
export const EVALUATION_TASKS = {
  'attend-evaluation': taskKind({
    title: { zh: '答复评审邀请', en: 'Answer the invitation to a committee' },
    why: {
      zh: '您被随机抽取为评审专家。有应当回避的利害关系或者不能参加的，请说明，系统按公布的顺序递补。',
      en: 'You were drawn for a committee. Say so if you must recuse yourself or cannot come: the next in the drawn order is asked.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('accept', '参加并声明无利害关系', 'Accept'), outcome('decline', '不能参加', 'Decline')],
    basis: ['EV-04', 'EV-06', 'EV-09'],
    due: { rule: 'HS-15', figure: 'invitation' },
    onDue: 'expire',
  }),
  'refill-committee': taskKind({
    title: { zh: '补足评审委员会', en: 'Refill the committee' },
    why: {
      zh: '抽取的专家和递补名单都不能满足法定人数。请核实专家库后再次抽取；人数不足不得评审。',
      en: 'The drawn experts and their reserves do not make a lawful committee. Check the bank, then draw again; nothing is evaluated by too few.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('draw', '再次抽取', 'Draw again')],
    basis: ['EV-09', 'EV-04'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'elect-chair': taskKind({
    title: { zh: '推选评审小组组长', en: 'Elect the chair of the committee' },
    why: {
      zh: '评审开始前由全体成员从成员中推选组长，采购人代表不得担任。得票多的当选；票数相同或者没有投票的，按抽取顺序确定。',
      en: 'Before the evaluation the members elect one of them to chair; never the buyer’s representative. Most votes win; a tie, and silence, go by the drawn order.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('vote', '投票', 'Vote')],
    basis: ['EV-07'],
    due: { rule: 'HS-15', figure: 'check' },
    onDue: 'expire',
  }),
  'review-conformity': taskKind({
    title: { zh: '符合性审查', en: 'Review the conformity of the bids' },
    why: {
      zh: '评审委员会审查合格供应商的响应是否满足采购文件的实质性要求；不满足的须写明理由，以多数意见为准。',
      en: 'The committee reviews whether each qualified bid meets what the documents demand in substance; the majority decides, with reasons.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('sign', '签字提交', 'Sign')],
    basis: ['EV-25', 'EV-13'],
    due: { rule: 'EV-14', figure: 'report' },
    onDue: 'escalate',
  }),
  'explain-price': taskKind({
    title: { zh: '说明报价合理性', en: 'Explain an unusually low price' },
    why: {
      zh: '您的报价触发异常低价审查。请在规定时间内用成本构成说明能够诚信履约；不说明或者不能证明的，投标无效。',
      en: 'Your price is unusually low. Show by its costs that it can be performed; an unexplained or unproven price makes the bid invalid.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('explain', '提交说明', 'Explain')],
    basis: ['EV-12'],
    due: { rule: 'HS-15', figure: 'explanation' },
    onDue: 'expire',
  }),
  'judge-low-price': taskKind({
    title: { zh: '评议异常低价说明', en: 'Judge the explanation of a low price' },
    why: {
      zh: '评审委员会根据供应商的说明判断报价是否合理，以多数意见为准；不能证明合理的按无效处理，理由存档。',
      en: 'The committee judges each explained price; the majority decides, an unproven price makes the bid invalid, reasons are archived.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('sign', '签字提交', 'Sign')],
    basis: ['EV-12', 'EV-13'],
    due: { rule: 'EV-14', figure: 'report' },
    onDue: 'escalate',
  }),
  'confirm-scores': taskKind({
    title: { zh: '复核畸高畸低评分', en: 'Check scores far from the others' },
    why: {
      zh: '您的部分评分与其他评审专家相差较大。签署评审报告前请复核：评分有误的更正，无误的说明理由。',
      en: 'Some of your points are far from the others’. Before the report is signed, correct what is wrong or say why it stands.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('keep', '维持评分并说明理由', 'Keep'), outcome('correct', '更正评分', 'Correct')],
    basis: ['EV-11'],
    due: { rule: 'HS-15', figure: 'check' },
    onDue: 'expire',
  }),
  'sign-report': taskKind({
    title: { zh: '签署评审报告', en: 'Sign the evaluation report' },
    why: {
      zh: '评审报告由全体成员签署。有不同意见的须签署并说明理由；既不签字又不说明理由的，视为同意。',
      en: 'Every member signs the report. Dissent is signed with its reasons; who neither signs nor says why counts as agreeing.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('agree', '同意并签署', 'Agree and sign'), outcome('dissent', '签署不同意见', 'Sign a dissent')],
    basis: ['EV-13', 'EV-14'],
    due: { rule: 'EV-14', figure: 'report' },
    onDue: 'expire',
  }),
};
