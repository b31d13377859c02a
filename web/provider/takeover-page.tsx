import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useTakeover, type Takeover } from './queries.ts';
import { TakeoverCases } from './takeover-cases.tsx';
import { minute } from './when.ts';
import './words.ts';

/** One takeover from this organisation's side: as the contractor that failed, or as one that steps in. */
export default function ProviderTakeover() {
  const { t } = useTranslation('provider');
  const { takeoverId = '' } = useParams();
  const { data: takeover, error, refetch } = useTakeover(takeoverId);
  return (
    <>
      <p className="way-back">
        <Link to="/provider/contracts">← {t('contracts.title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!takeover && !error && <Waiting what={t('takeover.loading')} />}
      {takeover && <OneTakeover takeover={takeover} />}
    </>
  );
}

function OneTakeover({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const { id, seq, contract, drill, state, failedProvider, timings } = takeover;
  const failed = failedProvider.id === organisation.id;
  const title = t('takeover.name', { number: contract.number, n: seq });
  usePageTitle(title);
  return (
    <article>
      <div className="page-head">
        <h1>{title}</h1>
        <p className="page-summary">{t(failed ? 'takeover.asFailed' : 'takeover.asStandby')}</p>
      </div>
      {drill && <Alert type="warning" showIcon title={t('takeover.drillAbout')} />}
      <dl className="facts-line">
        <div>
          <dt>{t('contracts.state')}</dt>
          <dd>{t(`takeoverState.${state}`)}</dd>
        </div>
        <div>
          <dt>{t('takeover.requestedAt')}</dt>
          <dd>{minute(timings.requestedAt)}</dd>
        </div>
        {timings.closedAt !== null && (
          <div>
            <dt>{t('takeover.closedAt')}</dt>
            <dd>{minute(timings.closedAt)}</dd>
          </div>
        )}
      </dl>
      <div className="home">
        <div className="home-main">
          {failed ? <AsFailed takeover={takeover} /> : <AsStandby takeover={takeover} />}
          {!failed && <TakeoverCases takeoverId={id} />}
        </div>
      </div>
    </article>
  );
}

/** What it means for the contractor: nothing of who steps in. */
function AsFailed({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('provider');
  const { reason, coverage, settlementFen } = takeover;
  return (
    <section className="card" aria-labelledby="takeover-failed">
      <h2 id="takeover-failed">{t('takeover.failedTitle')}</h2>
      <dl className="told-facts">
        <div>
          <dt>{t('takeover.reason')}</dt>
          <dd className="long-text">{reason}</dd>
        </div>
        <div>
          <dt>{t('takeover.handedOver')}</dt>
          <dd>{t('takeover.handedOverOf', { covered: coverage.covered, total: coverage.total })}</dd>
        </div>
        {settlementFen !== null && (
          <div>
            <dt>{t('takeover.settlement')}</dt>
            <dd>
              {t(settlementFen < 0 ? 'takeover.settlementOwes' : 'takeover.settlementOwed', {
                sum: formatYuan(Math.abs(settlementFen)),
              })}
            </dd>
          </div>
        )}
      </dl>
      <p className="quiet">{t('takeover.failedDuty')}</p>
    </section>
  );
}

function AsStandby({ takeover: { standby } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const own = standby.find(({ provider }) => provider.id === organisation.id);
  return (
    <section className="card" aria-labelledby="takeover-standby">
      <h2 id="takeover-standby">{t('takeover.standbyTitle')}</h2>
      {own && (
        <p>
          {t(`standbyState.${own.state}`, {
            capacity: own.capacity,
            at: own.answeredAt === null ? '' : minute(own.answeredAt),
          })}
        </p>
      )}
      {own?.state === 'asked' && (
        <p>
          <Link className="action action-main" to="/inbox?kind=answer-standby">
            {t('takeover.answerNow')}
          </Link>
        </p>
      )}
    </section>
  );
}
