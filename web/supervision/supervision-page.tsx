import { useTranslation } from 'react-i18next';
import '../contracts/contracts.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { RegionSplitting } from '../splitting/region-splitting.tsx';
import { Alerts } from './alerts.tsx';
import { ContractsByRisk } from './contracts-by-risk.tsx';
import { Strip } from './strip.tsx';
import { useSupervision } from './supervision-query.ts';
import './supervision.css';
import './words.ts';

/** One screen: is everybody served, which contract needs looking at, and why. */
export default function SupervisionPage() {
  const { t } = useTranslation('supervision');
  const { data, error, refetch } = useSupervision();
  usePageTitle(t('title'));
  return (
    <div className="cockpit">
      <h1 className="cockpit-title">{t('title')}</h1>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && (
        <>
          <Strip supervision={data} />
          <div className="cockpit-columns">
            <ContractsByRisk supervision={data} />
            <Alerts supervision={data} />
          </div>
          <RegionSplitting />
        </>
      )}
    </div>
  );
}
