import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatSize } from '../../../domain/attachments.ts';
import { capitalAmount, formatYuan } from '../../../domain/money.ts';
import { ENTERPRISE_SIZES } from '../../../domain/procurement/sme-reserve.ts';
import { Refusal } from '../../connection/client.ts';
import { Dialog } from '../../frame/dialog.tsx';
import { TroubleText } from '../../frame/trouble.tsx';
import { useLanguage } from '../../words/i18n.ts';
import type { Lot, Purchase } from '../queries.ts';
import { PROPOSAL_PARTS, type CompleteBid } from './bid-draft.ts';
import { EnvelopeWords } from './envelope-words.tsx';
import { rememberEnvelope } from './sent-envelopes.ts';
import { ChangedOnTheWay, useSubmission, type BiddingTerms } from './use-submission.ts';

interface Properties {
  readonly purchase: Purchase;
  readonly lot: Lot;
  readonly terms: BiddingTerms;
  readonly bid: CompleteBid;
  readonly files: readonly File[];
  /** What is on its way stays on the screen: whether it came in time is the service's answer, not the page's. */
  readonly over: boolean;
  readonly change: () => void;
  readonly forget: () => void;
}

/** The whole bid once more, as it will be sealed; then the question, then the receipt. */
export function CheckAnswers({ purchase, lot, terms, bid, files, over, change, forget }: Properties) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  return (
    <div className="bid-columns">
      <section className="card" aria-labelledby="check-answers">
        <h2 id="check-answers">{t('check.title')}</h2>
        {over && <Alert type="error" showIcon title={t('bid.over')} />}
        <dl className="told-facts">
          <div>
            <dt>{t('part.priceFen')}</dt>
            <dd>
              <strong className="answer-price">{formatYuan(bid.priceFen)}</strong>
              <span className="line-about">{t('check.capital', { text: capitalAmount(bid.priceFen) })}</span>
              <span className="line-about">
                {t('check.ceiling', { ceiling: formatYuan(lot.ceilingFen ?? lot.budgetFen) })}
              </span>
            </dd>
          </div>
          {PROPOSAL_PARTS.map((part) => (
            <div key={part}>
              <dt>{t(`part.${part}`)}</dt>
              <dd className="long-text">{bid[part]}</dd>
            </div>
          ))}
          {bid.enterpriseSize !== undefined && (
            <div>
              <dt>{t('part.enterpriseSize')}</dt>
              <dd>{ENTERPRISE_SIZES[bid.enterpriseSize][language]}</dd>
            </div>
          )}
          <div>
            <dt>{t('files.title')}</dt>
            <dd>
              {files.length === 0
                ? t('files.none')
                : files.map(({ name, size }) => `${name}（${formatSize(size)}）`).join('；')}
            </dd>
          </div>
        </dl>
        <div className="bid-foot">
          <Button type="primary" size="large" disabled={over} onClick={() => setAsking(true)}>
            {t('check.seal')}
          </Button>
          <Button size="large" onClick={change}>
            {t('check.change')}
          </Button>
        </div>
      </section>
      <div className="bid-side">
        <EnvelopeWords />
      </div>
      {asking && (
        <SubmitDialog
          purchase={purchase}
          lot={lot}
          terms={terms}
          bid={bid}
          files={files}
          forget={forget}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type DialogProperties = Omit<Properties, 'change' | 'over'> & { readonly close: () => void };

function SubmitDialog({ purchase, lot, terms, bid, files, forget, close }: DialogProperties) {
  const { t } = useTranslation('provider');
  const navigate = useNavigate();
  const [keep, setKeep] = useState(true);
  const { submit, step, isPending, error } = useSubmission({ purchaseId: purchase.id, lotId: lot.id, terms });
  const send = () =>
    submit(
      { bid, files },
      {
        onSuccess: ({ receipt, sealed }) => {
          rememberEnvelope(receipt.bidId, sealed.bytes);
          if (!keep) forget();
          void navigate(`/provider/purchases/${purchase.id}/receipts/${receipt.bidId}?new=true`);
        },
      },
    );
  const late = error instanceof Refusal && error.problem.code === 'bid-late';
  return (
    <Dialog
      title={t('submit.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('submit.cancel')}</Button>
          {!late && (
            <Button type="primary" disabled={isPending} onClick={send}>
              {t(isPending ? `submit.${step}` : error ? 'submit.again' : 'submit.confirm')}
            </Button>
          )}
        </>
      }
    >
      <ul className="sentences">
        <li>{t('submit.price', { price: formatYuan(bid.priceFen), capital: capitalAmount(bid.priceFen) })}</li>
        <li>{t('submit.what')}</li>
        <li>{t('submit.after')}</li>
      </ul>
      <label className="keep-draft">
        <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} /> {t('submit.keep')}
      </label>
      <div role="status">{isPending && <progress aria-label={t(`submit.${step}`)} />}</div>
      <div role="alert">{error && <NotTaken error={error} />}</div>
    </Dialog>
  );
}

/** Whether it was taken is never left open: a refusal says so, and a lost answer says how to find out. */
function NotTaken({ error }: { readonly error: Error }) {
  const { t } = useTranslation('provider');
  if (error instanceof Refusal) {
    return <Alert type="error" showIcon title={t('submit.refused')} description={<TroubleText error={error} />} />;
  }
  const changed = error instanceof ChangedOnTheWay;
  return <Alert type="error" showIcon title={t(changed ? 'submit.changed' : 'submit.lost')} />;
}
