import { z } from 'zod';
import { appealsPossible, type AppealKind, type AppealState } from '../../domain/providers/credit-appeal.ts';
import { CREDIT_EVENTS, type CreditEventCode } from '../../domain/providers/credit-event.ts';
import type { CreditLevel } from '../../domain/providers/credit-scheme.ts';
import type { CreditLine } from '../../domain/providers/credit-score.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { creditFileOf } from '../../prisma/credit-file.ts';
import type { CreditAppeal } from '../../prisma/generated/client.ts';
import { keyIn, page, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { creditFile, type creditEvent } from './credit-answer.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

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

const MOST_USES = 20;

export const getCredit = route({
  method: 'get',
  path: '/providers/{providerId}/credit',
  operationId: 'getCredit',
  summary: '信用记录 · The credit file of a provider, the newest event first',
  description:
    'Score, level and the points of every event, by the scheme of its region (CR-01). A provider reads its own.',
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
    const [events, counts, { asOf, scheme, source, result }, appeals, uses] = await Promise.all([
      pool.query<Row>({ name: 'credit-events', text: EVENTS, values }),
      pool.query<{ kind: CreditEventCode; count: number }>({
        name: 'credit-counts',
        text: COUNTS,
        values: [providerId],
      }),
      creditFileOf(pool, providerId),
      prisma.creditAppeal.findMany({ where: { organisationId: providerId }, orderBy: { seq: 'asc' } }),
      prisma.creditUse.findMany({
        ...{ where: { organisationId: providerId }, orderBy: { at: 'desc' }, take: MOST_USES },
        select: { purpose: true, at: true, score: true, level: true },
      }),
    ]);
    const { lines, ...sums } = result;
    const lineOf = new Map(lines.map((line) => [line.key, line]));
    const key = (row: Row) => [row.at.toISOString(), row.key];
    return {
      ...{ provider, counts: counts.rows, standing: { asOf, ...sums, scheme, source } },
      uses: uses.map(({ purpose, at, score, level }) => ({
        ...{ purpose: purpose as 'admission', at: at.toISOString(), score, level: level as CreditLevel },
      })),
      ...page(events.rows, limit, key, (row) =>
        eventOf(
          row,
          lineOf.get(row.key),
          appeals.filter(({ eventKey }) => eventKey === row.key),
        ),
      ),
    };
  },
});

/** An event that happened between the two reads is not in the sum yet. */
function eventOf(
  { key, kind, at, contractId, purchaseId, source: number, month }: Row,
  line: CreditLine | undefined,
  appeals: readonly CreditAppeal[],
): z.input<typeof creditEvent> {
  const asked = appeals.map((appeal) => appeal.kind as AppealKind);
  const today = dayOf(instantOfMillis(Date.now()));
  return {
    ...{ key, kind, ...CREDIT_EVENTS[kind], at: at.toISOString(), source: { number, contractId, purchaseId, month } },
    ...{ points: line?.points ?? 0, countedAs: line?.as ?? 'noted' },
    appeals: appeals.map(({ text, reason, handedInAt, decidedAt, ...appeal }) => ({
      ...{ kind: appeal.kind as AppealKind, state: appeal.state as AppealState, text, reason },
      ...{ handedInAt: handedInAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
    })),
    mayAsk: [...appealsPossible(kind, instantOfMillis(at.getTime()), asked, today)],
  };
}
