import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './words.ts';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => ReactNode;
  /** What stands in the last line; without it the column has no total. */
  readonly total?: ReactNode;
}

interface Properties<Row> {
  readonly title: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** The numbers of a chart. */
export function FigureTable<Row>({ title, columns, rows }: Properties<Row>) {
  const { t } = useTranslation('dashboards');
  const [first, ...others] = columns;
  const hasTotal = others.some(({ total }) => total !== undefined);
  return (
    <div className="figure-table" tabIndex={0} role="group" aria-label={title}>
      <table className="lines figures">
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{first!.value(row)}</th>
              {others.map(({ title, value }) => (
                <td key={title} data-label={title}>
                  {value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotal && (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {others.map(({ title, total }) => (
                <td key={title} data-label={title}>
                  {total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
