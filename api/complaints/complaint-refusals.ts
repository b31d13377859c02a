import { complaintWindow, type ComplaintWindow } from '../../domain/procurement/complaint.ts';
import { periodOf } from '../../domain/procurement/rules.ts';
import { dayOf, formatInstant, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { Problem } from '../problem.ts';

interface Challenged {
  readonly receivedAt: Date;
  readonly answeredAt: Date | null;
}

export function windowOf({ receivedAt, answeredAt }: Challenged, calendar: WorkingCalendar): ComplaintWindow {
  const given = {
    receivedAt: instantOfMillis(receivedAt.getTime()),
    answeredAt: answeredAt === null ? undefined : instantOfMillis(answeredAt.getTime()),
  };
  return complaintWindow(given, calendar);
}

/**
 * Why no complaint about the challenge is taken now, or undefined if it is.
 *
 * @param earlier when one was received that still stands or was decided
 */
export function complaintRefusal(
  { opensAt, until }: ComplaintWindow,
  now: Instant,
  earlier: Date | undefined,
): Problem | undefined {
  if (earlier !== undefined) {
    const at = formatInstant(instantOfMillis(earlier.getTime()));
    return new Problem('complaint-repeated', {
      detail: {
        zh: `贵单位已于 ${at}（北京时间）就此项质疑提起投诉，不能重复提起。`,
        en: `You complained about this challenge at ${at} (Asia/Shanghai); it is not taken twice.`,
      },
      extra: { rule: 'CH-05' },
    });
  }
  if (now < opensAt) {
    const at = formatInstant(opensAt);
    return new Problem('complaint-too-early', {
      detail: {
        zh: `质疑尚未答复，答复期限是 ${at}（北京时间）。收到答复或者逾期未答复的，可以投诉（政府采购法第五十五条）。`,
        en: `The challenge is not answered yet; the answer is due ${at} (Asia/Shanghai). Complain after it, or when none came in time (GPL 55).`,
      },
      extra: { rule: 'CH-05', opensAt },
    });
  }
  if (now <= until.at) return undefined;
  const at = formatInstant(until.at);
  const { count } = periodOf('CH-05', 'complaint', dayOf(now));
  return new Problem('complaint-late', {
    detail: {
      zh: `投诉期限是 ${at}（北京时间），自质疑答复期满之日起${count}个工作日，现已届满（政府采购法第五十五条），本次内容未被接收。`,
      en: `A complaint could be handed in until ${at} (Asia/Shanghai), ${count} working days from the end of the answer period (GPL 55). It was not taken.`,
    },
    extra: { rule: 'CH-05', until: until.at },
  });
}

/** The step is over, or not the caller's to take. */
export function complaintState(zh: string, en: string): Problem {
  return new Problem('complaint-state', { detail: { zh, en } });
}
