import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { route } from '../route.ts';
import { DEPENDENCY_ORDER, takeoverProgress, type LevelProgress } from './takeover-progress.ts';
import { takeoverNotFound, takeoverParams, visibleTakeover } from './visible-takeover.ts';

const instant = z.iso.datetime().nullable();
const count = z.int();

const INVITATION_STATES = ['asked', 'accepted', 'declined', 'expired'] as const;

const takeoverSchema = z
  .object({
    id: z.uuid(),
    seq: count,
    contract: z.object({ id: z.uuid(), number: z.string() }),
    failedProvider: z.object({ id: z.uuid(), name: z.string() }),
    region: z.string(),
    reasonCode: z.string(),
    reason: z.string(),
    urgency: z.enum(['ordinary', 'urgent']),
    drill: z.boolean(),
    state: z.enum(['requested', 'running', 'closed', 'dismissed']),
    outcome: z.enum(['returned', 'terminated', 'drilled', 'dismissed']).nullable(),
    workflowId: z.string(),
    coverage: z
      .object({ covered: count, total: count })
      .meta({ description: 'Recipients’ services that have a new provider, of all that the failed contract owed' }),
    byDependency: z
      .array(z.object({ dependency: z.enum(DEPENDENCY_ORDER), covered: count, visited: count, total: count }))
      .meta({ description: 'The most dependent first' }),
    timings: z.object({
      requestedAt: z.iso.datetime(),
      decidedAt: instant,
      firstCoveredAt: instant,
      lastCoveredAt: instant.meta({ description: 'When the last recipient was covered; null while one is not' }),
      closedAt: instant,
    }),
    standby: z.array(
      z.object({
        position: count,
        provider: z.object({ id: z.uuid(), name: z.string() }),
        state: z.enum(INVITATION_STATES),
        capacity: count,
        answeredAt: instant,
      }),
    ),
    settlementFen: z.int().nullable().meta({ description: 'Fen; + owed to, − by the failed contractor' }),
  })
  .meta({ id: 'Takeover' });

type TakeoverAnswer = z.input<typeof takeoverSchema>;

const named = { select: { id: true, name: true } } as const;

const WITH_ALL = {
  contract: { select: { id: true, number: true, provider: named } },
  invitations: { include: { provider: named }, orderBy: { position: 'asc' } },
} satisfies Prisma.TakeoverInclude;

type TakeoverRow = Prisma.TakeoverGetPayload<{ include: typeof WITH_ALL }>;

export const getTakeover = route({
  method: 'get',
  path: '/takeovers/{takeoverId}',
  operationId: 'getTakeover',
  summary: '接管进展 · One takeover and its coverage',
  tag: 'takeovers',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  success: { status: 200, schema: takeoverSchema, description: 'The takeover' },
  problems: ['not-found'],
  async handle({ params: { takeoverId }, caller }, { database }) {
    const where = visibleTakeover(caller, takeoverId);
    const row = await database.prisma.takeover.findFirst({ where, include: WITH_ALL });
    if (row === null) throw takeoverNotFound();
    const levels = await takeoverProgress(database, takeoverId);
    return { ...factsOf(row), ...progressOf(row, levels), standby: standbyOf(row) };
  },
});

function factsOf(row: TakeoverRow) {
  const { id, seq, contract, regionCode, reasonCode, reasonText, urgency, drill, state, outcome, settlementFen } = row;
  return {
    id,
    seq,
    contract: { id: contract.id, number: contract.number },
    failedProvider: contract.provider,
    region: regionCode,
    reasonCode,
    reason: reasonText,
    urgency: urgency as TakeoverAnswer['urgency'],
    drill,
    state: state as TakeoverAnswer['state'],
    outcome: outcome as TakeoverAnswer['outcome'],
    workflowId: workflowId.takeover(contract.number, seq),
    settlementFen: settlementFen === null ? null : Number(settlementFen),
  };
}

function progressOf(
  row: TakeoverRow,
  levels: readonly LevelProgress[],
): Pick<TakeoverAnswer, 'coverage' | 'byDependency' | 'timings'> {
  const total = sum(levels, (level) => level.total);
  const covered = row.drill ? drilled(row, total) : sum(levels, (level) => level.covered);
  const first = levels.flatMap(({ firstCoveredAt }) => (firstCoveredAt === null ? [] : [firstCoveredAt.getTime()]));
  return {
    coverage: { covered, total },
    byDependency: levels.map((level) => {
      return { dependency: level.dependency, covered: level.covered, visited: level.visited, total: level.total };
    }),
    timings: {
      requestedAt: row.requestedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      firstCoveredAt: first.length === 0 ? null : new Date(Math.min(...first)).toISOString(),
      lastCoveredAt: row.lastCoveredAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
    },
  };
}

/** A drill changes no responsibility: what the answers so far would have covered. */
function drilled({ invitations, lastCoveredAt }: TakeoverRow, total: number): number {
  if (lastCoveredAt !== null) return total;
  const accepted = invitations.filter(({ state }) => state === 'accepted');
  return Math.min(
    total,
    accepted.reduce((capacity, invitation) => capacity + invitation.capacity, 0),
  );
}

function sum(levels: readonly LevelProgress[], of: (level: LevelProgress) => number): number {
  return levels.reduce((total, level) => total + of(level), 0);
}

function standbyOf({ invitations }: TakeoverRow): TakeoverAnswer['standby'] {
  return invitations.map(({ position, provider, state, capacity, answeredAt }) => ({
    position,
    provider,
    state: state as (typeof INVITATION_STATES)[number],
    capacity,
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
