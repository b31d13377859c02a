import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { notFound, Problem } from '../problem.ts';

export function expertNotFound(): Problem {
  return notFound({ zh: '该专家', en: 'This expert' });
}

/** An act that does not fit how the expert stands. */
function notNow(detail: Bilingual, rule?: string): Problem {
  return new Problem('expert-state', { detail, extra: rule === undefined ? {} : { rule } });
}

export function applicationRunning(): Problem {
  return notNow({
    zh: '已有入库申请正在审核，不能重复提交。审核结果会显示在本页并通知专家。',
    en: 'An application is being examined; there cannot be two. The result is shown here and the expert is told.',
  });
}

export function barredForGood(): Problem {
  return notNow(
    {
      zh: '该专家因影响评审结果的违法行为被禁止参加政府采购评审活动，不再受理入库申请。',
      en: 'This expert is barred from evaluation for an offence that affected a result; no application is taken.',
    },
    'DB-05',
  );
}

export function notInBank(): Problem {
  return notNow({
    zh: '该专家现在不在库内，没有可以移出的聘期。请刷新页面查看最新情况。',
    en: 'This expert is not in the bank now; there is nothing to remove. Reload to see how it stands.',
  });
}

export function removalRunning(): Problem {
  return notNow({
    zh: '对该专家已有移出事项正在办理。',
    en: 'A removal of this expert is under way.',
  });
}
