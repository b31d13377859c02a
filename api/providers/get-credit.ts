import { z } from 'zod';
import { CREDIT_EVENT_CODES, CREDIT_EVENTS, type CreditEventCode } from '../../domain/providers/credit-event.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const creditEvent = z
  .object({
    key: z.string().meta({ description: 'Stays the same for ever' }),
    kind: z.enum(CREDIT_EVENT_CODES),
    title: BilingualSchema,
    explanation: BilingualSchema,
    tone: z.enum(['good', 'bad', 'neutral']),
    rule: z.string(),
    at: z.iso.datetime(),
    source: z.object({
      number: z.string().meta({ description: 'Of the contract or the purchase it comes from' }),
      contractId: z.uuid().nullable(),
      purchaseId: z.uuid().nullable(),
      month: z.int().nullable(),
    }),
  })
  .meta({ id: 'CreditEvent' });

const creditFile = pageOf(creditEvent)
  .extend({
    provider: z.object({ id: z.uuid(), name: z.string() }),
    counts: z
      .array(z.object({ kind: z.enum(CREDIT_EVENT_CODES), count: z.int() }))
      .meta({ description: 'Over the whole file; what did not occur is left out' }),
  })
  .meta({ id: 'CreditFile' });

interface Row {
  readonly key: string;
  readonly kind: CreditEventCode;
  readonly at: Date;
  readonly contractId: string | null;
  readonly purchaseId: string | null;
  readonly source: string;
  readonly month: number | null;
}

const EVENTS = `
  SELECT key, kind, at, contract_id AS "contractId", purchase_id AS "purchaseId", source, month
  FROM credit_event
  WHERE provider_id = $1 AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', at), key) < ($2, $3))
  ORDER BY date_trunc('milliseconds', at) DESC, key DESC LIMIT $4`;
const COUNTS = `SELECT kind, count(*)::int AS count FROM credit_event WHERE provider_id = $1 GROUP BY kind ORDER BY kind`;

export const getCredit = route({
  method: 'get',
  path: '/providers/{providerId}/credit',
  operationId: 'getCredit',
  summary: '信用记录 · The credit file of a provider, the newest event first',
  description: 'A provider reads its own. Counted from what happened; there is no score.',
  tag: 'providers',
  access: ['read', 'Credit'],
  params: z.object({ providerId: z.uuid() }),
  query: z.strictObject(pageQuery),
  success: { status: 200, schema: creditFile, description: 'A page of events' },
  problems: ['not-found'],
  async handle({ params: { providerId }, query: { limit, cursor }, caller }, { database: { prisma, pool } }) {
    const where = { AND: [{ id: providerId }, providerScope(caller)] };
    const provider = await prisma.organisation.findFirst({ where, select: { id: true, name: true } });
    if (provider === null) throw providerNotFound();
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.string()]));
    const values = [providerId, after?.[0] ?? null, after?.[1] ?? null, limit + 1];
    const [events, counts] = await Promise.all([
      pool.query<Row>({ name: 'credit-events', text: EVENTS, values }),
      pool.query<{ kind: CreditEventCode; count: number }>({
        name: 'credit-counts',
        text: COUNTS,
        values: [providerId],
      }),
    ]);
    const key = (row: Row) => [row.at.toISOString(), row.key];
    return { provider, counts: counts.rows, ...page(events.rows, limit, key, eventOf) };
  },
});

function eventOf({ key, kind, at, contractId, purchaseId, source: number, month }: Row): z.input<typeof creditEvent> {
  return { key, kind, ...CREDIT_EVENTS[kind], at: at.toISOString(), source: { number, contractId, purchaseId, month } };
}
