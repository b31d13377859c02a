import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day } from '../time/shanghai.ts';
import type { AskedReason } from './takeover-reasons.ts';

interface TriggerCause {
  readonly title: Bilingual;
  /** Why a takeover is asked for where the supervisor asks for one. */
  readonly reason: AskedReason;
}

/** What has happened so that a supervisor must weigh a takeover (§2.6); none of it starts one by itself. */
export const TRIGGER_CAUSES = {
  debarred: {
    title: { zh: '承接主体被禁止参加政府采购', en: 'The contractor was debarred' },
    reason: 'eligibility-lost',
  },
  'registration-lost': {
    title: { zh: '承接主体登记被撤销、吊销或者注销', en: 'The contractor’s registration is gone' },
    reason: 'eligibility-lost',
  },
  'records-confirmed': {
    title: { zh: '已确认的服务记录问题达到界限', en: 'Confirmed findings in the records have reached the limit' },
    reason: 'quality-failure',
  },
  'self-report': {
    title: { zh: '承接主体报告不能继续履约', en: 'The contractor says that it cannot go on' },
    reason: 'cannot-perform',
  },
} as const satisfies Readonly<Record<string, TriggerCause>>;

export type TriggerCauseCode = keyof typeof TRIGGER_CAUSES;
export const TRIGGER_CAUSE_CODES = Object.keys(TRIGGER_CAUSES) as [TriggerCauseCode, ...TriggerCauseCode[]];

/** What the supervisor decided: a takeover at once (CT-06), in the ordinary way, or none. */
export const WEIGHINGS = ['urgent', 'ordinary', 'none'] as const;
export type Weighing = (typeof WEIGHINGS)[number];

/**
 * How often confirmed findings of one contract have reached the limit of HS-22 within its window; nought when they have not. A
 * supervisor is asked once each time.
 */
export function timesReached(confirmed: number, on: Day): number {
  return Math.floor(confirmed / figure('HS-22', 'confirmedFindings', on).count);
}

/** How an organisation has lost its registration. */
export const REGISTRATION_LOSSES = {
  revoked: { zh: '吊销登记证书或者营业执照', en: 'Licence revoked' },
  cancelled: { zh: '注销', en: 'Deregistered' },
  annulled: { zh: '撤销登记', en: 'Registration annulled' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RegistrationLoss = keyof typeof REGISTRATION_LOSSES;
export const REGISTRATION_LOSS_CODES = Object.keys(REGISTRATION_LOSSES) as [RegistrationLoss, ...RegistrationLoss[]];
