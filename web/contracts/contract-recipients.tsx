import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useRecipients, type Contract, type ContractRecipient, type RecipientFilter } from './contract-query.ts';
import './words.ts';

/** How many are covered now, by township and level, and the masked list with who is responsible. */
export function ContractRecipients({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const { covered, total } = contract.coverage;
  const [filter, setFilter] = useState<RecipientFilter>({ township: undefined, dependency: undefined });
  return (
    <section className="panel" id="recipients" tabIndex={-1}>
      <h2>{t('coverageTitle')}</h2>
      {covered < total ? (
        <Alert type="error" showIcon title={t('coverageGap', { n: total - covered })} />
      ) : (
        <p className="coverage-fine">✓ {t('coverageNow', { covered, total })}</p>
      )}
      {contract.groups.length > 0 && <Townships groups={contract.groups} />}
      <Filters contract={contract} filter={filter} change={setFilter} />
      <List contractId={contract.id} filter={filter} />
    </section>
  );
}

function Townships({ groups }: Pick<Contract, 'groups'>) {
  const { t } = useTranslation('contracts');
  const townships = [...new Set(groups.map(({ township }) => township))];
  return (
    <table className="lines compact">
      <thead>
        <tr>
          <th scope="col">{t('township')}</th>
          {DEPENDENCY_ORDER.map((level) => (
            <th key={level} scope="col" className="figure">
              {t(`dependency.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {townships.map((township) => (
          <tr key={township}>
            <th scope="row">{township}</th>
            {DEPENDENCY_ORDER.map((level) => {
              const group = groups.find((one) => one.township === township && one.dependency === level);
              return (
                <td key={level} data-label={t(`dependency.${level}`)} className="figure">
                  {group ? `${group.covered} / ${group.services}` : '—'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FilterProperties {
  readonly contract: Contract;
  readonly filter: RecipientFilter;
  readonly change: (filter: RecipientFilter) => void;
}

function Filters({ contract, filter, change }: FilterProperties) {
  const { t } = useTranslation('contracts');
  const townships = [...new Set(contract.groups.map(({ township }) => township))];
  return (
    <div className="panel-filters">
      {townships.length > 0 && (
        <Select
          className="panel-select"
          aria-label={t('township')}
          value={filter.township ?? ''}
          onChange={(township) => change({ ...filter, township: township === '' ? undefined : township })}
          options={[
            { value: '', label: t('allTownships') },
            ...townships.map((township) => ({ value: township, label: township })),
          ]}
        />
      )}
      <Select
        className="panel-select"
        aria-label={t('dependencyWord')}
        value={filter.dependency ?? ('' as const)}
        onChange={(level: Dependency | '') => change({ ...filter, dependency: level === '' ? undefined : level })}
        options={[
          { value: '' as const, label: t('allLevels') },
          ...DEPENDENCY_ORDER.map((level) => ({ value: level, label: t(`dependency.${level}`) })),
        ]}
      />
      <span className="quiet small">{t('masked')}</span>
    </div>
  );
}

function List({ contractId, filter }: { readonly contractId: string; readonly filter: RecipientFilter }) {
  const { t } = useTranslation('contracts');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecipients(contractId, filter);
  const recipients = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (data && recipients.length === 0) return <p className="quiet">{t('noRecipients')}</p>;
  return (
    <div className="scrolling" tabIndex={0} role="region" aria-label={t('coverageTitle')}>
      <table className="lines compact">
        <thead>
          <tr>
            <th scope="col">{t('recipient')}</th>
            <th scope="col">{t('township')}</th>
            <th scope="col">{t('dependencyWord')}</th>
            <th scope="col">{t('service')}</th>
            <th scope="col">{t('responsible')}</th>
            <th scope="col">{t('since')}</th>
          </tr>
        </thead>
        <tbody>
          {recipients.map((recipient) => (
            <Recipient key={`${recipient.recipientId}/${recipient.service.code}`} recipient={recipient} />
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'loadingMore' : 'more')}
        </Button>
      )}
    </div>
  );
}

function Recipient({ recipient }: { readonly recipient: ContractRecipient }) {
  const { t } = useTranslation('contracts');
  const language = useLanguage();
  const { name, township, dependency, service, responsible, lastResponsible } = recipient;
  const nobody = lastResponsible === null ? t('nobodyEver') : t('nobody', { name: lastResponsible });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('township')}>{township}</td>
      <td data-label={t('dependencyWord')}>{t(`dependency.${dependency}`)}</td>
      <td data-label={t('service')}>
        {service[language]} <code>{service.code}</code>
      </td>
      <td data-label={t('responsible')}>
        {responsible ? (
          `${responsible.name}（${t(`basisOf.${responsible.basis}`)}）`
        ) : (
          <strong className="due-overdue">! {nobody}</strong>
        )}
      </td>
      <td data-label={t('since')}>{responsible ? formatInstant(responsible.since as Instant) : '—'}</td>
    </tr>
  );
}
