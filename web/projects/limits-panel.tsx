import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import { LIMIT_KINDS, LIMIT_LABELS } from '../../domain/procurement/limits.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { LimitDialog } from './limit-dialog.tsx';
import { useLimits, type ProcurementLimit } from './queries.ts';

/** The province's limits in force with their documents (PL-17); finance enters them. */
export function LimitsPanel() {
  const { t } = useTranslation('projects');
  const { roles } = useSignedIn();
  const language = useLanguage();
  const { data } = useLimits();
  const [entering, setEntering] = useState(false);
  if (!data) return null;
  const { inForce, others } = data;
  return (
    <section className="case-panel project-budget" aria-label={t('limits.title')}>
      <h2>{t('limits.title')}</h2>
      <p className="quiet">
        <code>PL-17</code> {t('limits.rule')}
      </p>
      <dl className="project-sums">
        {LIMIT_KINDS.map((kind) => (
          <div key={kind}>
            <dt>{LIMIT_LABELS[kind][language]}</dt>
            <dd>
              <Figure limit={inForce.find((one) => one.kind === kind)} />
            </dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <details>
          <summary>{t('limits.others', { count: others.length })}</summary>
          <ul className="case-list">
            {others.map((limit) => (
              <li key={`${limit.region}/${limit.kind}/${limit.effectiveFrom}`}>
                {LIMIT_LABELS[limit.kind][language]} <Figure limit={limit} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {roles.includes('finance') && <Button onClick={() => setEntering(true)}>{t('limits.enter')}</Button>}
      {entering && <LimitDialog close={() => setEntering(false)} />}
    </section>
  );
}

function Figure({ limit }: { readonly limit: ProcurementLimit | undefined }) {
  const { t } = useTranslation('projects');
  if (limit === undefined) return <span className="quiet">{t('limits.none')}</span>;
  const { amountFen, effectiveFrom: from, regionName: region, source } = limit;
  return (
    <>
      {formatYuan(amountFen)} <span className="quiet small">{t('limits.since', { from, region, source })}</span>
    </>
  );
}
