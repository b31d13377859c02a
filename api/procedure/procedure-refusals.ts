import type { RuleId } from '../../domain/procurement/rules.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { Problem } from '../problem.ts';

const CLOSED = {
  changes: {
    zh: '采购文件只能在响应文件提交截止之前、投标阶段内澄清或修改；单一来源采购在协商中确定。本次内容没有提交。',
    en: 'Documents are changed during bidding and before its deadline only; a single source is talked to. Nothing was sent.',
  },
  ending: {
    zh: '合同签订后不能再终止采购（政府采购法第五十条），合同的变更、中止或终止另行办理；已有申请在审批的，请等待结果。',
    en: 'Once a contract is signed the purchase no longer ends (GPL 50); if a request is being decided, wait for it.',
  },
  suspension: {
    zh: '合同签订前、采购进行中才能因不可抗力暂停；已有申请在审批或者已经暂停的，不再重复申请。',
    en: 'A running purchase is suspended before its contracts only, and once at a time. Nothing was sent.',
  },
  resumption: {
    zh: '采购没有暂停，或者恢复已经登记。请刷新页面查看。',
    en: 'The purchase is not suspended, or its going on is recorded already. Load the page again.',
  },
  objections: {
    zh: '单一来源公示的异议只能在公示期内提出，每个单位一次。本次内容没有提交。',
    en: 'Objections to a single source are taken during its publicity, one from each organisation. Nothing was sent.',
  },
  applications: {
    zh: '资格预审申请只能在公告的期限内提交，每个单位一次。本次内容没有提交。',
    en: 'Applications are taken within the published window, one from each organisation. Nothing was sent.',
  },
  'hand-on': {
    zh: '份额只能在提交截止之前移交，截止以后只能交出或者报失。本次没有移交。',
    en: 'A share is handed on before the deadline only; after it, it is given or lost. Nothing was handed on.',
  },
  'sign-off': {
    zh: '开标记录签署后才能签署确认，而且只能签署已公布的这一份。请刷新页面查看最新记录。',
    en: 'Only the signed record that stands can be signed off. Load the page again to read it.',
  },
} as const satisfies Record<string, Bilingual>;

/** What was handed in came outside its time, or a second time. */
export function windowClosed(what: keyof typeof CLOSED, rule: RuleId): Problem {
  const detail = CLOSED[what];
  return new Problem('window-closed', {
    detail: { zh: `${detail.zh}（规则 ${rule}）`, en: `${detail.en} (rule ${rule})` },
    extra: { rule },
  });
}
