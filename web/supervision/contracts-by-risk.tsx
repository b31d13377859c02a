import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { RiskFilters } from './risk-filters.tsx';
import { RiskLine } from './risk-line.tsx';
import {
  NO_FILTER,
  useContractsByRisk,
  useRiskFilter,
  type SupervisedContract,
  type Supervision,
} from './supervision-query.ts';
import './words.ts';

/** Contracts in force, the one to look at first on top; every point is explained in its line. */
export function ContractsByRisk({ supervision }: { readonly supervision: Supervision }) {
  const { t } = useTranslation('supervision');
  const [filter, change] = useRiskFilter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useContractsByRisk(filter);
  const contracts = data?.pages.flatMap(({ items }) => items);
  const filtered = filter.level !== undefined || filter.finding !== undefined || filter.q !== '';
  return (
    <section className="panel cockpit-panel" aria-labelledby="by-risk">
      <div className="panel-head">
        <h2 id="by-risk">{t('byRisk')}</h2>
        <span className="quiet">{t('byRiskSummary', supervision.byLevel)}</span>
        <Link to="/supervision/units">{t('units')}</Link>
        <RiskFilters filter={filter} change={change} found={supervision.byFinding} />
      </div>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!contracts && !error && <Waiting />}
      {contracts?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'emptyFiltered' : 'empty')}>
          {filtered && <Button onClick={() => change(NO_FILTER)}>{t('clear')}</Button>}
        </Empty>
      )}
      {contracts && contracts.length > 0 && (
        <div className="cockpit-scroll" tabIndex={0} role="region" aria-labelledby="by-risk">
          <Lines contracts={contracts} />
          {hasNextPage && (
            <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(isFetchingNextPage ? 'loadingMore' : 'more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Lines({ contracts }: { readonly contracts: readonly SupervisedContract[] }) {
  const { t } = useTranslation('supervision');
  const columns = ['colContract', 'colRisk', 'colReasons', 'colSatisfaction', 'colReady', 'colEnd', 'colAct'] as const;
  return (
    <table className="lines compact by-risk">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contracts.map((contract) => (
          <RiskLine key={contract.id} contract={contract} />
        ))}
      </tbody>
    </table>
  );
}
