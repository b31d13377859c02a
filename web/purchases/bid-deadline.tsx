import { useTranslation } from 'react-i18next';
import { METHODS, type MethodCode } from '../../domain/procurement/methods.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { DueTag } from '../due/due-tag.tsx';
import { useNow } from '../due/use-now.ts';
import './list-words.ts';

interface Properties {
  readonly purchase: {
    readonly stage: string;
    readonly state: string;
    readonly method: MethodCode;
    readonly clockScale: number;
    readonly bidDeadline: { readonly wall: string; readonly legal: string } | null;
  };
  /** Shown where no bids are taken. */
  readonly otherwise: string;
}

/** How long bids are still taken. When the deadline has passed nobody is late: the opening follows by itself. */
export function BidDeadline({ purchase, otherwise }: Properties) {
  const { t } = useTranslation('purchases');
  const now = useNow();
  const { stage, state, method, bidDeadline, clockScale } = purchase;
  if (bidDeadline === null || stage !== 'bidding' || state !== 'running') return otherwise;
  const { wall, legal } = bidDeadline;
  if (Date.parse(wall) <= now) return t('list.closed', { at: formatInstant(legal as Instant) });
  const dueRule = METHODS[method].preparation?.rule ?? '';
  return <DueTag task={{ dueAt: wall, dueLegal: legal, clockScale, dueRule, provisional: false }} />;
}
