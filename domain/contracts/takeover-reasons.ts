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
  held: { zh: '质疑、投诉处理期间中止履行', en: 'Performance suspended while a challenge or complaint is open' },
  drill: { zh: '演练', en: 'Drill' },
} as const satisfies Record<string, Bilingual>;

export type TakeoverReason = keyof typeof TAKEOVER_REASONS;

export const TAKEOVER_REASON_CODES = Object.keys(TAKEOVER_REASONS) as [TakeoverReason, ...TakeoverReason[]];

/** What a person may ask for; a bridge before a suspension follows from a challenge or complaint (CT-07). */
export type AskedReason = Exclude<TakeoverReason, 'held'>;

export const ASKED_REASON_CODES = TAKEOVER_REASON_CODES.filter((code) => code !== 'held') as [
  AskedReason,
  ...AskedReason[],
];
