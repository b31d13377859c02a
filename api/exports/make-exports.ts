import { checked } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { callerOf } from '../sessions/session.ts';
import { PERSON_COLUMNS, type SessionPerson } from '../sessions/session-reader.ts';
import {
  ExportLost,
  failExport,
  finishExport,
  forgetOldExports,
  reportProgress,
  takeExport,
  writeChunk,
  type ExportJob,
  type ExportProblem,
} from './export-job.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import type { ExportKind } from './export-kind.ts';
import { sheetOf } from './export-sheet.ts';
import { workbook } from './xlsx/workbook.ts';

/** Larger tables are for programs, which page through the list. */
export const MOST_ROWS = 200_000;

const CHUNK_BYTES = 256 * 1024;
const LOOK_MS = 5_000;

/** Makes exports until none waits. Any number may run at once: each takes its own (export-job.ts). */
export async function makeExports(context: ApiContext): Promise<void> {
  for (let job = await takeExport(context.database); job !== undefined; job = await takeExport(context.database)) {
    await makeExport(context, job);
  }
}

/** Looks now and then for exports that a process left behind when it ended, and forgets old ones. */
export function watchExports(context: ApiContext): NodeJS.Timeout {
  const look = async () => {
    await forgetOldExports(context.database);
    await makeExports(context);
  };
  // A database that is away is tried again at the next look.
  return setInterval(() => void look().catch(() => undefined), LOOK_MS).unref();
}

async function makeExport(context: ApiContext, job: ExportJob): Promise<void> {
  const { database, log } = context;
  try {
    await finishExport(database, job, await writeFile(context, job));
  } catch (error) {
    if (error instanceof ExportLost) return;
    log.warn({ err: error, exportId: job.id, kind: job.kind }, 'an export failed');
    await failExport(database, job, problemOf(error));
  }
}

/** Writes the workbook into the database; answers how many rows it has. */
async function writeFile(context: ApiContext, job: ExportJob): Promise<number> {
  const kind: ExportKind = EXPORT_KINDS[job.kind];
  const caller = await ownerOf(context, job);
  if (!mayExport(caller, kind)) throw new ExportFailure('not-allowed');
  let written = 0;
  const wanted = checked(kind.filter, job.filter, 'body') as Readonly<Record<string, unknown>>;
  async function* counted(): AsyncGenerator<readonly never[]> {
    for await (const rows of kind.rows({ caller, context, wanted })) {
      written += rows.length;
      if (written > MOST_ROWS) throw new ExportFailure('too-many-rows');
      await reportProgress(context.database, job, written);
      yield rows;
    }
  }
  let seq = 0;
  for await (const chunk of inChunks(workbook(await sheetOf(context, caller, job, counted())))) {
    await writeChunk(context.database, job, seq, chunk, written);
    seq += 1;
  }
  return written;
}

export function mayExport({ ability }: Caller, { access }: ExportKind): boolean {
  return typeof access !== 'string' && ability.can(access[0], access[1]);
}

class ExportFailure extends Error {
  override readonly name = 'ExportFailure';
  readonly problem: ExportProblem;

  constructor(problem: ExportProblem) {
    super(problem);
    this.problem = problem;
  }
}

function problemOf(error: unknown): ExportProblem {
  if (error instanceof ExportFailure) return error.problem;
  return error instanceof Problem && (error.code === 'forbidden' || error.code === 'not-found')
    ? 'not-allowed'
    : 'unexpected';
}

/** The owner as they are now: a right taken away since counts. */
async function ownerOf({ database }: ApiContext, { ownerId }: ExportJob): Promise<Caller> {
  const text = `SELECT ${PERSON_COLUMNS} FROM app_user u JOIN organisation o ON o.id = u.organisation_id
                WHERE u.id = $1 AND u.active`;
  const { rows } = await database.pool.query<SessionPerson>({ name: 'export-owner', text, values: [ownerId] });
  if (rows[0] === undefined) throw new ExportFailure('not-allowed');
  return callerOf(rows[0]);
}

async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(kept);
    [kept, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(kept);
}
