import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Supervision } from './supervision-query.ts';
import './words.ts';

/** The one figure that must be 0, and what runs. */
export function Strip({ supervision }: { readonly supervision: Supervision }) {
  const { t } = useTranslation('supervision');
  const { contracts, takeovers, drillsThisYear, drillsWithGaps, alertCount } = supervision;
  return (
    <div className="strip">
      <Gauge supervision={supervision} />
      <Tile name={t('contracts')} value={contracts.running + contracts.suspended} to="/contracts?state=running">
        {contracts.suspended > 0 && t('suspended', { n: contracts.suspended })}
      </Tile>
      <Tile
        name={t('takeovers')}
        value={takeovers.running}
        to="/takeovers?running=true"
        tone={takeovers.running > 0 ? 'late' : undefined}
      >
        {takeovers.drills > 0 && t('drillsNow', { n: takeovers.drills })}
      </Tile>
      <Tile name={t('drills')} value={drillsThisYear} to="/takeovers?drill=true">
        {drillsWithGaps > 0 && t('drillGaps', { n: drillsWithGaps })}
      </Tile>
      <Tile
        name={t('alerts')}
        value={alertCount.urgent + alertCount.other}
        tone={alertCount.urgent > 0 ? 'late' : undefined}
      >
        {t('urgentAlerts', { n: alertCount.urgent })} · {t('otherAlerts', { n: alertCount.other })}
      </Tile>
    </div>
  );
}

function Gauge({ supervision: { uncovered, services, asOf } }: { readonly supervision: Supervision }) {
  const { t } = useTranslation('supervision');
  const fine = uncovered === 0;
  const Icon = fine ? CheckCircleFilled : WarningFilled;
  return (
    <div className={`gauge gauge-${fine ? 'fine' : 'bad'}`} role={fine ? 'status' : 'alert'}>
      <Icon aria-hidden />
      <p>
        <span>{t('gauge')}</span>
        <strong>{t('people', { n: uncovered })}</strong>
      </p>
      <p className="gauge-note">
        {fine ? t('gaugeFine', { n: services }) : t('gaugeBad', { n: uncovered })}
        <br />
        <span>{t('checked', { at: formatInstant(asOf as Instant).slice(11) })}</span>
      </p>
    </div>
  );
}

interface TileProperties {
  readonly name: string;
  readonly value: number;
  readonly to?: string;
  readonly tone?: 'late' | undefined;
  readonly children?: ReactNode;
}

function Tile({ name, value, to, tone, children }: TileProperties) {
  return (
    <div className="tile">
      <p className="tile-name">{to ? <Link to={to}>{name}</Link> : name}</p>
      <p className={`tile-value ${tone === 'late' ? 'due-overdue' : ''}`}>{value}</p>
      <p className="tile-note">{children}</p>
    </div>
  );
}
