import { useTranslation } from 'react-i18next';
import './words.ts';

/** Nobody may take an exercise for the real thing, nor the other way round: stripes, colour and words. */
export function DrillBanner() {
  const { t } = useTranslation('takeovers');
  return (
    <div className="drill-banner" role="note">
      <span>{t('drillBanner')}</span>
    </div>
  );
}
