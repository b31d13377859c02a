import { z } from 'zod';
import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import type { ServiceMonth } from '../../domain/contracts/service-months.ts';
import { addDays, startOfDay } from '../../domain/time/shanghai.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { joinServiceName, servedOf, servedSchema, type ServedRow } from './served.ts';
import { contractOfRecords, monthsOfContract, type RecordedContract } from './visit-contract.ts';

export const monthLineSchema = z
  .object({
    ...servedSchema,
    dependency: z.enum(DEPENDENCY_ORDER),
    planned: z.int().nullable().meta({ description: 'By the contract’s delivery standard; null where it has none' }),
    done: z.int(),
    confirmed: z.int().meta({ description: 'Visits that the recipient has confirmed' }),
    denied: z.int().meta({ description: 'Visits of which the recipient says that nobody came' }),
    rating: z.number().nullable().meta({ description: 'Mean of the answers, 1–5' }),
  })
  .meta({ id: 'VisitMonthLine' });

const monthSchema = pageOf(monthLineSchema)
  .extend({ month: z.object({ month: z.int(), from: z.iso.date(), to: z.iso.date() }), months: z.int() })
  .meta({ id: 'VisitMonth' });

const keySchema = z.tuple([z.string().max(40), z.string().max(20)]);

export const monthOfVisits = route({
  method: 'get',
  path: '/contracts/{contractId}/visits/months/{month}',
  operationId: 'monthOfVisits',
  summary: '按对象统计计划与完成 · Planned and done in a month of service, by recipient',
  description: 'Recipients whom the contract’s provider was responsible for in the month, by register number.',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams.extend({ month: z.coerce.number().int().min(1).max(1_000) }),
  query: z.strictObject(pageQuery),
  success: { status: 200, schema: monthSchema, description: 'A page of recipients’ services' },
  problems: ['not-found'],
  async handle({ params: { contractId, month }, query: { limit, cursor }, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    const { asked, months } = monthOf(contract, month);
    const [number, service] = keyIn(cursor, keySchema) ?? [null, null];
    const values = [
      ...[contractId, contract.purchaseId, startOfDay(asked.from), startOfDay(addDays(asked.to, 1))],
      ...[number, service, limit + 1],
    ];
    const { rows } = await database.pool.query<LineRow>({ name: 'visit-month', text: MONTH, values });
    return { ...page(rows, limit, (row) => [row.recipientNumber, row.serviceCode], lineAnswer), month: asked, months };
  },
});

/** @throws Problem `invalid-input` for a month that the contract has not */
function monthOf(contract: RecordedContract, month: number): { asked: ServiceMonth; months: number } {
  const months = monthsOfContract(contract);
  const asked = months[month - 1];
  if (asked !== undefined) return { asked, months: months.length };
  const message = '合同没有这个服务月。 / The contract has no such month of service.';
  throw invalid([{ pointer: '/month', in: 'path', code: 'no_such_month', message }]);
}

interface LineRow extends ServedRow {
  readonly dependency: Dependency;
  readonly planned: number | null;
  readonly done: number;
  readonly confirmed: number;
  readonly denied: number;
  readonly rating: number | null;
}

/** The page is cut before anything is counted, so that a contract of ten thousand recipients costs a page. */
const MONTH = `
  WITH clock AS (SELECT clock_epoch, clock_scale, clock_catches_up FROM purchase WHERE id = $2), served AS (
    SELECT DISTINCT r.id, r.number, left(r.name, 1) AS family_name, r.township, r.dependency, k.service_code
    FROM coverage k JOIN recipient r ON r.id = k.recipient_id, clock
    WHERE k.contract_id = $1
      AND business_time(clock_epoch, clock_scale, clock_catches_up, lower(k.period)) < $4
      AND (upper_inf(k.period) OR business_time(clock_epoch, clock_scale, clock_catches_up, upper(k.period)) > $3)
      AND ($5::text IS NULL OR (r.number, k.service_code) > ($5, $6::text))
    ORDER BY r.number, k.service_code
    LIMIT $7
  )
  SELECT s.id AS "recipientId", s.number AS "recipientNumber", s.family_name AS "familyName", s.township, s.dependency,
         s.service_code AS "serviceCode", item.name_zh AS "serviceZh", item.name_en AS "serviceEn",
         plan.per_month AS planned, n.done, n.confirmed, n.denied, n.rating
  FROM served s
  LEFT JOIN visit_plan plan
    ON plan.contract_id = $1 AND plan.service_code = s.service_code AND plan.dependency = s.dependency
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS done, (count(*) FILTER (WHERE f.took_place))::int AS confirmed,
           (count(*) FILTER (WHERE NOT f.took_place))::int AS denied, round(avg(f.rating), 1)::float8 AS rating
    FROM visit v LEFT JOIN visit_feedback f ON f.visit_id = v.id
    WHERE v.recipient_id = s.id AND v.started_at >= $3 AND v.started_at < $4
      AND v.contract_id = $1 AND v.service_code = s.service_code AND v.withdrawn_at IS NULL
  ) n ON true
  ${joinServiceName('$1', 's.service_code')}
  ORDER BY s.number, s.service_code`;

function lineAnswer(row: LineRow): z.input<typeof monthLineSchema> {
  const { dependency, planned, done, confirmed, denied, rating } = row;
  return { ...servedOf(row), dependency, planned, done, confirmed, denied, rating };
}
