import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { FundDialog } from './fund-dialog.tsx';
import { useFundSources } from './queries.ts';
import './words.ts';

/** Sources of money with whom each may serve (BU-03); finance enters them. */
export function FundsPanel() {
  const { t } = useTranslation('earmark');
  const { roles } = useSignedIn();
  const language = useLanguage();
  const { data } = useFundSources();
  const [entering, setEntering] = useState(false);
  if (!data) return null;
  const name = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'zh' ? one.nameZh : one.nameEn;
  return (
    <section className="case-panel project-budget" aria-label={t('funds')}>
      <h2>{t('funds')}</h2>
      <p className="quiet">
        <code>BU-03</code> {t('fundsRule')}
      </p>
      {data.inForce.length === 0 && <p>{t('fundsNone')}</p>}
      <ul className="case-list">
        {data.inForce.map((fund) => {
          const served = data.programmes.filter(({ code }) => fund.programmes.includes(code));
          const { effectiveFrom: from, regionName: region, source } = fund;
          return (
            <li key={fund.code}>
              <strong>{name(fund)}</strong>{' '}
              {t('serves', { programmes: served.map(name).join(language === 'zh' ? '、' : ', ') })}{' '}
              <span className="quiet small">{t('since', { from, region, source })}</span>
            </li>
          );
        })}
      </ul>
      {roles.includes('finance') && <Button onClick={() => setEntering(true)}>{t('enter')}</Button>}
      {entering && <FundDialog sources={data} close={() => setEntering(false)} />}
    </section>
  );
}
