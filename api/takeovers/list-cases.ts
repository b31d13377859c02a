import { z } from 'zod';
import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import { seesRegion } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { takeoverNotFound, takeoverParams, visibleTakeover } from './visible-takeover.ts';

export const caseSchema = z
  .object({
    recipientId: z.uuid(),
    name: z.string().meta({ description: 'Masked: 示*' }),
    township: z.string(),
    serviceCode: z.string(),
    service: z
      .object({ zh: z.string(), en: z.string() })
      .meta({ description: 'Its name in the edition of the directory that the purchase keeps' }),
    dependency: z.enum(DEPENDENCY_ORDER),
    state: z.enum(['pending', 'covered', 'visited']),
    toProvider: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    coveredAt: z.iso.datetime().nullable(),
    visitedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'HandoverCase' });

interface CaseRow {
  readonly level: number;
  readonly recipientId: string;
  readonly familyName: string;
  readonly township: string;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
  readonly dependency: Dependency;
  readonly state: 'pending' | 'covered' | 'visited';
  readonly toProviderId: string | null;
  readonly toProviderName: string | null;
  readonly coveredAt: Date | null;
  readonly visitedAt: Date | null;
}

const keySchema = z.tuple([z.string().regex(/^[1-3]$/), z.uuid(), z.string().max(20)]);

export const listCases = route({
  method: 'get',
  path: '/takeovers/{takeoverId}/cases',
  operationId: 'listHandoverCases',
  summary: '接管对象名单（脱敏） · Recipients to hand over, masked',
  description: 'In the order of handover. A provider sees those it has taken over.',
  tag: 'takeovers',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(caseSchema), description: 'A page of cases' },
  problems: ['not-found'],
  async handle({ params: { takeoverId }, query: { limit, cursor }, caller }, { database }) {
    const where = visibleTakeover(caller, takeoverId);
    const takeover = await database.prisma.takeover.findFirst({ where, select: { regionCode: true, drill: true } });
    if (takeover === null) throw takeoverNotFound();
    const official = seesRegion(caller, takeover.regionCode);
    // Whom a provider would have taken in a drill it has no business to know.
    if (!official && takeover.drill) return { items: [], nextCursor: null };
    const only = official ? undefined : caller.organisationId;
    const { text, values } = statementOf(takeoverId, only, keyIn(cursor, keySchema), limit);
    const { rows } = await database.pool.query<CaseRow>(text, values);
    return page(rows, limit, (row) => [String(row.level), row.recipientId, row.serviceCode], caseAnswer);
  },
});

/** As the index `handover_case_order` has it, letter by letter. */
const LEVEL = `array_position(ARRAY[${DEPENDENCY_ORDER.map((level) => `'${level}'`).join(', ')}], h.dependency)`;

/**
 * Only the first character of a name leaves the database. Only what is asked for stands in the statement, so that a page of
 * ten thousand cases is read from the index where it begins.
 */
function statementOf(
  takeoverId: string,
  only: string | undefined,
  after: readonly [string, string, string] | undefined,
  limit: number,
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [takeoverId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['h.takeover_id = $1'];
  if (only !== undefined) conditions.push(`h.to_provider_id = ${bind(only)}`);
  if (after !== undefined) {
    const [level, recipientId, service] = after.map(bind);
    conditions.push(
      `(${LEVEL}, h.recipient_id, h.service_code) > (${level}::int, ${recipientId}::uuid, ${service}::text)`,
    );
  }
  const text = `
  SELECT c.*, left(r.name, 1) AS "familyName", r.township, o.name AS "toProviderName",
         i.name_zh AS "serviceZh", i.name_en AS "serviceEn"
  FROM (
    SELECT ${LEVEL} AS level, h.recipient_id AS "recipientId", h.service_code AS "serviceCode", h.dependency, h.state,
           h.to_provider_id AS "toProviderId", h.covered_at AS "coveredAt", h.visited_at AS "visitedAt"
    FROM handover_case h WHERE ${conditions.join(' AND ')}
    ORDER BY ${LEVEL}, h.recipient_id, h.service_code LIMIT ${bind(limit + 1)}
  ) c
  JOIN recipient r ON r.id = c."recipientId"
  LEFT JOIN organisation o ON o.id = c."toProviderId"
  LEFT JOIN LATERAL catalogue_item_for(
    (SELECT k.purchase_id FROM takeover t JOIN contract k ON k.id = t.contract_id WHERE t.id = $1), NULL, c."serviceCode"
  ) i ON true
  ORDER BY c.level, c."recipientId", c."serviceCode"`;
  return { text, values };
}

function caseAnswer(row: CaseRow): z.input<typeof caseSchema> {
  const { recipientId, familyName, township, serviceCode, dependency, state, toProviderId, toProviderName } = row;
  return {
    recipientId,
    name: `${familyName}*`,
    township,
    serviceCode,
    service: { zh: row.serviceZh ?? serviceCode, en: row.serviceEn ?? serviceCode },
    dependency,
    state,
    toProvider: toProviderId === null ? null : { id: toProviderId, name: toProviderName ?? '' },
    coveredAt: row.coveredAt?.toISOString() ?? null,
    visitedAt: row.visitedAt?.toISOString() ?? null,
  };
}
