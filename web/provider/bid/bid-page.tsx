import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../../frame/page-title.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { DeadlineClock, ServerClock, useIsOver } from '../deadline-clock.tsx';
import { useBiddingTerms, useOwnBids, usePurchase, type Lot, type Purchase } from '../queries.ts';
import { BidWriting } from './bid-writing.tsx';
import type { BiddingTerms } from './use-submission.ts';
import './bid.css';

/** One lot's bid: written here, sealed here, and only then sent. */
export default function BidPage() {
  const { t } = useTranslation('provider');
  const { purchaseId = '', lotId = '' } = useParams();
  const purchase = usePurchase(purchaseId);
  const terms = useBiddingTerms(purchaseId);
  const lot = purchase.data?.lots.find(({ id }) => id === lotId);
  const error = purchase.error ?? terms.error;
  return (
    <>
      <p className="way-back">
        <Link to={`/provider/purchases/${purchaseId}`}>← {purchase.data?.name ?? t('purchases.title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void Promise.all([purchase.refetch(), terms.refetch()])} />}
      {!error && !(purchase.data && terms.data) && <Waiting what={t('purchases.loading')} />}
      {purchase.data && !lot && <Alert type="warning" showIcon title={t('bid.noLot')} />}
      {purchase.data && lot && terms.data && (
        <OneBid key={lot.id} purchase={purchase.data} lot={lot} terms={terms.data} />
      )}
    </>
  );
}

interface Properties {
  readonly purchase: Purchase;
  readonly lot: Lot;
  readonly terms: BiddingTerms;
}

function OneBid({ purchase, lot, terms }: Properties) {
  const { t } = useTranslation('provider');
  const over = useIsOver(terms.deadline);
  // Once writing has begun here it stays on the screen, with what was typed and with what is on its way.
  const [began] = useState(terms.takesBids && terms.sealRecipient !== null);
  const taking = terms.takesBids && over !== true;
  const { data: bids } = useOwnBids(purchase.id);
  const standing = bids?.find(({ lotId, state }) => lotId === lot.id && state === 'current');
  usePageTitle(t('bid.title'));
  return (
    <article>
      <div className="page-head">
        <h1>{t('bid.title')}</h1>
        <p className="page-summary">
          {t('purchase.lot', { seq: lot.seq })} {lot.name}
        </p>
      </div>
      {terms.deadline && (
        <p className="bid-deadline">
          <DeadlineClock deadline={terms.deadline} /> <ServerClock />
        </p>
      )}
      {standing && <Alert type="info" showIcon title={t('bid.standing')} />}
      {began ? (
        <BidWriting purchase={purchase} lot={lot} terms={terms} over={!taking} />
      ) : (
        <Alert type="warning" showIcon title={t('bid.closed')} />
      )}
    </article>
  );
}
