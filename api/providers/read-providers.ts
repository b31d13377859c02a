import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import { BANK_STATES, type BankState } from '../../domain/providers/admission-state.ts';
import { REVIEW_STATES, type ReviewState } from '../../domain/providers/bank-review.ts';
import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { admissionItem, itemOf, WITH_ORGANISATION } from './admission-answer.ts';
import { serviceSchema } from './admission-input.ts';
import { capabilityQuery, capabilityWanted } from './capability-search.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';
import { containing } from '../text-search.ts';

const providerItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.string(),
    creditCode: z.string().nullable(),
    region: z.string(),
    capacity: z.int().meta({ description: 'Recipients it can serve at once' }),
    admission: z.enum(BANK_STATES),
    runningContracts: z.int(),
    offered: z
      .int()
      .nullable()
      .meta({ description: 'Recipients it can serve at once with the service searched for; null without a search' }),
  })
  .meta({ id: 'ProviderItem' });

const providerDetail = providerItem
  .omit({ offered: true })
  .extend({
    services: z.array(serviceSchema).meta({ description: 'What it can serve at once: by service and region' }),
    bankReason: z.string().nullable().meta({ description: 'Why it is suspended or has left' }),
    debarment: z.object({ rule: z.string(), untilDay: z.iso.date() }).nullable(),
    reviews: z.array(
      z.object({
        id: z.uuid(),
        state: z.enum(REVIEW_STATES),
        request: z.string().nullable().meta({ description: 'Why it was asked for before its time; null: yearly' }),
        reason: z.string().nullable(),
        dueAt: z.iso.datetime().meta({ description: 'Legal instant' }),
        decidedAt: z.iso.datetime().nullable(),
      }),
    ),
    admissions: z.array(admissionItem).meta({ description: 'Its applications, the newest first' }),
  })
  .meta({ id: 'Provider' });

const COUNTED = {
  _count: { select: { contracts: { where: { state: { in: [...IN_FORCE] } } } } },
} satisfies Prisma.OrganisationInclude;

type Row = Prisma.OrganisationGetPayload<{ include: typeof COUNTED }>;

function itemOfProvider(row: Row): Omit<z.input<typeof providerItem>, 'offered'> {
  const { id, name, kind, creditCode, regionCode: region, capacity, admission, _count } = row;
  const state = admission as BankState;
  return { id, name, kind, creditCode, region, capacity, admission: state, runningContracts: _count.contracts };
}

export const listProviders = route({
  method: 'get',
  path: '/providers',
  operationId: 'listProviders',
  summary: '承接主体名册 · The bank of providers, by name',
  description: 'With an item: those that state the service, for the region or one above it, and for as many at once.',
  tag: 'providers',
  access: ['read', 'Provider'],
  query: z.strictObject({
    admission: z.enum(BANK_STATES).optional(),
    q: z.string().trim().max(50).optional().meta({ description: 'Part of the name, or the credit code' }),
    ...capabilityQuery,
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(providerItem), description: 'A page of providers' },
  problems: [],
  async handle({ query: { admission, q, item, region, capacity, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.string(), z.uuid()]));
    const found = q && { OR: [{ name: containing(q) }, { creditCode: q.toUpperCase() }] };
    const able = capabilityWanted({ item, region, capacity });
    const rows = await database.prisma.organisation.findMany({
      where: {
        AND: [
          providerScope(caller),
          admission === undefined ? {} : { admission },
          found || {},
          able === undefined ? {} : { capability: { some: able } },
          after === undefined ? {} : { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] },
        ],
      },
      include: {
        ...COUNTED,
        ...(able && {
          capability: { where: able, orderBy: { capacity: 'desc' as const }, select: { capacity: true } },
        }),
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return page(
      rows,
      limit,
      (row) => [row.name, row.id],
      (row) => ({ ...itemOfProvider(row), offered: row.capability?.[0]?.capacity ?? null }),
    );
  },
});

export const getProvider = route({
  method: 'get',
  path: '/providers/{providerId}',
  operationId: 'getProvider',
  summary: '一家承接主体 · One provider with its applications',
  tag: 'providers',
  access: ['read', 'Provider'],
  params: z.object({ providerId: z.uuid() }),
  success: { status: 200, schema: providerDetail, description: 'The provider' },
  problems: ['not-found'],
  async handle({ params: { providerId }, caller }, { database }) {
    const row = await database.prisma.organisation.findFirst({
      where: { AND: [{ id: providerId }, providerScope(caller)] },
      include: {
        ...COUNTED,
        admissions: { include: WITH_ORGANISATION, orderBy: { seq: 'desc' } },
        capability: { orderBy: [{ item: 'asc' }, { regionCode: 'asc' }] },
        reviews: { orderBy: { seq: 'desc' }, take: 20 },
      },
    });
    if (row === null) throw providerNotFound();
    const debarment = await debarmentOf(database, row.creditCode);
    return {
      ...itemOfProvider(row),
      services: row.capability.map(({ item, regionCode, capacity }) => ({
        ...{ item, region: regionCode, capacity },
      })),
      bankReason: row.bankReason,
      debarment,
      reviews: row.reviews.map(({ id, state, request, reason, dueLegal, decidedAt }) => ({
        ...{ id, state: state as ReviewState, request, reason },
        dueAt: dueLegal.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
      })),
      admissions: row.admissions.map(itemOf),
    };
  },
});

/** The ban in force today, if there is one. */
async function debarmentOf({ pool }: Database, creditCode: string | null) {
  if (creditCode === null) return null;
  const { rows } = await pool.query<{ rule: string; untilDay: string }>({
    name: 'debarment-of',
    text: `SELECT d.rule, d.until_day::text AS "untilDay" FROM ban_standing s JOIN debarment d ON d.id = s.debarment_id
           WHERE s.credit_code = $1 AND s.binds ORDER BY d.until_day DESC LIMIT 1`,
    values: [creditCode],
  });
  return rows[0] ?? null;
}
