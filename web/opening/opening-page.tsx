import { Alert } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServerNow } from '../connection/server-clock.ts';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { BidsPart } from './bids-part.tsx';
import { HallClock } from './hall-clock.tsx';
import { HoldersPart } from './holders-part.tsx';
import { useOpening, type Opening } from './opening-query.ts';
import { OwnSharePart } from './own-share-part.tsx';
import { RecordPart } from './record-part.tsx';
import { StepsPart } from './steps-part.tsx';
import './opening.css';
import './words.ts';

/** The opening as it goes on, for everybody who may be there: by the server's clock, live, the same after a reload. */
export default function OpeningPage() {
  const { t } = useTranslation('opening');
  const { purchaseId = '' } = useParams();
  const { data: opening, error, refetch } = useOpening(purchaseId);
  const provider = useSignedIn().roles.includes('provider');
  useStart(opening, () => void refetch());
  return (
    <>
      <p className="way-back">
        <Link to={provider ? `/provider/purchases/${purchaseId}` : `/purchases/${purchaseId}`}>
          ← {opening?.purchase.name ?? t('back')}
        </Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!opening && !error && <Waiting what={t('loading')} />}
      {opening && <Hall opening={opening} />}
    </>
  );
}

/** Nothing in the database changes at the deadline itself, so the page asks by itself when the server's clock gets there. */
function useStart(opening: Opening | undefined, ask: () => void): void {
  const now = useServerNow(1000);
  const waits = opening?.state === 'before' && opening.deadline !== null;
  const due = waits && now !== undefined && now >= Date.parse(opening.deadline!.wall);
  const tick = due ? Math.floor(now / 2000) : 0;
  useEffect(() => {
    if (tick > 0) ask();
  }, [tick]);
}

function Hall({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const { purchase, state, by } = opening;
  const title = t(purchase.tender ? 'title' : 'titleTalks');
  usePageTitle(title);
  return (
    <article className="hall">
      <header className="page-head">
        <h1>{title}</h1>
        <span className={`tag hall-${state}`}>{t(`state.${state}`)}</span>
        <p className="page-summary">
          <code>{purchase.number}</code>
        </p>
      </header>
      <HallClock opening={opening} />
      {state === 'before' && (
        <Alert type="info" showIcon title={t('beforeTitle')} description={t('beforeText')} className="hall-note" />
      )}
      {state === 'returned' && <Returned opening={opening} />}
      {by === 'worker' && state !== 'none' && <Alert type="info" showIcon title={t('worker')} />}
      <div className="hall-columns">
        <div className="hall-main">
          {by === 'holders' && state !== 'returned' && state !== 'none' && <StepsPart opening={opening} />}
          {opening.bids !== null && <BidsPart opening={opening} />}
          {opening.record !== null && <RecordPart opening={opening} />}
          {opening.receiptsHash !== null && <Receipts hash={opening.receiptsHash} />}
        </div>
        <div className="hall-side">
          {opening.own.seat !== null && <OwnSharePart opening={opening} />}
          {opening.holders.length > 0 && <HoldersPart opening={opening} />}
        </div>
      </div>
    </article>
  );
}

function Receipts({ hash }: { readonly hash: string }) {
  const { t } = useTranslation('opening');
  return (
    <section className="hall-card" aria-labelledby="hall-receipts">
      <h2 id="hall-receipts">{t('receipts')}</h2>
      <p>
        <code className="hash">{hash.match(/.{8}/g)?.join(' ')}</code>
      </p>
      <p className="quiet">{t('receiptsAbout')}</p>
      <p className="quiet">{t('receiptsHow')}</p>
    </section>
  );
}

/** The lawful end of an opening that cannot take place. */
function Returned({ opening: { failures } }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('returnedTitle')}
      description={
        <>
          <ul className="sentences">
            {failures.map(({ lot, rule }) => (
              <li key={lot}>{t('returnedLot', { lot, rule, why: t(`why.${reasonOf(rule)}`) })}</li>
            ))}
          </ul>
          {t('returnedNext')}
        </>
      }
    />
  );
}

const REASONS = ['ME-13', 'EV-19', 'HS-17'] as const;

function reasonOf(rule: string): (typeof REASONS)[number] | 'other' {
  return REASONS.find((known) => known === rule) ?? 'other';
}
