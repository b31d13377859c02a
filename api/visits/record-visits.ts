import type pg from 'pg';
import type { VisitRefusalCode, VisitSource } from '../../domain/contracts/visit-refusals.ts';
import type { Database } from '../../prisma/database.ts';
import type { Sql } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import type { LineResult, VisitLine } from './visit-line.ts';

/** Where records go, and who hands them in. */
export interface Intake {
  readonly contractId: string;
  readonly providerId: string;
  readonly source: VisitSource;
  readonly by: string;
}

export interface NumberedLine {
  readonly line: number;
  readonly read: VisitLine;
}

/** The database's own refusal of a visit: what was judged has changed since, so it is judged again. */
const REFUSED = 'JL070';
const MOST_TRIES = 3;

export async function openIntake({ pool }: Database, { contractId, source, by }: Intake): Promise<string> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'open-visit-intake',
    text: 'INSERT INTO visit_intake (contract_id, source, handed_in_by) VALUES ($1, $2, $3) RETURNING id',
    values: [contractId, source, by],
  });
  return rows[0]!.id;
}

/**
 * Records a batch, and keeps which lines were refused and why, in one transaction. What is recorded already stays as it
 * is, so that whoever is not sure sends everything again.
 *
 * @param unread lines that cannot be read
 */
export async function recordBatch(
  database: Database,
  intake: Intake & { readonly id: string },
  lines: readonly NumberedLine[],
  unread: readonly LineResult[] = [],
): Promise<readonly LineResult[]> {
  for (let left = MOST_TRIES; ; left -= 1) {
    try {
      return await inTransaction(database, async (client) => {
        const results = [...(await judge(client, intake, lines, 'record')), ...unread].sort((a, b) => a.line - b.line);
        await keepCounts(client, intake.id, results, lines);
        return results;
      });
    } catch (error) {
      if (left === 1 || (error as { readonly code?: unknown }).code !== REFUSED) throw error;
    }
  }
}

/** What would come of the lines; nothing is written. */
export function previewBatch(
  { pool }: Database,
  intake: Intake,
  lines: readonly NumberedLine[],
): Promise<readonly LineResult[]> {
  return judge(pool, intake, lines, 'preview');
}

async function judge(
  db: Sql,
  intake: Intake,
  lines: readonly NumberedLine[],
  mode: 'record' | 'preview',
): Promise<LineResult[]> {
  const { first, again } = withoutRepeats(lines);
  const results = await ask(db, intake, first, mode);
  // Somebody else recorded these keys in this very moment; now they are seen.
  const late = results.filter(({ status }) => status === 'again').map(({ line }) => line);
  if (late.length > 0) {
    const second = await ask(
      db,
      intake,
      first.filter(({ line }) => late.includes(line)),
      mode,
    );
    for (const result of second) results[results.findIndex(({ line }) => line === result.line)] = result;
  }
  const all = results.map((result) => ({ ...result, field: null }) as LineResult);
  return [...all, ...again.map((repeat) => resultOfRepeat(repeat, all))];
}

interface Judged extends Omit<LineResult, 'status' | 'field'> {
  readonly status: LineResult['status'] | 'again';
}

async function ask(
  db: Sql,
  { contractId, providerId, source, by }: Intake,
  lines: readonly NumberedLine[],
  mode: 'record' | 'preview',
): Promise<Judged[]> {
  const column = (name: keyof VisitLine) => lines.map(({ read }) => read[name]);
  const { rows } = await db.query<Judged>({
    name: 'record-visits',
    text: RECORD,
    values: [
      ...[lines.map(({ line }) => line), column('key'), column('recipient'), column('service'), column('staff')],
      ...[column('start'), column('end'), column('place'), column('done')],
      ...[contractId, providerId, source, by, mode === 'preview'],
    ],
  });
  return rows;
}

