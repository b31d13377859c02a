import type { Bilingual } from '../procurement/rules/rule.ts';

/** Why a takeover is asked for: a closed list, so that causes can be counted; the words are the requester's own. */
export const TAKEOVER_REASONS = {
  'cannot-perform': { zh: '承接主体不能继续履约', en: 'The contractor can no longer perform' },
  'service-stopped': { zh: '服务已中断', en: 'Service has stopped' },
  'quality-failure': { zh: '质量严重不达标，经催告未整改', en: 'Quality failed and was not mended after demand' },
  'safety-incident': { zh: '发生安全或侵害事件', en: 'An incident of safety or abuse' },
  'staff-lost': { zh: '服务人员大量流失', en: 'Most service staff have left' },
  insolvency: { zh: '破产、歇业或资金断裂', en: 'Insolvency or closure' },
  'subcontracted-whole': { zh: '转包或违法分包', en: 'The whole was passed on, or unlawfully subcontracted' },
  'eligibility-lost': { zh: '资格丧失或被禁止参加采购', en: 'Eligibility lost or debarred' },
  drill: { zh: '演练', en: 'Drill' },
} as const satisfies Record<string, Bilingual>;

export type TakeoverReason = keyof typeof TAKEOVER_REASONS;

export const TAKEOVER_REASON_CODES = Object.keys(TAKEOVER_REASONS) as [TakeoverReason, ...TakeoverReason[]];
