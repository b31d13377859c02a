import { ExclamationCircleFilled, InfoCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { evidenceAddress } from '../contracts/findings.tsx';
import type { Supervision, SupervisionAlert } from './supervision-query.ts';
import './words.ts';

/** What was found, over all contracts, the heaviest first; each leads to its evidence. */
export function Alerts({ supervision: { alerts, alertCount } }: { readonly supervision: Supervision }) {
  const { t } = useTranslation('supervision');
  const total = alertCount.urgent + alertCount.other;
  return (
    <section className="panel cockpit-panel" aria-labelledby="alerts">
      <div className="panel-head">
        <h2 id="alerts">{t('alertList')}</h2>
        <span className="quiet">{total}</span>
      </div>
      {alerts.length === 0 ? (
        <p className="coverage-fine">✓ {t('noAlerts')}</p>
      ) : (
        <div className="cockpit-scroll" tabIndex={0} role="region" aria-labelledby="alerts">
          <ul className="alerts">
            {alerts.map((alert) => (
              <Alert key={`${alert.contract.id}/${alert.code}`} alert={alert} />
            ))}
          </ul>
          {total > alerts.length && <p className="quiet small">{t('alertsCut', { n: alerts.length })}</p>}
        </div>
      )}
    </section>
  );
}

function Alert({ alert }: { readonly alert: SupervisionAlert }) {
  const { t } = useTranslation('supervision');
  const { t: c } = useTranslation('contracts');
  const { code, urgent, figures, contract } = alert;
  return (
    <li className={urgent ? 'alert-urgent' : ''}>
      {urgent ? (
        <ExclamationCircleFilled role="img" aria-label={t('urgent')} />
      ) : (
        <InfoCircleOutlined role="img" aria-label={t('other')} />
      )}
      <div>
        <Link to={evidenceAddress(alert, contract.id)}>{c(`findingText.${code}`, figures)}</Link>
        <span className="line-note">
          <Link to={`/contracts/${contract.id}`}>{contract.number}</Link> · {contract.provider}
        </span>
      </div>
    </li>
  );
}
