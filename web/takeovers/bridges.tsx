import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSignedIn } from '../session/signed-in.tsx';
import { FailureDialog } from './failure-dialog.tsx';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

type Bridge = Takeover['bridges'][number];

/** The interim contracts that were made, each with what it stands on, its cap and its last day. */
export function Bridges({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { roles } = useSignedIn();
  const [failing, setFailing] = useState<Bridge>();
  const { bridges, drill, failures, state } = takeover;
  const reports = roles.includes('supervisor') && (state === 'running' || state === 'bridging');
  return (
    <section className="panel" aria-labelledby="bridges">
      <h2 id="bridges">{t('live.bridges')}</h2>
      {bridges.length === 0 && <p className="quiet">{t(drill ? 'live.bridgesDrill' : 'live.bridgesNone')}</p>}
      <ul className="plain-list">
        {bridges.map((bridge) => {
          const { id, number, provider, services, legalBasis, ratePercent, endsOn } = bridge;
          const failed = failures.find((failure) => failure.provider.id === provider.id);
          return (
            <li key={id}>
              <Link to={`/contracts/${id}`}>{number}</Link>
              <span className="line-note">
                {provider.name} · {t('live.bridgeServes', { n: services })} · {t('live.basis', { rule: legalBasis })}
              </span>
              <span className="line-note">{t('live.bridgeTerms', { rate: ratePercent, until: endsOn })}</span>
              {failed && (
                <span className="tag tag-late">{t(failed.replaced ? 'live.replaced' : 'live.beingReplaced')}</span>
              )}
              {reports && !failed && bridge.state === 'running' && (
                <Button size="small" className="no-print" onClick={() => setFailing(bridge)}>
                  {t('live.reportFailure')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {failing && (
        <FailureDialog takeoverId={takeover.id} provider={failing.provider} close={() => setFailing(undefined)} />
      )}
    </section>
  );
}
