import { figure } from '../procurement/rules.ts';
import { dayOf, formatInstant, type Instant } from '../time/shanghai.ts';
import type { TextKind } from './text-messages.ts';

/** For these somebody is woken: a recipient may be without care, or something overdue has gone to the supervisor. */
const AT_ANY_HOUR: readonly TextKind[] = ['task', 'escalation'];

/** What may be texted at this instant: in the quiet hours of Asia/Shanghai (HS-21) only what cannot wait for the morning. */
export function mayBeTexted(kind: TextKind, at: Instant): boolean {
  return AT_ANY_HOUR.includes(kind) || !isQuiet(at);
}

/** Whether it is between 21 and 7 in Asia/Shanghai (HS-21). */
export function isQuiet(at: Instant): boolean {
  const hour = Number(formatInstant(at).slice(11, 13));
  const day = dayOf(at);
  return hour >= figure('HS-21', 'from', day).count || hour < figure('HS-21', 'until', day).count;
}
