import type pg from 'pg';
import type { Database } from '../../prisma/database.ts';
import type { ExportKindCode } from './export-kinds.ts';
import type { Filter } from './export-kind.ts';

/** Why an export failed: told to the person, mended by a narrower filter or by asking again. */
export type ExportProblem = 'too-many-rows' | 'not-allowed' | 'unexpected';

export interface ExportJob {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: ExportKindCode;
  readonly filter: Filter;
  readonly state: 'waiting' | 'running' | 'ready' | 'failed';
  readonly attempt: number;
  readonly rowsWritten: number;
  readonly bytes: number;
  readonly problem: ExportProblem | null;
  readonly createdAt: Date;
  readonly readyAt: Date | null;
}

/** Files are fetched at once or forgotten; the table they came from is still there. */
export const KEPT_HOURS = 24;

/** Unfinished exports of one person. */
export const MOST_AT_ONCE = 3;

const COLUMNS = `
  id, owner_id AS "ownerId", kind, filter, state, attempt, rows_written AS "rowsWritten", bytes, problem,
  created_at AS "createdAt", ready_at AS "readyAt"`;

/** Accepts an export and audits it in one statement; undefined when the person has too many unfinished ones. */
export async function acceptExport(
  db: pg.Pool | pg.PoolClient,
  owner: { readonly userId: string; readonly region: string; readonly roles: readonly string[] },
  { kind, filter }: Pick<ExportJob, 'kind' | 'filter'>,
): Promise<ExportJob | undefined> {
  const values = [owner.userId, owner.region, kind, JSON.stringify(filter), MOST_AT_ONCE, owner.roles.join(' ')];
  return (await db.query<ExportJob>({ name: 'accept-export', text: ACCEPT, values })).rows[0];
}

const ACCEPT = `
  WITH accepted AS (
    INSERT INTO export_job (owner_id, region_code, kind, filter)
    SELECT $1, $2, $3, $4
    WHERE (SELECT count(*) FROM export_job WHERE owner_id = $1 AND state IN ('waiting', 'running')) < $5::int
    RETURNING *
  ), audited AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT owner_id, $6, 'export.requested', 'export', id::text, jsonb_build_object('kind', kind, 'filter', filter) FROM accepted
  )
  SELECT ${COLUMNS} FROM accepted`;

/** The owner's export, while they still look after the region it was made for. */
export async function ownExport(
  { pool }: Database,
  owner: { readonly userId: string; readonly region: string },
  id: string,
): Promise<ExportJob | undefined> {
  const text = `SELECT ${COLUMNS} FROM export_job WHERE id = $1 AND owner_id = $2 AND region_code = $3`;
  const values = [id, owner.userId, owner.region];
  return (await pool.query<ExportJob>({ name: 'own-export', text, values })).rows[0];
}

/** Ends an export and removes what there is of its file. */
export async function removeExport({ pool }: Database, id: string): Promise<void> {
  await pool.query({ name: 'remove-export', text: 'DELETE FROM export_job WHERE id = $1', values: [id] });
}

/** Removes what nobody fetched in time. */
export async function forgetOldExports({ pool }: Database): Promise<void> {
  const text = `DELETE FROM export_job WHERE created_at < now() - ${KEPT_HOURS} * interval '1 hour'`;
  await pool.query({ name: 'forget-exports', text });
}

/** Says in the record who took the file, and how many rows they took. */
export async function auditDownload({ pool }: Database, job: ExportJob, roles: readonly string[]): Promise<void> {
  const text = `INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
                VALUES ($1, $2, 'export.downloaded', 'export', $3, jsonb_build_object('kind', $4::text, 'rows', $5::int))`;
  const values = [job.ownerId, roles.join(' '), job.id, job.kind, job.rowsWritten];
  await pool.query({ name: 'audit-download', text, values });
}

/** The file, piece by piece. */
export async function* fileOf({ pool }: Database, id: string): AsyncGenerator<Buffer> {
  const text = 'SELECT content FROM export_chunk WHERE job_id = $1 AND seq = $2';
  for (let seq = 0; ; seq += 1) {
    const { rows } = await pool.query<{ content: Buffer }>({ name: 'export-chunk', text, values: [id, seq] });
    if (rows[0] === undefined) return;
    yield rows[0].content;
  }
}

