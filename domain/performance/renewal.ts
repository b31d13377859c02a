import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addDays, addMonths, type Day } from '../time/shanghai.ts';
import type { Grade } from './result.ts';

export const RENEWALS = ['renew', 'buy-anew', 'not-this-provider'] as const;
export type Renewal = (typeof RENEWALS)[number];

export const RENEWAL_LABELS: Readonly<Record<Renewal, Bilingual>> = {
  renew: { zh: '可以在法定期限内续签', en: 'May be renewed within the legal term' },
  'buy-anew': { zh: '期满后另行采购', en: 'Buy anew when it ends' },
  'not-this-provider': { zh: '不建议续签，另行采购', en: 'Do not renew; buy anew' },
};

export interface Recommendation {
  readonly renewal: Renewal;
  /** Last lawful day of a renewed contract; only for `renew`. */
  readonly until?: Day;
}

/**
 * What the result recommends: a provider that is good or better may go on for another year at most, as long as the contract
 * stays within the longest term of the law, counted from its first day (CO-07). A person decides, and the conditions of CO-07
 * (content fixed, funding and price stable, budget assured) are theirs to examine.
 */
export function recommendation(
  grade: Grade,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day },
  on: Day,
): Recommendation {
  if (grade === 'failed') return { renewal: 'not-this-provider' };
  if (grade === 'passed') return { renewal: 'buy-anew' };
  const longest = addDays(addMonths(startsOn, 12 * figure('CO-07', 'longest', on).count), -1);
  if (longest <= endsOn) return { renewal: 'buy-anew' };
  const another = addDays(addMonths(addDays(endsOn, 1), 12 * figure('CO-07', 'ordinary', on).count), -1);
  return { renewal: 'renew', until: another < longest ? another : longest };
}
