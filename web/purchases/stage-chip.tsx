import {
  LOT_STATE_LABELS,
  PURCHASE_STATE_LABELS,
  STAGE_LABELS,
  type LotState,
  type PurchaseState,
  type Stage,
} from '../../domain/procurement/stages.ts';
import { useLanguage } from '../words/i18n.ts';

interface Properties {
  readonly stage: Stage;
  readonly state: PurchaseState;
}

/** Where a purchase is, and how it ended if it has. */
export function StageChip({ stage, state }: Properties) {
  const language = useLanguage();
  if (state === 'running') return <span className="chip chip-running">{STAGE_LABELS[stage][language]}</span>;
  return (
    <span className={`chip chip-${state}`}>
      {PURCHASE_STATE_LABELS[state][language]}
      {state !== 'closed' && `（${STAGE_LABELS[stage][language]}）`}
    </span>
  );
}

export function LotChip({ state }: { readonly state: LotState }) {
  const language = useLanguage();
  return <span className={`chip chip-lot-${state}`}>{LOT_STATE_LABELS[state][language]}</span>;
}
