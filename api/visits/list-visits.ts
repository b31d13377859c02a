import { z } from 'zod';
import { VISIT_SOURCES } from '../../domain/contracts/visit-refusals.ts';
import { addDays, startOfDay, type Day } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { contractOfRecords, type RecordedContract } from './visit-contract.ts';
import { joinServiceName, servedSchema, servedOf, type ServedRow } from './served.ts';

export const visitSchema = z
  .object({
    id: z.uuid(),
    key: z.string(),
    ...servedSchema,
    staff: z.string(),
    startedAt: z.iso.datetime().meta({ description: 'Legal instant' }),
    endedAt: z.iso.datetime(),
    place: z.string(),
    done: z.string(),
    source: z.enum(VISIT_SOURCES),
    recordedAt: z.iso.datetime().meta({ description: 'Wall clock' }),
    version: z.int().meta({ description: 'One more with every correction' }),
    withdrawnAt: z.iso.datetime().nullable().meta({ description: 'Recorded in error: it counts for nothing' }),
    text: z
      .object({ state: z.enum(['waiting', 'sent']), at: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The message that asks the recipient about it, once it was asked for' }),
    mayText: z.boolean().meta({ description: 'Somebody left a number, and is still to be asked' }),
    feedback: z
      .object({
        tookPlace: z.boolean().meta({ description: 'false: the recipient says that nobody came' }),
        rating: z.int().nullable(),
        remark: z.string().nullable(),
        channel: z.enum(['link', 'phone']),
        givenAt: z.iso.datetime(),
      })
      .nullable(),
  })
  .meta({ id: 'Visit' });

const keySchema = z.tuple([z.iso.datetime(), z.uuid()]);

export const listVisits = route({
  method: 'get',
  path: '/contracts/{contractId}/visits',
  operationId: 'listVisits',
  summary: '服务记录（脱敏） · Visits under a contract, masked',
  description: 'The latest first. Read by the region’s offices and the contract’s own provider.',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  query: z.strictObject({
    recipient: z.string().trim().max(40).optional().meta({ description: 'Register number' }),
    staff: z.string().trim().max(40).optional(),
    from: z.iso.date().optional().meta({ description: 'First day, Asia/Shanghai' }),
    to: z.iso.date().optional().meta({ description: 'Last day' }),
    feedback: z.enum(['given', 'none', 'nobody-came']).optional(),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(visitSchema), description: 'A page of visits' },
  problems: ['not-found'],
  async handle({ params: { contractId }, query, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    const { text, values } = statementOf(contract, query, keyIn(query.cursor, keySchema));
    const { rows } = await database.pool.query<VisitRow>(text, values);
    return page(rows, query.limit, (row) => [row.startedAt.toISOString(), row.id], visitAnswer);
  },
});

/** Some visits by their ids, the latest first; for whoever may read the contract's records. */
export async function visitsByIds({ pool }: Database, ids: readonly string[]): Promise<z.input<typeof visitSchema>[]> {
  const { rows } = await pool.query<VisitRow>(visitsWhere('v.id = ANY ($1::uuid[])', ''), [ids]);
  return rows.map(visitAnswer);
}

interface VisitRow extends ServedRow {
  readonly id: string;
  readonly key: string;
  readonly staff: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly place: string;
  readonly done: string;
  readonly source: (typeof VISIT_SOURCES)[number];
  readonly recordedAt: Date;
  readonly version: number;
  readonly withdrawnAt: Date | null;
  readonly mayText: boolean;
  readonly askedAt: Date | null;
  readonly sentAt: Date | null;
  readonly tookPlace: boolean | null;
  readonly rating: number | null;
  readonly remark: string | null;
  readonly channel: 'link' | 'phone';
  readonly givenAt: Date | null;
}

interface Wanted {
  readonly recipient?: string | undefined;
  readonly staff?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly feedback?: keyof typeof FEEDBACK | undefined;
  readonly limit: number;
}

const FEEDBACK = { given: 'f.visit_id IS NOT NULL', none: 'f.visit_id IS NULL', 'nobody-came': 'NOT f.took_place' };

/** Only what is asked for stands in the statement, so that each filter has its index. */
function statementOf(
  { id, providerId }: Pick<RecordedContract, 'id' | 'providerId'>,
  { recipient, staff, from, to, feedback, limit }: Wanted,
  after: readonly [string, string] | undefined,
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['v.contract_id = $1'];
  if (recipient !== undefined) {
    conditions.push(`v.recipient_id = (SELECT id FROM recipient WHERE number = ${bind(recipient)})`);
  }
  if (staff !== undefined) conditions.push(`v.provider_id = ${bind(providerId)} AND v.staff = ${bind(staff)}`);
  if (from !== undefined) conditions.push(`v.started_at >= ${bind(startOfDay(from as Day))}::timestamptz`);
  if (to !== undefined) conditions.push(`v.started_at < ${bind(startOfDay(addDays(to as Day, 1)))}::timestamptz`);
  if (feedback !== undefined) conditions.push(FEEDBACK[feedback]);
  if (after !== undefined) {
    conditions.push(`(v.started_at, v.id) < (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`);
  }
  return { text: visitsWhere(conditions.join(' AND '), `LIMIT ${bind(limit + 1)}`), values };
}

/**
 * Only the first character of a name leaves the database. The page is cut before the names of services are asked for: how
 * many rows these would be is a guess, which made the planner walk through a whole contract for one recipient's visits.
 */
function visitsWhere(where: string, cut: string): string {
  return `
  SELECT v.*, item.name_zh AS "serviceZh", item.name_en AS "serviceEn"
  FROM (
    SELECT v.id, v.contract_id, v.key, v.staff, v.started_at AS "startedAt", v.ended_at AS "endedAt", v.place, v.done, v.source,
           v.recorded_at AS "recordedAt", v.version, v.withdrawn_at AS "withdrawnAt", r.id AS "recipientId", r.number AS "recipientNumber",
           left(r.name, 1) AS "familyName", r.township, v.service_code AS "serviceCode",
           r.mobile IS NOT NULL AND r.ended_on IS NULL AND v.withdrawn_at IS NULL AND f.visit_id IS NULL AS "mayText",
           m.asked_at AS "askedAt", m.sent_at AS "sentAt", f.took_place AS "tookPlace", f.rating, f.remark, f.channel, f.given_at AS "givenAt"
    FROM visit v
    JOIN recipient r ON r.id = v.recipient_id
    LEFT JOIN visit_feedback f ON f.visit_id = v.id
    LEFT JOIN visit_text m ON m.visit_id = v.id
    WHERE ${where} ORDER BY v.started_at DESC, v.id DESC ${cut}
  ) v
  ${joinServiceName('v.contract_id', 'v."serviceCode"')}
  ORDER BY v."startedAt" DESC, v.id DESC`;
}

function visitAnswer(row: VisitRow): z.input<typeof visitSchema> {
  const { id, key, staff, startedAt, endedAt, place, done, source, recordedAt, tookPlace, rating, remark, channel } =
    row;
  return {
    ...{ id, key, ...servedOf(row), staff, place, done, source, version: row.version },
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    mayText: row.mayText,
    text: textOf(row),
    feedback:
      tookPlace === null || row.givenAt === null
        ? null
        : { tookPlace, rating, remark, channel, givenAt: row.givenAt.toISOString() },
  };
}

function textOf({ askedAt, sentAt }: VisitRow): z.input<typeof visitSchema>['text'] {
  if (askedAt === null) return null;
  return { state: sentAt === null ? 'waiting' : 'sent', at: (sentAt ?? askedAt).toISOString() };
}
