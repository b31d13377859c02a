import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../../domain/contracts/late-rate.ts';
import { answerOf, api } from '../connection/client.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { LendingRateDialog } from './lending-rate-dialog.tsx';

/** The least interest for late payment that a contract may agree on (DL-08), with its publication; finance enters it. */
export function LendingRatePanel() {
  const { t } = useTranslation('projects');
  const { roles, may } = useSignedIn();
  const [entering, setEntering] = useState(false);
  const { data } = useQuery({
    queryKey: ['projects', 'lending-rate'],
    enabled: may.some(({ action, subject }) => action === 'read' && subject === 'ProcurementLimit'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/limits/lending', { signal })),
  });
  if (!data) return null;
  const { inForce } = data;
  return (
    <section className="case-panel project-budget" aria-label={t('lpr.title')}>
      <h2>{t('lpr.title')}</h2>
      <p className="quiet">
        <code>DL-08</code> {t('lpr.rule')}
      </p>
      {inForce === null ? (
        <p className="quiet">{t('lpr.none')}</p>
      ) : (
        <p>
          <strong>{t('lpr.figure', { percent: percentOf(inForce.basisPoints) })}</strong>{' '}
          <span className="quiet small">
            {t('lpr.since', { from: inForce.effectiveFrom, region: inForce.regionName, source: inForce.source })}
          </span>
        </p>
      )}
      {roles.includes('finance') && <Button onClick={() => setEntering(true)}>{t('lpr.enter')}</Button>}
      {entering && <LendingRateDialog close={() => setEntering(false)} />}
    </section>
  );
}