const RECORD = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                         $8::text[], $9::text[])
      AS g (line, key, recipient, service_code, staff, started_at, ended_at, place, done)
  ), judged AS MATERIALIZED (
    SELECT g.*, r.id AS recipient_id, known.id AS known_id, why.code,
           (known.contract_id, known.recipient_id, known.service_code, known.staff, known.started_at, known.ended_at,
            known.place, known.done)
             IS NOT DISTINCT FROM
           ($10::uuid, r.id, g.service_code, g.staff, g.started_at::timestamptz(3), g.ended_at::timestamptz(3), g.place,
            g.done) AS same
    FROM given g
    LEFT JOIN recipient r ON r.number = g.recipient
    LEFT JOIN visit known ON known.provider_id = $11::uuid AND known.key = g.key
    LEFT JOIN LATERAL visit_refusal($10::uuid, $11::uuid, r.id, g.service_code, g.started_at, g.ended_at) why ON true
  ), added AS (
    INSERT INTO visit (contract_id, provider_id, recipient_id, service_code, key, staff, started_at, ended_at, place, done,
                       source, recorded_by)
    SELECT $10::uuid, $11::uuid, recipient_id, service_code, key, staff, started_at, ended_at, place, done, $12, $13::uuid
    FROM judged WHERE known_id IS NULL AND code IS NULL AND NOT $14::boolean
    ON CONFLICT (provider_id, key) DO NOTHING
    RETURNING id, key
  )
  SELECT j.line, j.key, coalesce(j.known_id, a.id) AS id,
         CASE WHEN j.known_id IS NOT NULL THEN CASE WHEN j.same THEN 'repeated' ELSE 'refused' END
              WHEN j.code IS NOT NULL THEN 'refused'
              WHEN $14::boolean OR a.id IS NOT NULL THEN 'recorded'
              ELSE 'again' END AS status,
         CASE WHEN j.known_id IS NULL THEN j.code WHEN NOT j.same THEN 'key-taken' END AS code
  FROM judged j LEFT JOIN added a ON a.key = j.key`;

interface Repeat extends NumberedLine {
  readonly of: NumberedLine;
}

/** A key that comes twice in one batch: only the first line is asked about. */
function withoutRepeats(lines: readonly NumberedLine[]): { first: NumberedLine[]; again: Repeat[] } {
  const known = new Map<string, NumberedLine>();
  const again: Repeat[] = [];
  for (const line of lines) {
    const of = known.get(line.read.key);
    if (of === undefined) known.set(line.read.key, line);
    else again.push({ ...line, of });
  }
  return { first: [...known.values()], again };
}

function resultOfRepeat({ line, read, of }: Repeat, results: readonly LineResult[]): LineResult {
  const { status, id, code } = results.find((result) => result.line === of.line)!;
  const same = JSON.stringify(read) === JSON.stringify(of.read);
  if (status === 'refused' && same) return { line, key: read.key, status, id: null, code, field: null };
  return same
    ? { line, key: read.key, status: 'repeated', id, code: null, field: null }
    : { line, key: read.key, status: 'refused', id: null, code: 'key-taken', field: null };
}

const KEEP_REFUSALS = `
  INSERT INTO visit_refusal (intake_id, line, key, recipient, started_at, code, field)
  SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])`;

const COUNT = `
  UPDATE visit_intake SET recorded = recorded + $2, repeated = repeated + $3, refused = refused + $4 WHERE id = $1`;

async function keepCounts(
  client: pg.PoolClient,
  intakeId: string,
  results: readonly LineResult[],
  lines: readonly NumberedLine[],
): Promise<void> {
  const refused = results.filter(({ status }) => status === 'refused');
  if (refused.length > 0) {
    const given = new Map(lines.map(({ line, read }) => [line, read]));
    await client.query(KEEP_REFUSALS, [
      intakeId,
      ...[refused.map(({ line }) => line), refused.map(({ key }) => key)],
      refused.map(({ line }) => given.get(line)?.recipient ?? null),
      refused.map(({ line }) => given.get(line)?.start ?? null),
      refused.map(({ code }): VisitRefusalCode | null => code),
      refused.map(({ field }) => field),
    ]);
  }
  const count = (wanted: LineResult['status']) => results.filter(({ status }) => status === wanted).length;
  await client.query(COUNT, [intakeId, count('recorded'), count('repeated'), count('refused')]);
}
