import { useTranslation } from 'react-i18next';
import { shareOf } from './handover-matrix.tsx';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

/** The townships side by side, as wide as they have recipients; the colour says how far each has come. */
export function TownshipTiles({ takeover: { groups } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const townships = [...new Set(groups.map(({ township }) => township))];
  if (townships.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="tiles">
      <h2 id="tiles">{t('live.tiles')}</h2>
      <ul className="tiles">
        {townships.map((township) => {
          const own = groups.filter((group) => group.township === township);
          const { covered, total, state, symbol } = shareOf(own);
          const full = own.reduce((sum, { dependency, pending }) => sum + (dependency === 'full' ? pending : 0), 0);
          return (
            <li
              key={township}
              className={`township cell-${state}`}
              style={{ flexGrow: total }}
              title={t('live.tile', { township, covered, total, full })}
            >
              <span className="township-name">{township}</span>
              <span className="township-count">
                <span aria-hidden>{symbol}</span> {covered} / {total}
              </span>
              <span className="township-bar" aria-hidden>
                <span style={{ width: `${total === 0 ? 0 : (covered * 100) / total}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
