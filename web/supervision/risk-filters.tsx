import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { RISK_LEVELS, type FindingCode, type RiskLevel } from '../../domain/contracts/risk.ts';
import { NO_FILTER, type RiskFilter, type Supervision } from './supervision-query.ts';
import './words.ts';

interface Properties {
  readonly filter: RiskFilter;
  readonly change: (change: Partial<RiskFilter>) => void;
  /** What has been found, with the number of contracts. */
  readonly found: Supervision['byFinding'];
}

export function RiskFilters({ filter, change, found }: Properties) {
  const { t } = useTranslation('supervision');
  const { t: c } = useTranslation('contracts');
  const filtered = filter.level !== undefined || filter.finding !== undefined || filter.q !== '';
  return (
    <div className="risk-filters" role="group" aria-label={t('filters')}>
      <Select
        className="filter-level"
        aria-label={t('levelFilter')}
        value={filter.level ?? ('' as const)}
        onChange={(level: RiskLevel | '') => change({ level: level === '' ? undefined : level })}
        options={[
          { value: '' as const, label: t('anyLevel') },
          ...RISK_LEVELS.map((level) => ({ value: level, label: c(`level.${level}`) })),
        ]}
      />
      <Select
        className="filter-finding"
        aria-label={t('findingFilter')}
        value={filter.finding ?? ('' as const)}
        onChange={(code: FindingCode | '') => change({ finding: code === '' ? undefined : code })}
        options={[
          { value: '' as const, label: t('anyFinding') },
          ...found.map(({ code, contracts }) => ({ value: code, label: `${c(`finding.${code}`)} (${contracts})` })),
        ]}
      />
      <Input.Search
        className="filter-words"
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        defaultValue={filter.q}
        key={filter.q}
        onSearch={(q) => change({ q: q.trim() })}
      />
      {filtered && (
        <Button type="link" size="small" onClick={() => change(NO_FILTER)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
