import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatSecond, type Instant } from '../../domain/time/shanghai.ts';
import type { Opening } from './opening-query.ts';

const ICONS = { waiting: ClockCircleOutlined, given: CheckCircleFilled, lost: CloseCircleFilled } as const;

/** Who keeps the key, and who has given their share; bidders see the offices. */
export function HoldersPart({
  opening: { holders, handovers, threshold, state: course },
}: {
  readonly opening: Opening;
}) {
  const { t } = useTranslation('opening');
  const over = course === 'opening' || course === 'opened' || course === 'returned';
  const given = holders.filter(({ state }) => state === 'given').length;
  return (
    <section className="hall-card" aria-labelledby="hall-holders">
      <h2 id="hall-holders">{t('holders')}</h2>
      <p className="quiet">{t('holdersSummary', { given, threshold })}</p>
      <ul className="hall-holders">
        {holders.map(({ seat, name, office, state, at, own }) => {
          const Icon = ICONS[state];
          return (
            <li key={seat}>
              <span className="hall-seat">{seat}</span>
              <span>
                {name ?? office} {own && <span className="tag">{t('you')}</span>}
                {name !== null && <span className="line-below">{office}</span>}
              </span>
              <span className={`hall-holder-${state}`}>
                <Icon aria-hidden /> {t(`holder.${state === 'waiting' && over ? 'unneeded' : state}`)}
                {at !== null && <span className="line-below">{formatSecond(at as Instant).slice(11)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {handovers.length > 0 && (
        <>
          <h3>{t('handovers')}</h3>
          <ul className="sentences">
            {handovers.map(({ seat, from, to, reason, at }) => (
              <li key={at}>
                {t('handover', { seat, from, to, reason })} <span className="quiet">{formatSecond(at as Instant)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
