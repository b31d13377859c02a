import type { Database } from '../../prisma/database.ts';

/**
 * Keeps what a reader has read of a database for so many milliseconds: numbers and choices that every visitor needs and
 * that may be a moment old.
 */
export function kept<T>(ms: number, read: (database: Database) => Promise<T>): (database: Database) => Promise<T> {
  const values = new WeakMap<Database, { readonly until: number; readonly value: Promise<T> }>();
  return (database) => {
    const known = values.get(database);
    if (known !== undefined && known.until > Date.now()) return known.value;
    const value = read(database);
    values.set(database, { until: Date.now() + ms, value });
    value.catch(() => values.delete(database));
    return value;
  };
}
