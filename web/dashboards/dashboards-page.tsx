import { PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { BudgetByYear } from './budget-figure.tsx';
import { CoverageByTownship, CoverageOverYear } from './coverage-figures.tsx';
import { KeyFigures } from './key-figures.tsx';
import { PurchasesByMonth, PurchasesByStage } from './purchase-figures.tsx';
import {
  useBudgetStatistics,
  useCoverageStatistics,
  useExtent,
  usePurchaseStatistics,
  useStatisticsFilter,
  useTimelinessStatistics,
  type StatisticsFilter,
} from './statistics-query.ts';
import { DueDatesByUnit, WorkingDaysByKind } from './timeliness-figures.tsx';
import './dashboards.css';
import './words.ts';

/** How the region's purchases, due dates, coverage and money stand, in charts and tables. */
export default function DashboardsPage() {
  const { t } = useTranslation('dashboards');
  const [filter, change] = useStatisticsFilter();
  const purchases = usePurchaseStatistics(filter);
  const timeliness = useTimelinessStatistics(filter);
  const coverage = useCoverageStatistics(filter);
  const budget = useBudgetStatistics(filter);
  const client = useQueryClient();
  const { year } = filter;
  usePageTitle(t('title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="page-summary">
          {purchases.dataUpdatedAt > 0
            ? t('asOf', { at: formatInstant(instantOfMillis(purchases.dataUpdatedAt)) })
            : t('intro')}
        </p>
        <div className="page-head-end dashboards-acts">
          <Button
            icon={<ReloadOutlined aria-hidden />}
            onClick={() => void client.invalidateQueries({ queryKey: ['statistics'] })}
          >
            {t('refresh')}
          </Button>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <Filters filter={filter} change={change} />
      <KeyFigures purchases={purchases.data} timeliness={timeliness.data} coverage={coverage.data} />
      <div className="dashboards">
        <Part figures={2} query={purchases}>
          {({ figures }) => (
            <>
              <PurchasesByMonth figures={figures} year={year} />
              <PurchasesByStage figures={figures} year={year} />
            </>
          )}
        </Part>
        <Part query={budget}>{({ figures }) => <BudgetByYear figures={figures} year={year} />}</Part>
        <Part figures={2} query={timeliness}>
          {({ units, kinds }) => (
            <>
              <DueDatesByUnit units={units} year={year} />
              <WorkingDaysByKind kinds={kinds} />
            </>
          )}
        </Part>
        <Part figures={2} query={coverage}>
          {({ townships, days }) => (
            <>
              <CoverageByTownship townships={townships} />
              <CoverageOverYear days={days} />
            </>
          )}
        </Part>
      </div>
    </>
  );
}

interface PartProperties<T> {
  /** How many figures stand here in the end, so that nothing moves when they come; 1 unless said. */
  readonly figures?: number;
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Each part waits and fails by itself: one slow or broken figure does not hide the others. */
function Part<T>({ figures = 1, query: { data, error, refetch }, children }: PartProperties<T>) {
  const { t } = useTranslation('dashboards');
  if (data !== undefined) return children(data);
  if (error) {
    return (
      <section className="figure">
        <Trouble error={error} retry={() => void refetch()} />
      </section>
    );
  }
  return Array.from({ length: figures }, (_, place) => (
    <section key={place} className="figure figure-waiting">
      <Waiting what={t('loading')} />
    </section>
  ));
}

interface FiltersProperties {
  readonly filter: StatisticsFilter;
  readonly change: (change: Partial<StatisticsFilter>) => void;
}

function Filters({ filter, change }: FiltersProperties) {
  const { t } = useTranslation('dashboards');
  const { data } = useExtent();
  const years = [...new Set([...(data?.years ?? []), filter.year])].sort((a, b) => b - a);
  const regions = data?.regions ?? [];
  return (
    <div className="dashboards-filters" role="group" aria-label={t('title')}>
      <Select
        aria-label={t('year')}
        value={filter.year}
        onChange={(year: number) => change({ year })}
        options={years.map((year) => ({ value: year, label: t('yearOf', { year }) }))}
      />
      {regions.length > 1 && (
        <Select
          className="dashboards-region"
          aria-label={t('region')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.region ?? ''}
          onChange={(region: string) => change({ region: region === '' ? undefined : region })}
          options={[
            { value: '', label: t('ownRegion') },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </div>
  );
}
