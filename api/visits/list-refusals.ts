import { z } from 'zod';
import { VISIT_REFUSAL_CODES, VISIT_SOURCES, type VisitRefusalCode } from '../../domain/contracts/visit-refusals.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { contractOfRecords } from './visit-contract.ts';

export const refusalSchema = z
  .object({
    handedInAt: z.iso.datetime(),
    source: z.enum(VISIT_SOURCES),
    line: z.int(),
    key: z.string().nullable(),
    recipient: z.string().nullable().meta({ description: 'Register number as the line gives it' }),
    startedAt: z.iso.datetime().nullable(),
    code: z.enum(VISIT_REFUSAL_CODES),
    field: z.string().nullable(),
  })
  .meta({ id: 'VisitRefusal' });

const keySchema = z.tuple([z.iso.datetime(), z.uuid(), z.string().regex(/^\d{1,9}$/)]);

/** What was refused stays to be seen: a provider puts it right, a supervisor sees visits to people who have died. */
export const listRefusals = route({
  method: 'get',
  path: '/contracts/{contractId}/visits/refusals',
  operationId: 'listVisitRefusals',
  summary: '未记录的服务及原因 · Records that were refused, and why',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  query: z.strictObject({ code: z.enum(VISIT_REFUSAL_CODES).optional(), ...pageQuery }),
  success: { status: 200, schema: pageOf(refusalSchema), description: 'A page, the latest intake first' },
  problems: ['not-found'],
  async handle({ params: { contractId }, query: { code = null, limit, cursor }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const [at, intake, line] = keyIn(cursor, keySchema) ?? [null, null, null];
    const values = [contractId, code, at, intake, line, limit + 1];
    const { rows } = await database.pool.query<RefusalRow>({ name: 'visit-refusals', text: REFUSALS, values });
    const keyOf = (row: RefusalRow) => [row.handedInAt.toISOString(), row.intakeId, String(row.line)];
    return page(rows, limit, keyOf, ({ handedInAt, source, line: n, key, recipient, startedAt, code: why, field }) => ({
      ...{ handedInAt: handedInAt.toISOString(), source, line: n, key, recipient, code: why, field },
      startedAt: startedAt?.toISOString() ?? null,
    }));
  },
});

interface RefusalRow {
  readonly intakeId: string;
  readonly handedInAt: Date;
  readonly source: (typeof VISIT_SOURCES)[number];
  readonly line: number;
  readonly key: string | null;
  readonly recipient: string | null;
  readonly startedAt: Date | null;
  readonly code: VisitRefusalCode;
  readonly field: string | null;
}

const REFUSALS = `
  SELECT n.id AS "intakeId", n.handed_in_at AS "handedInAt", n.source, r.line, r.key, r.recipient,
         r.started_at AS "startedAt", r.code, r.field
  FROM visit_intake n JOIN visit_refusal r ON r.intake_id = n.id
  WHERE n.contract_id = $1 AND ($2::text IS NULL OR r.code = $2)
    AND ($3::timestamptz IS NULL OR (n.handed_in_at, n.id) < ($3, $4::uuid)
         OR (n.handed_in_at, n.id) = ($3, $4::uuid) AND r.line > $5::int)
  ORDER BY n.handed_in_at DESC, n.id DESC, r.line
  LIMIT $6`;
