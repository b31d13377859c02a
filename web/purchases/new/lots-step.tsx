import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { BLANK_LOT, sumOfLots, type LotDraft, type PurchaseDraft } from './draft.ts';
import { doubledCoverage } from './draft-faults.ts';
import { LotFields } from './lot-fields.tsx';
import '../lot-words.ts';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (change: Partial<PurchaseDraft>) => void;
  readonly back: () => void;
  readonly next: () => void;
}

const MOST_LOTS = 50;

/** What is bought, lot by lot; the sum is compared with the budget as it is typed. */
export function LotsStep({ draft, change, back, next }: Properties) {
  const { t } = useTranslation('purchases');
  const { lots } = draft;
  const put = (position: number, lot: LotDraft) =>
    change({ lots: lots.map((old, at) => (at === position ? lot : old)) });
  return (
    <>
      {lots.map((lot, position) => (
        <section key={position} className="lot-draft" aria-labelledby={`lot-${position}`}>
          <div className="lot-draft-head">
            <h2 id={`lot-${position}`}>{t('lots.lot', { seq: position + 1 })}</h2>
            {lots.length > 1 && (
              <Button
                type="text"
                size="small"
                onClick={() => change({ lots: lots.filter((_lot, at) => at !== position) })}
              >
                {t('open.removeLot', { seq: position + 1 })}
              </Button>
            )}
          </div>
          <LotFields lot={lot} position={position} change={(next) => put(position, next)} />
        </section>
      ))}
      {lots.length < MOST_LOTS && (
        <Button onClick={() => change({ lots: [...lots, { ...BLANK_LOT, term: lots.at(-1)?.term }] })}>
          {t('open.addLot')}
        </Button>
      )}
      <Sum draft={draft} change={change} />
      <Doubled draft={draft} />
      <div className="open-foot">
        <Button onClick={back}>{t('open.previous')}</Button>
        <Button type="primary" onClick={next}>
          {t('open.next', { step: t('open.step.check') })}
        </Button>
      </div>
    </>
  );
}

function Sum({ draft, change }: Pick<Properties, 'draft' | 'change'>) {
  const { t } = useTranslation('purchases');
  const sum = sumOfLots(draft);
  const { budgetFen = 0 } = draft;
  const difference = sum - budgetFen;
  return (
    <p className={`lot-sum ${difference === 0 ? 'lot-sum-right' : 'lot-sum-wrong'}`} role="status">
      {t('open.sum', { sum: formatYuan(sum), budget: formatYuan(budgetFen) })}{' '}
      {difference === 0 ? (
        <strong>✓ {t('open.sumRight')}</strong>
      ) : (
        <>
          <strong>
            {t(difference > 0 ? 'open.sumAbove' : 'open.sumBelow', { amount: formatYuan(Math.abs(difference)) })}
          </strong>
          <Button size="small" onClick={() => change({ budgetFen: sum })}>
            {t('open.takeSum')}
          </Button>
        </>
      )}
    </p>
  );
}

function Doubled({ draft }: { readonly draft: PurchaseDraft }) {
  const { t } = useTranslation('purchases');
  const doubled = doubledCoverage(draft);
  if (doubled.length === 0) return null;
  const places = doubled.map(({ township, code }) => `${township} ${code}`).join('、');
  return <Alert type="warning" showIcon title={t('open.doubled', { places })} />;
}
