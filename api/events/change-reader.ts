import type { Database } from '../../prisma/database.ts';

/** Something that changed: a topic of topics.ts and the id of the object. */
export interface Change {
  readonly topic: string;
  readonly id: string;
}

/** Above this a browser reads everything anew instead of hearing of each. */
export const MOST_CHANGES = 1_000;

/** Rows are kept at least this long; whoever has not read for half of it has to start anew. */
export const KEPT_MS = 600_000;

/**
 * Exactly what became visible since a snapshot, in the order of commits: a transaction that took its number early and
 * commits late is neither missed nor read twice, and no writer waits for a reader.
 */
const SINCE = `
  SELECT pg_current_snapshot()::text AS snapshot, coalesce(json_agg(seen), '[]') AS changes FROM (
    SELECT DISTINCT topic, object_id AS id FROM change
    WHERE transaction >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(transaction, $1::pg_snapshot)
    LIMIT ${MOST_CHANGES + 1}) seen`;

interface Mark {
  readonly snapshot: string;
  readonly at: number;
}

/** Reads the changes of the database, each once. */
export class ChangeReader {
  readonly #database: Database;
  /** How far the changes are known. */
  #read: Mark | undefined;
  #uncertain = false;
  /** Older marks, the oldest first: rows before the oldest are removed when it is old enough. */
  #marks: readonly Mark[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** What has changed since the last time; undefined when nobody knows, so that everything is to be read anew. */
  async read(): Promise<readonly Change[] | undefined> {
    const at = Date.now();
    const since = this.#read;
    const { snapshot, changes } = await this.#since(since?.snapshot);
    const isLate = since !== undefined && at - since.at > KEPT_MS / 2;
    const isKnown = !this.#uncertain && !isLate && changes.length <= MOST_CHANGES;
    this.#read = { snapshot, at };
    this.#uncertain = false;
    await this.#prune(this.#read);
    return isKnown ? changes : undefined;
  }

  /** What was read was not told, or the database was away: its changes are unlogged, and a crash has emptied them. */
  forget(): void {
    this.#uncertain = true;
  }

  async #since(snapshot: string | undefined): Promise<{ snapshot: string; changes: Change[] }> {
    const { pool } = this.#database;
    if (snapshot === undefined) {
      const { rows } = await pool.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
      return { snapshot: rows[0]!.snapshot, changes: [] };
    }
    const { rows } = await pool.query<{ snapshot: string; changes: Change[] }>({
      name: 'changes-since',
      text: SINCE,
      values: [snapshot],
    });
    return rows[0]!;
  }

  /** Several api processes may do so at once; each keeps what the others may still read. */
  async #prune(mark: Mark): Promise<void> {
    const last = this.#marks.at(-1);
    if (last === undefined || mark.at - last.at > KEPT_MS / 10) this.#marks = [...this.#marks, mark];
    const [oldest, ...rest] = this.#marks;
    if (oldest === undefined || mark.at - oldest.at < KEPT_MS) return;
    this.#marks = rest;
    const text = 'DELETE FROM change WHERE transaction < pg_snapshot_xmin($1::pg_snapshot)';
    await this.#database.pool.query({ name: 'prune-changes', text, values: [oldest.snapshot] });
  }
}
