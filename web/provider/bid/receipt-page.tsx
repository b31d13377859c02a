import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import '../../opening/opening.css';
import { VerifyHelp } from '../../opening/verify-help.tsx';
import { usePageTitle } from '../../frame/page-title.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { DeadlineClock, useIsOver } from '../deadline-clock.tsx';
import { useOwnBids, usePurchase, type Purchase } from '../queries.ts';
import { minute, second } from '../when.ts';
import { BondReturn } from './bond-return.tsx';
import { ReceiptCheckPart } from './receipt-check-part.tsx';
import { receiptText, type OwnBid } from './receipt.ts';
import { saveFile } from '../../frame/save-file.ts';
import { sentEnvelope } from './sent-envelopes.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import './bid.css';

/** The receipt of one bid: to print, to keep as a file, and to check after the opening. */
export default function ReceiptPage() {
  const { t } = useTranslation('provider');
  const { purchaseId = '', bidId = '' } = useParams();
  const purchase = usePurchase(purchaseId);
  const bids = useOwnBids(purchaseId);
  const bid = bids.data?.find((own) => own.bidId === bidId);
  const error = purchase.error ?? bids.error;
  usePageTitle(t('receipt.title'));
  return (
    <>
      <p className="way-back">
        <Link to={`/provider/purchases/${purchaseId}`}>← {purchase.data?.name ?? t('purchases.title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void Promise.all([purchase.refetch(), bids.refetch()])} />}
      {!error && !(purchase.data && bids.data) && <Waiting what={t('receipt.loading')} />}
      {bids.data && !bid && <Alert type="warning" showIcon title={t('receipt.none')} />}
      {purchase.data && bid && <OneReceipt purchase={purchase.data} bid={bid} />}
    </>
  );
}

function OneReceipt({ purchase, bid }: { readonly purchase: Purchase; readonly bid: OwnBid }) {
  const { t } = useTranslation('provider');
  const [query] = useSearchParams();
  return (
    <article className="receipt-page">
      {query.has('new') && bid.state === 'current' && <Alert type="success" showIcon title={t('receipt.taken')} />}
      <Paper purchase={purchase} bid={bid} />
      <BondReturn bid={bid} />
      <Actions purchase={purchase} bid={bid} />
      <ReceiptCheckPart purchase={purchase} bid={bid} />
      <section className="card no-print">
        <p>
          <Link to={`/purchases/${purchase.id}/opening`}>{t('receipt.hall')}</Link>
        </p>
        <VerifyHelp command={`node verify.mjs ${purchase.number}-回执-${bid.bidId.slice(0, 8)}.json signing-key.pem`} />
      </section>
    </article>
  );
}

function Paper({ purchase, bid }: { readonly purchase: Purchase; readonly bid: OwnBid }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const lot = purchase.lots.find(({ id }) => id === bid.lotId);
  const lines = [
    ['purchase', `${purchase.name}（${purchase.number}）`],
    ['lot', lot === undefined ? '' : `${t('purchase.lot', { seq: lot.seq })} ${lot.name}`],
    ['provider', organisation.name],
    ['receivedAt', t('receipt.at', { at: second(bid.receivedAt) })],
    ['deadline', purchase.bidDeadline === null ? '—' : minute(purchase.bidDeadline.legal)],
    ['seal', t('receipt.intact')],
    ['state', t(`bidStateShort.${bid.state}`)],
    ...(bid.returnedAt === null ? [] : [['returnedAt', t('receipt.at', { at: second(bid.returnedAt) })] as const]),
    ...(bid.withdrawnAt === null ? [] : [['withdrawnAt', t('receipt.at', { at: second(bid.withdrawnAt) })] as const]),
  ] as const;
  return (
    <section className="card paper" aria-labelledby="receipt-title">
      <h1 id="receipt-title">{t('receipt.title')}</h1>
      <dl className="told-facts">
        {lines.map(([word, text]) => (
          <div key={word}>
            <dt>{t(`receipt.${word}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t('receipt.hash')}</dt>
          <dd>
            <code className="hash">{bid.envelopeHash.match(/.{8}/g)?.join(' ')}</code>
          </dd>
        </div>
        <div>
          <dt>{t('receipt.id')}</dt>
          <dd>
            <code className="hash">{bid.bidId}</code>
          </dd>
        </div>
      </dl>
      <p className="quiet">{t('receipt.about')}</p>
    </section>
  );
}

function Actions({ purchase, bid }: { readonly purchase: Purchase; readonly bid: OwnBid }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const [withdrawing, setWithdrawing] = useState(false);
  const over = useIsOver(purchase.bidDeadline);
  const lot = purchase.lots.find(({ id }) => id === bid.lotId);
  const envelope = sentEnvelope(bid.bidId);
  const open = over === false && purchase.stage === 'bidding' && purchase.state === 'running';
  const save = () => {
    const { number, name, bidDeadline } = purchase;
    const context = {
      number,
      name,
      lot: lot?.name ?? '',
      provider: organisation.name,
      deadlineLegal: bidDeadline?.legal,
    };
    saveFile(
      `${number}-回执-${bid.bidId.slice(0, 8)}.txt`,
      `\uFEFF${receiptText(bid, context)}`,
      'text/plain;charset=utf-8',
    );
  };
  const signedName = `${purchase.number}-回执-${bid.bidId.slice(0, 8)}.json`;
  const saveSigned = () => saveFile(signedName, JSON.stringify(bid.signedReceipt, null, 2), 'application/json');
  return (
    <div className="receipt-actions">
      {purchase.bidDeadline && open && <DeadlineClock deadline={purchase.bidDeadline} />}
      <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
      <Button onClick={save}>{t('receipt.save')}</Button>
      <Button onClick={saveSigned}>{t('receipt.saveSigned')}</Button>
      {envelope && (
        <Button
          onClick={() =>
            saveFile(`${purchase.number}-信封-${bid.bidId.slice(0, 8)}.age`, envelope, 'application/octet-stream')
          }
        >
          {t('receipt.saveEnvelope')}
        </Button>
      )}
      {open && (
        <Link className="action" to={`/provider/purchases/${purchase.id}/bid/${bid.lotId}`}>
          {t(bid.state === 'current' ? 'bidAct.replace' : 'bidAct.write')}
        </Link>
      )}
      {open && bid.state === 'current' && (
        <Button danger onClick={() => setWithdrawing(true)}>
          {t('bidAct.withdraw')}
        </Button>
      )}
      {withdrawing && <WithdrawDialog purchaseId={purchase.id} bid={bid} close={() => setWithdrawing(false)} />}
    </div>
  );
}
