import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SplittingGroups } from './splitting-groups.tsx';
import { useRegionSplitting } from './splitting-query.ts';
import './words.ts';

/** For whoever watches the region: what looks split, by budget year. */
export function RegionSplitting() {
  const { t } = useTranslation('splitting');
  const now = new Date().getFullYear();
  const [year, setYear] = useState(now);
  const { data } = useRegionSplitting(year);
  if (data === undefined) return null;
  return (
    <section className="panel cockpit-panel" aria-labelledby="splitting">
      <div className="panel-head">
        <h2 id="splitting">{t('title')}</h2>
        <Segmented
          aria-label={t('title')}
          value={year}
          onChange={setYear}
          options={[now - 1, now, now + 1].map((value) => ({ value, label: t('year', { year: value }) }))}
        />
      </div>
      <p className="quiet">
        <code>PL-08</code> {t('rule')}
      </p>
      {data.items.length === 0 ? (
        <p className="coverage-fine">✓ {t('none', { year })}</p>
      ) : (
        <SplittingGroups groups={data.items} />
      )}
    </section>
  );
}
