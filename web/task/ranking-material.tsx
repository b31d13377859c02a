import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import type { components } from '../generated/api.ts';

type Ranking = components['schemas']['LotRanking'];

/** The candidates of one lot in their order, with the arithmetic behind it. */
export function RankingMaterial({ ranking: { lot, candidates, excluded } }: { readonly ranking: Ranking }) {
  const { t } = useTranslation('task');
  return (
    <section>
      <h3>
        {t('ranking')} · {t('lotText', { seq: lot.seq, name: lot.name })}
      </h3>
      <table className="lines figures">
        <thead>
          <tr>
            <th scope="col">{t('rank')}</th>
            <th scope="col">{t('provider')}</th>
            <th scope="col">{t('technical')}</th>
            <th scope="col">{t('priceScore')}</th>
            <th scope="col">{t('total')}</th>
            <th scope="col">{t('offered')}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ rank, provider, technicalPoints, pricePoints, totalPoints, priceFen, winner }) => (
            <tr key={rank} className={rank === 1 ? 'chosen' : ''}>
              <td data-label={t('rank')}>{rank}</td>
              <th scope="row">
                {provider} {winner && <span className="mark">{t('winner')}</span>}
              </th>
              <td data-label={t('technical')}>{technicalPoints.toFixed(2)}</td>
              <td data-label={t('priceScore')}>{pricePoints.toFixed(2)}</td>
              <td data-label={t('total')}>
                <strong>{totalPoints.toFixed(2)}</strong>
              </td>
              <td data-label={t('offered')}>{formatYuan(priceFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {excluded.length > 0 && (
        <p className="quiet">
          {t('excluded')}：
          {excluded
            .map(
              ({ provider, reason }) =>
                `${provider}${reason === null ? '' : `（${reason === 'withdrawn' ? t('withdrawn') : reason}）`}`,
            )
            .join('；')}
        </p>
      )}
    </section>
  );
}
