import type { NextSteps } from './next-steps.ts';

/** Takeovers and what comes after them. */
export const TAKEOVER_STEPS = {
  'weigh-takeover/urgent': {
    zh: '以您的名义提出紧急接管：付款立即冻结，移交即刻开始，审批人随后确认。',
    en: 'A takeover at once is asked for in your name: payments freeze, the handover begins, and the approver confirms it afterwards.',
  },
  'weigh-takeover/ordinary': {
    zh: '以您的名义提出一般接管：付款立即冻结，审批人决定后开始移交。',
    en: 'A takeover is asked for in your name: payments freeze, and the handover begins when the approver has decided.',
  },
  'weigh-takeover/none': {
    zh: '暂不接管，理由留存备查；合同继续履行，再次出现触发情形时重新研判。',
    en: 'No takeover; the reason stays on record, the contract goes on, and a further occasion is weighed anew.',
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
} as const satisfies NextSteps;
