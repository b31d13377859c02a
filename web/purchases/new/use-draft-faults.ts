import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useCatalogue } from '../page/purchase-query.ts';
import type { PurchaseDraft } from './draft.ts';
import { draftFaults, type DraftFault } from './draft-faults.ts';
import './open-words.ts';

export type Faults = Readonly<Record<string, string>>;

/** What is wrong with the draft now, in words by JSON pointer; `hits` are those that no further typing mends. */
export function useDraftFaults(draft: PurchaseDraft): { readonly all: Faults; readonly hits: Faults } {
  const sentence = useSentence();
  const { data } = useCatalogue();
  return useMemo(() => {
    const today = dayOf(instantOfMillis(Date.now()));
    const found = [...draftFaults(draft, data?.negativeList ?? [], today)];
    const words = (faults: typeof found) =>
      Object.fromEntries(faults.map(([pointer, fault]) => [pointer, sentence(fault)]));
    return { all: words(found), hits: words(found.filter(([, { kind }]) => !LATER.includes(kind))) };
  }, [draft, data, sentence]);
}

/** Told only when the person wants to go on: while typing they are no news. */
const LATER: readonly DraftFault['kind'][] = ['missing', 'badNumber', 'sum'];

function useSentence(): (fault: DraftFault) => string {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return useMemo(
    () => (fault) => {
      switch (fault.kind) {
        case 'missing':
          return t('open.fault.missing', { field: t(`open.field.${fault.field}`) });
        case 'sum':
          return t('open.fault.sum', { sum: formatYuan(fault.sumFen), budget: formatYuan(fault.budgetFen) });
        case 'termLong':
          return t('open.fault.termLong', { years: fault.years });
        case 'negative': {
          const { keyword, function: entry } = fault.hit;
          const [name, reason] = language === 'zh' ? [entry.nameZh, entry.reasonZh] : [entry.nameEn, entry.reasonEn];
          return t('open.fault.negative', { keyword, name, reason, rule: entry.ruleId });
        }
        case 'badNumber':
        case 'ceiling':
        case 'termPast':
          return t(`open.fault.${fault.kind}`);
      }
    },
    [t, language],
  );
}
