import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BRIDGE_BASES } from '../../domain/contracts/bridge.ts';
import { formatYuan } from '../../domain/money.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { CoverageBar } from './coverage-bar.tsx';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

/** After a termination: how far permanent providers have come, and what the bridge stands on until then. */
export function Succession({ takeover: { succession, failedProvider } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  const { roles } = useSignedIn();
  if (succession === null) return null;
  const { purchaseId, permanent, waiting, terms, successors } = succession;
  return (
    <section className="panel" aria-labelledby="succession">
      <h2 id="succession">{t('live.succession')}</h2>
      <CoverageBar covered={permanent} total={permanent + waiting} label={t('live.permanent')} />
      {terms === null ? (
        <p className="quiet">{t('live.noTerms')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('live.termsBasis')}</dt>
          <dd>
            {BRIDGE_BASES[terms.basis].title[language]}
            {terms.document !== null && ` · ${terms.document}`}
            <span className="line-note">{terms.reason}</span>
          </dd>
          <dt>{t('live.termsMost')}</dt>
          <dd>{t('live.termsMostText', { rate: terms.ratePercent, amount: formatYuan(terms.mostFen) })}</dd>
          <dt>{t('live.termsUntil')}</dt>
          <dd>{t('live.termsUntilText', { day: terms.until })}</dd>
        </dl>
      )}
      {successors.length === 0 ? (
        <p>
          {t('live.successorsNone')} <Link to={`/purchases/new?from=${purchaseId}`}>{t('live.openPurchase')}</Link>
        </p>
      ) : (
        <ul className="plain-list" aria-label={t('live.successors')}>
          {successors.map(({ id, number, provider, services }) => (
            <li key={id}>
              <Link to={`/contracts/${id}`}>{number}</Link>
              <span className="line-note">
                {provider} · {t('live.bridgeServes', { n: services })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {roles.includes('officer') && (
        <p>
          {t('live.penalty')} <Link to={`/providers/${failedProvider.id}`}>{t('live.penaltyFile')}</Link>
        </p>
      )}
    </section>
  );
}

/** Orders to mend, and what came of each (CT-03). */
export function Rectifications({ takeover: { rectifications } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  if (rectifications.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="rectifications">
      <h2 id="rectifications">{t('live.rectifications')}</h2>
      <ol className="plain-list">
        {rectifications.map(({ round, demands, dueOn, state, report, finding }) => (
          <li key={round}>
            <span className={`tag tag-${state === 'accepted' ? 'plain' : state === 'ordered' ? 'soon' : 'late'}`}>
              {t(`live.rectification.${state}`)}
            </span>{' '}
            {t('live.rectifyBy', { day: dueOn })}
            <p className="line-note">{demands}</p>
            {report !== null && <p className="line-note">{t('live.rectifyReport', { text: report })}</p>}
            {finding !== null && <p className="line-note">{t('live.rectifyFinding', { text: finding })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
