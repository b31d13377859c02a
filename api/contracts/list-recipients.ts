import { z } from 'zod';
import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import { contractScope, seesRegion } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { OWED } from './coverage-now.ts';
import { contractNotFound, contractParams } from './visible-contract.ts';

const BASES = ['contract', 'interim', 'last-resort'] as const;

const recipientSchema = z
  .object({
    recipientId: z.uuid(),
    name: z.string().meta({ description: 'Masked: 示*' }),
    township: z.string(),
    dependency: z.enum(DEPENDENCY_ORDER),
    service: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
    responsible: z
      .object({ id: z.uuid(), name: z.string(), basis: z.enum(BASES), since: z.iso.datetime() })
      .nullable()
      .meta({ description: 'Who is responsible now; null must not happen (I6)' }),
    lastResponsible: z.string().nullable().meta({ description: 'Name of the last one, now or before' }),
  })
  .meta({ id: 'ContractRecipient' });

interface RecipientRow {
  readonly level: number;
  readonly recipientId: string;
  readonly familyName: string;
  readonly township: string;
  readonly dependency: Dependency;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly basis: (typeof BASES)[number];
  readonly since: Date | null;
  readonly current: boolean | null;
}

const keySchema = z.tuple([z.string().regex(/^[1-3]$/), z.uuid(), z.string().max(20)]);

export const listRecipients = route({
  method: 'get',
  path: '/contracts/{contractId}/recipients',
  operationId: 'listContractRecipients',
  summary: '合同服务对象（脱敏） · Recipients of a contract, masked',
  description: 'The most dependent first. A provider sees those it is responsible for now.',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  query: z.object({
    township: z.string().max(50).optional(),
    dependency: z.enum(DEPENDENCY_ORDER).optional(),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(recipientSchema), description: 'A page of recipients’ services' },
  problems: ['not-found'],
  async handle({ params: { contractId }, query, caller }, { database }) {
    const { township = null, dependency = null, limit, cursor } = query;
    const where = { AND: [{ id: contractId }, contractScope(caller)] };
    const contract = await database.prisma.contract.findFirst({ where, select: { regionCode: true } });
    if (contract === null) throw contractNotFound();
    const [level, recipientId, service] = keyIn(cursor, keySchema) ?? [null, null, null];
    const only = seesRegion(caller, contract.regionCode) ? null : caller.organisationId;
    const values = [contractId, DEPENDENCY_ORDER, only, township, dependency, level, recipientId, service, limit + 1];
    const { rows } = await database.pool.query<RecipientRow>({ name: 'contract-recipients', text: RECIPIENTS, values });
    return page(rows, limit, (row) => [String(row.level), row.recipientId, row.serviceCode], recipientAnswer);
  },
});

/** Only the first character of a name leaves the database. */
const RECIPIENTS = `
  WITH owed AS (${OWED})
  SELECT c.*, item.name_zh AS "serviceZh", item.name_en AS "serviceEn" FROM (SELECT * FROM (
    SELECT array_position($2::text[], r.dependency) AS level, r.id AS "recipientId", left(r.name, 1) AS "familyName",
           r.township, r.dependency, owed.service_code AS "serviceCode", last.provider_id AS "providerId", p.name AS "providerName", last.basis,
           lower(last.period) AS since, upper_inf(last.period) AS current
    FROM owed
    JOIN recipient r ON r.id = owed.recipient_id
    LEFT JOIN LATERAL (
      SELECT provider_id, basis, period FROM coverage v
      WHERE v.recipient_id = owed.recipient_id AND v.service_code = owed.service_code
      ORDER BY lower(period) DESC LIMIT 1
    ) last ON true
    LEFT JOIN organisation p ON p.id = last.provider_id
    WHERE ($3::uuid IS NULL OR (last.provider_id = $3 AND upper_inf(last.period)))
      AND ($4::text IS NULL OR r.township = $4) AND ($5::text IS NULL OR r.dependency = $5)
  ) c
  WHERE $6::int IS NULL OR (c.level, c."recipientId", c."serviceCode") > ($6::int, $7::uuid, $8::text)
  ORDER BY c.level, c."recipientId", c."serviceCode"
  LIMIT $9) c
  LEFT JOIN LATERAL catalogue_item_for((SELECT purchase_id FROM contract WHERE id = $1), NULL, c."serviceCode") item ON true
  ORDER BY c.level, c."recipientId", c."serviceCode"`;

function recipientAnswer(row: RecipientRow): z.input<typeof recipientSchema> {
  const { recipientId, familyName, township, dependency, serviceCode, providerId, providerName, basis, since } = row;
  const name = providerName ?? '';
  return {
    recipientId,
    name: `${familyName}*`,
    township,
    dependency,
    service: { code: serviceCode, zh: row.serviceZh ?? serviceCode, en: row.serviceEn ?? serviceCode },
    responsible:
      providerId === null || since === null || row.current !== true
        ? null
        : { id: providerId, name, basis, since: since.toISOString() },
    lastResponsible: providerName,
  };
}
