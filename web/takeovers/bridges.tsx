import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

/** The interim contracts that were made, each with what it stands on. */
export function Bridges({ takeover: { bridges, drill } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  return (
    <section className="panel" aria-labelledby="bridges">
      <h2 id="bridges">{t('live.bridges')}</h2>
      {bridges.length === 0 && <p className="quiet">{t(drill ? 'live.bridgesDrill' : 'live.bridgesNone')}</p>}
      <ul className="plain-list">
        {bridges.map(({ id, number, provider, services, legalBasis }) => (
          <li key={id}>
            <Link to={`/contracts/${id}`}>{number}</Link>
            <span className="line-note">
              {provider.name} · {t('live.bridgeServes', { n: services })} · {t('live.basis', { rule: legalBasis })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