/** So many exports are made at once, whatever the number of api processes: people's requests come first. */
const MOST_RUNNING = 2;
/** A process that has not written for so long is taken for dead. */
const LEASE_SECONDS = 30;
/** An export that ended its process so often would end the next one too. */
const MOST_ATTEMPTS = 3;

/** The next export that waits or was left behind, now this process's; undefined when there is nothing to do. */
export async function takeExport({ pool }: Database): Promise<ExportJob | undefined> {
  return (await pool.query<ExportJob>({ name: 'take-export', text: TAKE })).rows[0];
}

const TAKE = `
  WITH next AS (
    SELECT id, attempt >= ${MOST_ATTEMPTS} AS hopeless FROM export_job
    WHERE (state = 'waiting' OR (state = 'running' AND leased_until < now()))
      AND (SELECT count(*) FROM export_job WHERE state = 'running' AND leased_until >= now()) < ${MOST_RUNNING}
    ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
  ), emptied AS (
    DELETE FROM export_chunk WHERE job_id IN (SELECT id FROM next)
  ), given_up AS (
    UPDATE export_job SET state = 'failed', problem = 'unexpected' WHERE id IN (SELECT id FROM next WHERE hopeless)
  )
  UPDATE export_job SET state = 'running', attempt = attempt + 1, rows_written = 0, bytes = 0,
         leased_until = now() + ${LEASE_SECONDS} * interval '1 second'
  WHERE id IN (SELECT id FROM next WHERE NOT hopeless)
  RETURNING ${COLUMNS}`;

/** The export was cancelled, or another process has taken it over. */
export class ExportLost extends Error {
  override readonly name = 'ExportLost';
}

/** Adds a piece and lengthens the lease. @throws ExportLost */
export async function writeChunk(
  { pool }: Database,
  job: ExportJob,
  seq: number,
  content: Buffer,
  rows: number,
): Promise<void> {
  const values = [job.id, job.attempt, seq, content, rows];
  const { rowCount } = await pool.query({ name: 'write-chunk', text: WRITE, values });
  if (rowCount !== 1) throw new ExportLost();
}

const WRITE = `
  WITH mine AS (
    UPDATE export_job SET rows_written = $5, bytes = bytes + length($4::bytea),
           leased_until = now() + ${LEASE_SECONDS} * interval '1 second'
    WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING id
  )
  INSERT INTO export_chunk (job_id, seq, content) SELECT id, $3::int, $4::bytea FROM mine`;

/** Tells how far it is, and lengthens the lease. @throws ExportLost */
export async function reportProgress({ pool }: Database, job: ExportJob, rows: number): Promise<void> {
  const text = `UPDATE export_job SET rows_written = $3, leased_until = now() + ${LEASE_SECONDS} * interval '1 second'
                WHERE id = $1 AND attempt = $2 AND state = 'running'`;
  const { rowCount } = await pool.query({ name: 'export-progress', text, values: [job.id, job.attempt, rows] });
  if (rowCount !== 1) throw new ExportLost();
}

export async function finishExport({ pool }: Database, job: ExportJob, rows: number): Promise<void> {
  const text = `UPDATE export_job SET state = 'ready', ready_at = now(), rows_written = $3, leased_until = NULL
                WHERE id = $1 AND attempt = $2 AND state = 'running'`;
  await pool.query({ name: 'finish-export', text, values: [job.id, job.attempt, rows] });
}

export async function failExport({ pool }: Database, job: ExportJob, problem: ExportProblem): Promise<void> {
  const text = `WITH failed AS (
                  UPDATE export_job SET state = 'failed', problem = $3, leased_until = NULL
                  WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING id
                )
                DELETE FROM export_chunk WHERE job_id IN (SELECT id FROM failed)`;
  await pool.query({ name: 'fail-export', text, values: [job.id, job.attempt, problem] });
}
