import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { METHODS } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATE_LABELS, STAGE_LABELS } from '../../domain/procurement/stages.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ProcedurePart } from '../procedure/procedure-part.tsx';
import { useProcedure } from '../procedure/procedure-query.ts';
import { Questions } from '../questions/questions.tsx';
import { useQuestions } from '../questions/questions-query.ts';
import { useLanguage } from '../words/i18n.ts';
import { DeadlineClock, ServerClock } from './deadline-clock.tsx';
import { OwnResult } from './debriefing.tsx';
import { PurchaseDocuments } from './purchase-documents.tsx';
import { PurchaseLots } from './purchase-lots.tsx';
import { useBiddingTerms, usePurchase, type Purchase } from './queries.ts';
import { minute } from './when.ts';

/** An announced purchase as a bidder reads it: what is bought, by when, how it is judged, and the way to bid. */
export default function ProviderPurchase() {
  const { t } = useTranslation('provider');
  const { purchaseId = '' } = useParams();
  const { data: purchase, error, refetch } = usePurchase(purchaseId);
  return (
    <>
      <p className="way-back">
        <Link to="/provider/purchases">← {t('purchases.title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!purchase && !error && <Waiting what={t('purchases.loading')} />}
      {purchase && <OnePurchase purchase={purchase} />}
    </>
  );
}

function OnePurchase({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('provider');
  const { id, name, number, withheld } = purchase;
  const { data: terms } = useBiddingTerms(id, !withheld);
  const { data: procedure } = useProcedure(id);
  const taking = terms?.takesBids === true && !procedure?.own?.barredBy;
  usePageTitle(name);
  return (
    <article>
      <div className="page-head">
        <h1>{name}</h1>
        <p className="page-summary">
          <code>{number}</code>
        </p>
      </div>
      <Facts purchase={purchase} taking={taking} />
      <div className="home">
        <div className="home-main">
          {purchase.notices.some(({ kind }) => kind === 'result-notice') && <OwnResult purchaseId={id} />}
          {withheld && <Alert type="info" showIcon title={t('purchase.withheld')} />}
          <PurchaseLots purchase={purchase} taking={taking} />
          {!withheld && <PurchaseDocuments purchase={purchase} />}
          <section className="card" aria-labelledby="purchase-procedure">
            <h2 id="purchase-procedure">{t('purchase.procedure')}</h2>
            <ProcedurePart purchaseId={id} ended={false} />
          </section>
          {!withheld && (
            <section className="card" aria-labelledby="purchase-questions">
              <h2 id="purchase-questions">{t('purchase.questions')}</h2>
              <Questions purchaseId={id} />
            </section>
          )}
        </div>
        <div className="home-side">
          <Dates purchase={purchase} />
          <Notices purchase={purchase} />
        </div>
      </div>
    </article>
  );
}

function Facts({ purchase, taking }: { readonly purchase: Purchase; readonly taking: boolean }) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { buyer, method, budgetFen, bidDeadline, stage, state } = purchase;
  const progress = (state === 'running' ? STAGE_LABELS[stage] : PURCHASE_STATE_LABELS[state])[language];
  return (
    <dl className="facts-line">
      <div>
        <dt>{t('purchases.buyer')}</dt>
        <dd>{buyer.name}</dd>
      </div>
      <div>
        <dt>{t('purchase.method')}</dt>
        <dd>{METHODS[method].title[language]}</dd>
      </div>
      <div>
        <dt>{t('purchases.budget')}</dt>
        <dd>{formatYuan(budgetFen)}</dd>
      </div>
      <div>
        <dt>{t('purchases.stage')}</dt>
        <dd>{progress}</dd>
      </div>
      {bidDeadline && (
        <div>
          <dt>{t('purchases.deadline')}</dt>
          <dd>
            <DeadlineClock deadline={bidDeadline} />
            {taking && <ServerClock />}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Dates({ purchase: { id, bidDeadline } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('provider');
  const { data } = useQuestions(id);
  if (bidDeadline === null) return null;
  return (
    <section className="card" aria-labelledby="purchase-dates">
      <h2 id="purchase-dates">{t('purchase.dates')}</h2>
      <dl className="dates">
        {data?.until && (
          <div>
            <dt>{t('purchase.questionsUntil')}</dt>
            <dd>{minute(data.until.legal)}</dd>
          </div>
        )}
        <div>
          <dt>{t('purchase.opening')}</dt>
          <dd>{minute(bidDeadline.legal)}</dd>
        </div>
      </dl>
      <p>
        <Link to={`/purchases/${id}/opening`}>{t('purchase.hall')}</Link>
      </p>
    </section>
  );
}

function Notices({ purchase: { notices } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('provider');
  return (
    <section className="card" aria-labelledby="purchase-notices">
      <h2 id="purchase-notices">{t('purchase.notices')}</h2>
      {notices.length === 0 && <p className="quiet">{t('purchase.noticesNone')}</p>}
      <ol className="plain-list">
        {notices.map(({ id, title, publishedAt }) => (
          <li key={id}>
            {title}
            <time className="line-about" dateTime={publishedAt}>
              {t('purchase.publishedAt', { at: minute(publishedAt) })}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
