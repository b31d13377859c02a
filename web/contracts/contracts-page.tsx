import { Button, Empty, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CONTRACT_STATES } from '../../domain/contracts/contract-state.ts';
import { formatYuan } from '../../domain/money.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useContractFilter, useContracts, type ContractFilter, type ContractItem } from './contract-query.ts';
import './contracts.css';
import './words.ts';

/** Contracts of the own scope, by number. */
export default function ContractsPage() {
  const { t } = useTranslation('contracts');
  const [filter, change] = useContractFilter();
  const pages = useContracts(filter);
  usePageTitle(t('title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <span className="page-head-end">
          <ExportButton
            kind="contracts"
            title={t('title')}
            filter={{ state: filter.state, q: filter.q || undefined }}
          />
        </span>
      </div>
      <Filters filter={filter} change={change} />
      <PagedList
        pages={pages}
        loading={t('loading')}
        more={t(pages.isFetchingNextPage ? 'loadingMore' : 'more')}
        empty={<Nothing clear={() => change({ state: undefined, q: '' })} />}
      >
        {(contracts) => <Lines contracts={contracts} />}
      </PagedList>
    </>
  );
}

interface FilterProperties {
  readonly filter: ContractFilter;
  readonly change: (change: Partial<ContractFilter>) => void;
}

function Filters({ filter, change }: FilterProperties) {
  const { t } = useTranslation('contracts');
  const states = CONTRACT_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }));
  return (
    <div className="panel-filters">
      <Select
        className="panel-select"
        aria-label={t('stateFilter')}
        value={filter.state ?? ('' as const)}
        onChange={(state: ContractItem['state'] | '') => change({ state: state === '' ? undefined : state })}
        options={[{ value: '' as const, label: t('anyState') }, ...states]}
      />
      <Input.Search
        className="panel-search"
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        defaultValue={filter.q}
        onSearch={(q) => change({ q: q.trim() })}
      />
    </div>
  );
}

function Nothing({ clear }: { readonly clear: () => void }) {
  const { t } = useTranslation('contracts');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')}>
      <Button onClick={clear}>{t('clear')}</Button>
    </Empty>
  );
}

function Lines({ contracts }: { readonly contracts: readonly ContractItem[] }) {
  const { t } = useTranslation('contracts');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('provider')}</th>
          <th scope="col">{t('kindWord')}</th>
          <th scope="col" className="figure">
            {t('amount')}
          </th>
          <th scope="col">{t('term')}</th>
          <th scope="col">{t('stateWord')}</th>
        </tr>
      </thead>
      <tbody>
        {contracts.map((contract) => (
          <Line key={contract.id} contract={contract} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ contract }: { readonly contract: ContractItem }) {
  const { t } = useTranslation('contracts');
  const { id, number, provider, kind, amountFen, startsOn, endsOn, state, paymentsFrozenAt } = contract;
  return (
    <tr>
      <th scope="row">
        <Link to={`/contracts/${id}`}>{number}</Link>
      </th>
      <td data-label={t('provider')}>{provider.name}</td>
      <td data-label={t('kindWord')}>{t(`kind.${kind}`)}</td>
      <td data-label={t('amount')} className="figure">
        {kind === 'interim' ? '—' : formatYuan(amountFen)}
      </td>
      <td data-label={t('term')}>{startsOn && endsOn ? `${startsOn} — ${endsOn}` : '—'}</td>
      <td data-label={t('stateWord')}>
        <ContractState state={state} /> {paymentsFrozenAt && <span className="tag tag-late">❄ {t('frozen')}</span>}
      </td>
    </tr>
  );
}

/** The contract's state as a word in its colour. */
export function ContractState({ state }: { readonly state: ContractItem['state'] }) {
  const { t } = useTranslation('contracts');
  const tone = { draft: 'plain', running: 'fine', suspended: 'soon', closed: 'plain', terminated: 'late' } as const;
  return <span className={`tag tag-${tone[state]}`}>{t(`state.${state}`)}</span>;
}
