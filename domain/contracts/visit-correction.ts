import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addDays, type Day } from '../time/shanghai.ts';

/** Why a record of a visit is not corrected. Codes are stable. */
export const CORRECTION_REFUSALS = {
  withdrawn: { zh: '这条记录已经撤回，不能再更正。', en: 'The record was withdrawn and is not corrected any more.' },
  changed: {
    zh: '这条记录刚被他人更正，您的更正没有保存。请看过最新内容再改。',
    en: 'Somebody has just corrected this record; yours was not kept. Look at the newest first.',
  },
  unchanged: { zh: '内容没有变化，不用更正。', en: 'Nothing is different: there is nothing to correct.' },
  rated: {
    zh: '服务对象已对这次服务作出评价，承接单位不能自行更正。请联系乡镇（街道）经办人。',
    en: 'The recipient has answered for this visit; the provider does not correct it. Ask the township’s clerk.',
  },
  settled: {
    zh: '这次服务所在期间已经验收，承接单位不能自行更正。请联系乡镇（街道）经办人。',
    en: 'The period of this visit has been accepted; the provider does not correct it. Ask the township’s clerk.',
  },
  'into-settled': {
    zh: '不能把服务时间改到已经验收的期间。',
    en: 'A visit is not moved into a period that has been accepted.',
  },
  'too-late': {
    zh: '超过承接单位自行更正的期限。请联系乡镇（街道）经办人。',
    en: 'The time for the provider’s own corrections is over. Ask the township’s clerk.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CorrectionRefusalCode = keyof typeof CORRECTION_REFUSALS;

/** Last day on which a provider corrects its own record by itself (HS-18); afterwards an office does. */
export function ownCorrectionUntil(recordedOn: Day): Day {
  return addDays(recordedOn, figure('HS-18', 'ownCorrection', recordedOn).count);
}

interface StandingVisit {
  readonly withdrawn: boolean;
  /** The recipient has said something of it. */
  readonly rated: boolean;
  /** Its period has been accepted. */
  readonly settled: boolean;
  /** Wall-clock day. */
  readonly recordedOn: Day;
}

/**
 * Why this side may not correct or withdraw the record today; undefined if it may. What an office corrects in an accepted
 * period is marked: what was paid for it stays.
 */
export function correctionRefusal(
  { withdrawn, rated, settled, recordedOn }: StandingVisit,
  side: 'provider' | 'office',
  today: Day,
): CorrectionRefusalCode | undefined {
  if (withdrawn) return 'withdrawn';
  if (side === 'office') return undefined;
  if (rated) return 'rated';
  if (settled) return 'settled';
  return today > ownCorrectionUntil(recordedOn) ? 'too-late' : undefined;
}
