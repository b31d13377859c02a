import type pg from 'pg';

/** A table the seed writes: its key, and its columns with their PostgreSQL types. */
export interface SeedTable<Column extends string> {
  readonly name: string;
  readonly key: readonly NoInfer<Column>[];
  readonly columns: Readonly<Record<Column, string>>;
  /** Columns that keep what they hold once the row is there. */
  readonly keep?: readonly NoInfer<Column>[];
}

/** Writes all rows in one statement; a row that is there already takes the new values. */
export async function upsert<Column extends string>(
  client: pg.ClientBase,
  table: SeedTable<Column>,
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
): Promise<void> {
  const columns = Object.keys(table.columns) as Column[];
  const fixed: readonly Column[] = [...table.key, ...(table.keep ?? [])];
  const changes = columns.filter((column) => !fixed.includes(column)).map((column) => `${column} = EXCLUDED.${column}`);
  await client.query(
    `INSERT INTO ${table.name} (${columns.join(', ')})
     SELECT ${columns.join(', ')}
       FROM jsonb_to_recordset($1::jsonb) AS row (${columns.map((column) => `${column} ${table.columns[column]}`).join(', ')})
     ON CONFLICT (${table.key.join(', ')}) DO ${changes.length === 0 ? 'NOTHING' : `UPDATE SET ${changes.join(', ')}`}`,
    [JSON.stringify(rows)],
  );
}
