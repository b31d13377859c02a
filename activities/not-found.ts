import { ApplicationFailure } from '@temporalio/common';

/** A row that must exist does not: retrying cannot help. The message names the table, never the contents. */
export function notFound(table: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'NOT_FOUND', message: `no such ${table}`, nonRetryable: true });
}

/** The row, or NOT_FOUND. */
export function found<Row>(row: Row | null | undefined, table: string): Row {
  if (row === null || row === undefined) throw notFound(table);
  return row;
}
