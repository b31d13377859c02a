import { outcome, taskKind } from './task-kind.ts';

/** Human tasks about providers apart from a purchase's own course: admission (§1.3, §2.3) and challenges (质疑). */
export const PROVIDER_TASKS = {
  'review-admission': taskKind({
    title: { zh: '审核承接主体准入申请', en: 'Examine an application for admission' },
    why: {
      zh: '承接主体应当具备法定条件，经人工审核后进入社会力量库；退回和不予准入都须写明理由，告知申请单位。',
      en: 'A provider must meet the legal conditions; a person examines them before it enters the bank, and gives reasons for a return or a refusal.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('admit', '准入', 'Admit'),
      outcome('return', '退回补正', 'Return for completion'),
      outcome('refuse', '不予准入', 'Refuse'),
    ],
    basis: ['AD-01', 'PL-02', 'PL-03', 'DB-06', 'DB-08', 'AD-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'answer-challenge': taskKind({
    title: { zh: '答复质疑', en: 'Answer a challenge' },
    why: {
      zh: '收到质疑函后七个工作日内作出书面答复，通知质疑供应商和其他有关供应商，并告知投诉的权利。',
      en: 'Within seven working days of receipt a written answer goes to the challenger and the other suppliers concerned, with the right to complain.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('reject', '质疑不成立', 'Reject'), outcome('uphold', '质疑成立', 'Uphold')],
    basis: ['CH-01', 'CH-03', 'CH-04', 'CH-05'],
    due: { rule: 'CH-03', figure: 'answer' },
    onDue: 'escalate',
  }),
  'decide-performance': taskKind({
    title: { zh: '决定是否中止履行合同', en: 'Decide whether performance is suspended' },
    why: {
      zh: '质疑事项可能影响采购结果的，已经签订的合同应当中止履行。救助对象的服务先由备选单位或者乡镇衔接，全部衔接后才中止。',
      en: 'Where a challenge may affect the result, performance of a signed contract is suspended; every recipient has another provider first.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('continue', '不影响结果，继续履行', 'Go on performing'),
      outcome('suspend', '先行衔接后中止履行', 'Bridge, then suspend'),
    ],
    basis: ['CO-11', 'CT-07'],
    due: { rule: 'HS-05', figure: 'decision' },
    onDue: 'escalate',
  }),
  'carry-out-answer': taskKind({
    title: { zh: '落实质疑处理', en: 'Carry out an upheld challenge' },
    why: {
      zh: '质疑成立且影响采购结果的，改正之后才能签订合同：依法澄清或修改采购文件、纠正过程中的问题，或者终止后重新组织。',
      en: 'An upheld challenge that affects the result is put right before anything is signed: documents mended, the process corrected, or the purchase ended and begun anew.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('carried-out', '已落实', 'Carried out'),
      outcome('redo', '另行确定或者重新采购', 'Another winner, or anew'),
    ],
    basis: ['CH-04', 'CO-11'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
