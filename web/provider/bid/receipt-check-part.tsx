import { CheckCircleFilled, CloseCircleFilled, InfoCircleOutlined } from '@ant-design/icons';
import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ENVELOPE_HEAD } from '../../../domain/procurement/bid-content.ts';
import { sha256OfBytes } from '../../../domain/procurement/sha-256.ts';
import type { Purchase } from '../queries.ts';
import { checkReceipt, readReceipt, type OwnBid, type ReceiptCheck } from './receipt.ts';

/**
 * Compares a receipt with the record of the opening, in this browser: the one on this page, and one from a file that the
 * bidder has kept, which proves more because the service did not have it in between.
 */
export function ReceiptCheckPart({ purchase, bid }: { readonly purchase: Purchase; readonly bid: OwnBid }) {
  const { t } = useTranslation('provider');
  const [kept, setKept] = useState<KeptFile>();
  const fromPage = checkReceipt(bid, bid.state, purchase.bids);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) setKept(await readKept(file, bid));
  };
  const refusal = purchase.bids?.find(({ id }) => id === bid.bidId)?.refusalReason;
  return (
    <section className="card no-print" aria-labelledby="receipt-check">
      <h2 id="receipt-check">{t('receiptCheck.title')}</h2>
      <Outcome outcome={fromPage} />
      {refusal != null && <p>{t('receiptCheck.reason', { reason: refusalWords(refusal, t) })}</p>}
      <h3>{t('receiptCheck.file')}</h3>
      <p className="quiet" id="kept-receipt-about">
        {t('receiptCheck.fileAbout')}
      </p>
      <label className="action choose-file">
        {t('receiptCheck.choose')}
        <input
          type="file"
          accept=".txt,.age"
          aria-describedby="kept-receipt-about"
          onChange={(event) => void choose(event)}
        />
      </label>
      <div role="status">{kept && <KeptOutcome kept={kept} purchase={purchase} bid={bid} />}</div>
    </section>
  );
}

/** What a chosen file is: the hash it stands for, or why it cannot be compared. */
type KeptFile = { readonly hash: string } | { readonly trouble: 'other' | 'unknown' };

async function readKept(file: File, bid: OwnBid): Promise<KeptFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith(ENVELOPE_HEAD)) return { hash: sha256OfBytes(bytes) };
  const receipt = readReceipt(text);
  if (receipt === undefined) return { trouble: 'unknown' };
  return receipt.bidId === bid.bidId ? { hash: receipt.envelopeHash } : { trouble: 'other' };
}

function KeptOutcome({
  kept,
  purchase,
  bid,
}: {
  readonly kept: KeptFile;
  readonly purchase: Purchase;
  readonly bid: OwnBid;
}) {
  const { t } = useTranslation('provider');
  if ('trouble' in kept) return <p className="check-bad">{t(`receiptCheck.${kept.trouble}`)}</p>;
  if (kept.hash !== bid.envelopeHash) return <Outcome outcome="different" />;
  const outcome = checkReceipt({ bidId: bid.bidId, envelopeHash: kept.hash }, bid.state, purchase.bids);
  return (
    <>
      <p className="check-good">
        <CheckCircleFilled aria-hidden /> {t('receiptCheck.sameAsPage')}
      </p>
      <Outcome outcome={outcome} />
    </>
  );
}

const LOOKS: Readonly<Record<ReceiptCheck, 'good' | 'bad' | 'plain'>> = {
  same: 'good',
  refused: 'plain',
  'not-opened': 'plain',
  'not-in-force': 'plain',
  different: 'bad',
  missing: 'bad',
};

const ICONS = { good: CheckCircleFilled, bad: CloseCircleFilled, plain: InfoCircleOutlined } as const;

function Outcome({ outcome }: { readonly outcome: ReceiptCheck }) {
  const { t } = useTranslation('provider');
  const look = LOOKS[outcome];
  const Icon = ICONS[look];
  return (
    <p className={`check-${look}`}>
      <Icon aria-hidden /> {t(`receiptCheck.${outcome}`)}
    </p>
  );
}

type Words = ReturnType<typeof useTranslation<'provider'>>['t'];

const REFUSALS = ['above-ceiling', 'unreadable', 'header', 'hash'] as const;

/** Why an envelope was invalid; what people wrote as a reason is shown as they wrote it. */
function refusalWords(reason: string, t: Words): string {
  const known = REFUSALS.find((code) => code === reason);
  return known === undefined ? reason : t(`refusal.${known}`);
}
