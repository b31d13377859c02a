import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { FinanceDialog } from './finance-dialog.tsx';
import { useFinanceReports, type FinanceReports } from './queries.ts';
import './words.ts';

type Report = FinanceReports['items'][number];

/** A provider's financial reports by year, every version of them, and which one is still to come (DL-15, §2.6). */
export function FinancePart({ providerId, own = false }: { readonly providerId: string; readonly own?: boolean }) {
  const { t } = useTranslation('bank');
  const [handingIn, setHandingIn] = useState(false);
  const { data, error, refetch } = useFinanceReports(providerId);
  return (
    <section className="case-panel" aria-labelledby="finance">
      <h2 id="finance">{t('finance.title')}</h2>
      <p className="quiet">{t('finance.about')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('finance.loading')} />}
      {data?.next && (
        <Alert
          type={data.next.overdue ? 'warning' : 'info'}
          showIcon
          title={t(data.next.overdue ? 'finance.overdue' : 'finance.due', data.next)}
        />
      )}
      {data && data.items.length > 0 && (
        <ul className="case-list">
          {data.items.map((report, at) => (
            <li key={report.id}>
              <OneReport report={report} changeable={own && data.items[at - 1]?.year !== report.year} />
            </li>
          ))}
        </ul>
      )}
      {own && <Button onClick={() => setHandingIn(true)}>{t('finance.handIn')}</Button>}
      {handingIn && <FinanceDialog providerId={providerId} close={() => setHandingIn(false)} />}
    </section>
  );
}

function OneReport({ report, changeable }: { readonly report: Report; readonly changeable: boolean }) {
  const { t } = useTranslation('bank');
  const { id, year, n, auditor, handedInAt, incomeFen, purchasesFen, expensesFen } = report;
  return (
    <>
      <strong>{t(n === 1 ? 'finance.of' : 'finance.corrected', { year, n })}</strong>{' '}
      <span className="quiet">{formatInstant(handedInAt as Instant)}</span>
      <p className="case-text">
        {t('finance.sums', {
          income: formatYuan(incomeFen),
          purchases: formatYuan(purchasesFen),
          expenses: formatYuan(expensesFen),
        })}
      </p>
      <p className="case-text">
        {t('finance.auditor')}：{auditor}
      </p>
      <Attachments owner={{ kind: 'finance', id }} title={t('finance.file')} changeable={changeable} />
    </>
  );
}
