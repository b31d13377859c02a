import type { Day } from '../../domain/time/shanghai.ts';
import { officialDay } from './document.ts';

export interface TermFacts {
  readonly unit: 'month' | 'day' | 'working-day' | 'until';
  readonly count?: number | undefined;
  readonly until?: string | undefined;
}

const UNITS = { month: '个月', day: '日', 'working-day': '个工作日' } as const;

/** `合同签订之日起12个月`; undefined when a notice does not say. */
export function termText(term: TermFacts | undefined): string | undefined {
  if (term === undefined) return undefined;
  if (term.unit === 'until') return term.until && `至${officialDay(term.until as Day)}`;
  return term.count === undefined ? undefined : `自服务开始之日起${term.count}${UNITS[term.unit]}`;
}
