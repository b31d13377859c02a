import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { LOT_STATE_LABELS } from '../../domain/procurement/stages.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { BondReturn } from './bid/bond-return.tsx';
import type { OwnBid } from './bid/receipt.ts';
import { useIsOver } from './deadline-clock.tsx';
import { useOwnBids, type Lot, type Purchase } from './queries.ts';
import { second } from './when.ts';

interface Properties {
  readonly purchase: Purchase;
  /** As far as stage and state go; the deadline is asked of the server's clock. */
  readonly taking: boolean;
}

/** The lots, and for each how the own bid stands and what can be done about it. */
export function PurchaseLots({ purchase, taking }: Properties) {
  const { t } = useTranslation('provider');
  const { data: bids, error, refetch } = useOwnBids(purchase.id);
  const over = useIsOver(purchase.bidDeadline);
  return (
    <section aria-labelledby="purchase-lots">
      <h2 id="purchase-lots">{t('purchase.lots')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <ul className="lots">
        {purchase.lots.map((lot) => (
          <li key={lot.id} className="card lot">
            <LotFacts lot={lot} items={purchase.items} />
            <LotBid
              purchaseId={purchase.id}
              lot={lot}
              bond={purchase.bids?.find(({ lotId, bond }) => lotId === lot.id && bond !== null)?.bond ?? null}
              bids={(bids ?? []).filter(({ lotId }) => lotId === lot.id)}
              open={taking && over === false}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LotFacts({ lot, items }: { readonly lot: Lot; readonly items: Purchase['items'] }) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const itemName = (code: string) =>
    items.find((item) => item.code === code)?.[language === 'zh' ? 'nameZh' : 'nameEn'] ?? code;
  const { seq, name, budgetFen, ceilingFen, term, catalogueItems, townships, state } = lot;
  return (
    <div>
      <h3>
        {t('purchase.lot', { seq })} {name}
        {state !== 'open' && <span className="tag">{LOT_STATE_LABELS[state][language]}</span>}
      </h3>
      <dl className="facts-line">
        <div>
          <dt>{t('purchase.ceiling')}</dt>
          <dd>{formatYuan(ceilingFen ?? budgetFen)}</dd>
        </div>
        <div>
          <dt>{t('purchase.term')}</dt>
          <dd>{termWords(term, t)}</dd>
        </div>
        {townships.length > 0 && (
          <div>
            <dt>{t('purchase.townships')}</dt>
            <dd>{townships.join('、')}</dd>
          </div>
        )}
        <div>
          <dt>{t('purchase.items')}</dt>
          <dd>{catalogueItems.map(itemName).join('、')}</dd>
        </div>
      </dl>
    </div>
  );
}

type Words = ReturnType<typeof useTranslation<'provider'>>['t'];

function termWords(term: Lot['term'], t: Words): string {
  if ('until' in term) return t('term.until', { day: term.until });
  if ('months' in term) return t('term.months', { count: term.months });
  if ('days' in term) return t('term.days', { count: term.days });
  return t('term.workingDays', { count: term.workingDays });
}

interface LotBidProperties {
  readonly purchaseId: string;
  readonly lot: Lot;
  /** The newest first. */
  readonly bids: readonly OwnBid[];
  readonly open: boolean;
  /** The own bid bond, once it is on record; nobody is told of another's. */
  readonly bond: NonNullable<Purchase['bids']>[number]['bond'];
}

function LotBid({ purchaseId, lot, bids, open, bond }: LotBidProperties) {
  const { t } = useTranslation('provider');
  const [newest] = bids.filter(({ state }) => state !== 'replaced');
  const bidAddress = `/provider/purchases/${purchaseId}/bid/${lot.id}`;
  const standing = newest?.state === 'current';
  return (
    <div className="lot-bid">
      <p className={standing ? 'bid-standing' : 'quiet'}>
        {newest === undefined && t(open ? 'bidState.none' : 'bidState.noneOver')}
        {newest && t(`bidState.${newest.state}`, { at: second(newest.withdrawnAt ?? newest.receivedAt) })}
      </p>
      {newest && <BondReturn bid={newest} />}
      {bond && <p>{t(`bond.${bond.state}`, { amount: formatYuan(bond.amountFen), reason: bond.reason ?? '' })}</p>}
      <p className="lot-actions">
        {open && (
          <Link className={standing ? 'action' : 'action action-main'} to={bidAddress}>
            {t(standing ? 'bidAct.replace' : 'bidAct.write')}
          </Link>
        )}
        {newest && (
          <Link className="action" to={`/provider/purchases/${purchaseId}/receipts/${newest.bidId}`}>
            {t('bidAct.receipt')}
          </Link>
        )}
      </p>
    </div>
  );
}
