import { Empty, Segmented } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../chart/bar-chart.tsx';
import type { Bars } from '../chart/bar-option.ts';
import { ExportButton } from '../exports/export-button.tsx';
import type { ExportKind } from '../exports/use-export.ts';
import { FigureTable, type Column } from './figure-table.tsx';
import { useStatisticsFilter } from './statistics-query.ts';
import './words.ts';

interface Properties<Row> {
  readonly title: string;
  /** One sentence computed from the numbers. */
  readonly summary: string;
  readonly bars: Bars;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly wide?: boolean;
  /** Shown when there is nothing to count. */
  readonly none: string;
  /** What the table is as a file. */
  readonly exported: ExportKind;
}

/** A chart with its table twin: one of them on the screen, both on paper, the sentence above. */
export function Figure<Row>({ title, summary, bars, columns, rows, wide, none, exported }: Properties<Row>) {
  const { t } = useTranslation('dashboards');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [{ year, region }] = useStatisticsFilter();
  const filter = { year: String(year), region };
  const titleId = useId();
  return (
    <section className={wide ? 'figure figure-wide' : 'figure'} aria-labelledby={titleId} data-view={view}>
      <div className="figure-head">
        <h2 id={titleId}>{title}</h2>
        {rows.length > 0 && (
          <div className="figure-actions">
            <Segmented
              size="small"
              aria-label={t('viewOf', { title })}
              value={view}
              onChange={setView}
              options={[
                { value: 'chart', label: t('chart') },
                { value: 'table', label: t('table') },
              ]}
            />
            <ExportButton size="small" kind={exported} title={title} filter={filter} />
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />
      ) : (
        <>
          <p className="figure-summary">{summary}</p>
          {view === 'chart' && <BarChart bars={bars} summary={summary} />}
          <FigureTable title={title} columns={columns} rows={rows} />
        </>
      )}
    </section>
  );
}
