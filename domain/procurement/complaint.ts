import { dayOf, type Instant } from '../time/shanghai.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { answerDue, complaintUntil } from './challenge.ts';
import { deadline, type LegalDate } from './deadlines.ts';
import type { ExcludedTime } from './excluded-time.ts';
import { figure, periodOf } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** How a complaint (投诉) stands; the last three are its ends. */
export const COMPLAINT_STATES = ['received', 'returned', 'accepted', 'refused', 'withdrawn', 'decided'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_VERDICTS = ['upheld', 'rejected'] as const;
export type ComplaintVerdict = (typeof COMPLAINT_VERDICTS)[number];

/** True until the finance department has refused or decided it, or the complainant has taken it back. */
export function isOpenComplaint(state: ComplaintState): boolean {
  return state === 'received' || state === 'returned' || state === 'accepted';
}

/** What the finance department may ask of others before it decides, and whether the days until the answer count. */
interface InquiryKind {
  readonly title: Bilingual;
  /** Testing, expert review and further evidence stop the clock of CH-10; a hearing does not (M94 23, 27). */
  readonly excluded: boolean;
}

export const INQUIRIES = {
  inspection: { title: { zh: '检验、检测、鉴定', en: 'Testing or appraisal' }, excluded: true },
  expert: { title: { zh: '专家评审', en: 'Expert review' }, excluded: true },
  evidence: { title: { zh: '要求投诉人补充材料', en: 'Further material of the complainant' }, excluded: true },
  hearing: { title: { zh: '组织质证', en: 'Hearing of both sides' }, excluded: false },
} as const satisfies Readonly<Record<string, InquiryKind>>;
export type InquiryCode = keyof typeof INQUIRIES;
export const INQUIRY_CODES = Object.keys(INQUIRIES) as [InquiryCode, ...InquiryCode[]];

/** From when to when a complaint about one challenge is taken. */
export interface ComplaintWindow {
  /** The answer, or the end of its period when none came (GPL 55). */
  readonly opensAt: Instant;
  /** Last instant: fifteen working days from the end of the answer period (CH-05). */
  readonly until: LegalDate;
}

export function complaintWindow(
  { receivedAt, answeredAt }: { readonly receivedAt: Instant; readonly answeredAt: Instant | undefined },
  calendar: WorkingCalendar,
): ComplaintWindow {
  const opensAt = answeredAt ?? answerDue(receivedAt, calendar).at;
  return { opensAt, until: complaintUntil(receivedAt, calendar) };
}

/** When the decision is due at the latest without any excluded time (CH-10). */
export function decisionDue(receivedAt: Instant, calendar: WorkingCalendar): LegalDate {
  return deadline('CH-10', 'decide', receivedAt, calendar, dayOf(receivedAt));
}

/** What the office has asked for so far, as it counts in the time to decide. */
export interface AskedFor {
  readonly kind: InquiryCode | 'correction';
  readonly sentAt: Instant;
  readonly answeredAt?: Instant | undefined;
}

/** The days that do not count: from sending to receiving, where the law says so (CH-10; M94 27). */
export function excludedBy(asked: readonly AskedFor[]): ExcludedTime[] {
  return asked
    .filter(({ kind }) => kind === 'correction' || INQUIRIES[kind].excluded)
    .map(({ sentAt, answeredAt }) => ({
      from: dayOf(sentAt),
      ...(answeredAt !== undefined && { to: dayOf(answeredAt) }),
    }));
}

/** So many unfounded complaints within so many months put a supplier on the bad-record list (CH-15; M94 37). */
export function unfoundedLimit(at: Instant): { readonly count: number; readonly months: number } {
  const on = dayOf(at);
  return { count: figure('CH-15', 'unfounded', on).count, months: periodOf('CH-15', 'lookBack', on).count };
}
