import { z } from 'zod';
import type { Database } from '../../prisma/database.ts';
import { seesRegion, takeoverScope } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { endOf, takeoverFacts, takeoverItemSchema, whenAllCovered } from './takeover-answer.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const keySchema = z.tuple([z.iso.datetime(), z.uuid()]);
const UNDER_WAY = ['requested', 'running', 'bridging'];

export const listTakeovers = route({
  method: 'get',
  path: '/takeovers',
  operationId: 'listTakeovers',
  summary: '接管列表 · Takeovers and drills, newest first',
  tag: 'takeovers',
  access: ['read', 'Takeover'],
  query: z.object({
    running: flag.optional().meta({ description: 'true: under way; false: ended' }),
    drill: flag.optional(),
    contract: z.uuid().optional(),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(takeoverItemSchema), description: 'A page of takeovers in the own scope' },
  problems: [],
  async handle({ query: { running, drill, contract, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, keySchema);
    const rows = await database.prisma.takeover.findMany({
      where: {
        AND: [
          takeoverScope(caller),
          running === undefined ? {} : { state: running ? { in: UNDER_WAY } : { notIn: UNDER_WAY } },
          drill === undefined ? {} : { drill },
          contract === undefined ? {} : { contractId: contract },
          after === undefined
            ? {}
            : { OR: [{ requestedAt: { lt: after[0] } }, { requestedAt: after[0], id: { lt: after[1] } }] },
        ],
      },
      include: {
        contract: { select: { id: true, number: true, provider: { select: { id: true, name: true } } } },
        drillReport: { select: { gaps: true } },
      },
      orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const counts = await caseCounts(
      database,
      rows.map(({ id }) => id),
    );
    return page(
      rows,
      limit,
      (row) => [row.requestedAt.toISOString(), row.id],
      (row) => {
        const coverage = coverageOf(counts.get(row.id));
        return {
          ...takeoverFacts(row),
          coverage,
          requestedAt: row.requestedAt.toISOString(),
          lastCoveredAt: whenAllCovered(row, coverage)?.toISOString() ?? null,
          closedAt: endOf(row)?.toISOString() ?? null,
          gaps: seesRegion(caller, row.regionCode) ? (row.drillReport?.gaps ?? null) : null,
        };
      },
    );
  },
});

interface Counts {
  readonly covered: number;
  readonly total: number;
}

function coverageOf(row: Counts | undefined): Counts {
  return { covered: row?.covered ?? 0, total: row?.total ?? 0 };
}

/** Services; of a drill those that somebody would have taken over. */
const COUNTS = `
  SELECT h.takeover_id AS id, count(*)::int AS total, (count(*) FILTER (WHERE h.state <> 'pending'))::int AS covered
  FROM handover_case h WHERE h.takeover_id = ANY ($1::uuid[]) GROUP BY h.takeover_id`;

async function caseCounts({ pool }: Database, takeoverIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const { rows } = await pool.query<Counts & { readonly id: string }>({
    name: 'takeover-case-counts',
    text: COUNTS,
    values: [takeoverIds],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
