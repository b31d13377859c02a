import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { LAST_RESORT_RUNGS } from '../../domain/contracts/last-resort.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { seesRegion } from '../access/scope.ts';
import { route } from '../route.ts';
import { workflowUrl } from '../workflow-url.ts';
import { afterTakeover } from './succession-answer.ts';
import { storedReport } from './drill-report.ts';
import { byDependency, placedGroups, sum, withoutProvider, type PlacedGroup } from './placement.ts';
import { endOf, takeoverFacts, whenAllCovered, takeoverSchema, type TakeoverAnswer } from './takeover-answer.ts';
import { takeoverEvents } from './takeover-events.ts';
import { taskAnswer, tasksOf, type TaskRow } from './takeover-tasks.ts';
import { takeoverNotFound, takeoverParams, visibleTakeover } from './visible-takeover.ts';

const named = { select: { id: true, name: true } } as const;

const WITH_ALL = {
  contract: {
    select: {
      id: true,
      number: true,
      purchaseId: true,
      paymentsFrozenAt: true,
      provider: named,
      standby: { include: { provider: named }, orderBy: { position: 'asc' } },
    },
  },
  invitations: { include: { provider: named }, orderBy: { position: 'asc' } },
  bridges: { include: { provider: named }, orderBy: { number: 'asc' } },
  failures: { include: { provider: named }, orderBy: { reportedAt: 'asc' } },
  drillReport: true,
  lastResort: named,
} satisfies Prisma.TakeoverInclude;

type TakeoverRow = Prisma.TakeoverGetPayload<{ include: typeof WITH_ALL }>;

export const getTakeover = route({
  method: 'get',
  path: '/takeovers/{takeoverId}',
  operationId: 'getTakeover',
  summary: '接管进展 · One takeover and its coverage',
  description: 'Offices see all of it. A provider sees how far it has come, and its own part.',
  tag: 'takeovers',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  success: { status: 200, schema: takeoverSchema, description: 'The takeover' },
  problems: ['not-found'],
  async handle({ params: { takeoverId }, caller }, { database, environment }) {
    const where = visibleTakeover(caller, takeoverId);
    const row = await database.prisma.takeover.findFirst({ where, include: WITH_ALL });
    if (row === null) throw takeoverNotFound();
    const workflow = workflowId.takeover(row.contract.number, row.seq);
    const official = seesRegion(caller, row.regionCode);
    const failed = row.contract.provider.id === caller.organisationId;
    const [groups, gaps, tasks, services, requestedBy, after] = await Promise.all([
      placedGroups(database, takeoverId),
      withoutProvider(database, takeoverId),
      tasksOf(database, row.contract.purchaseId, [workflow, workflowId.succession(row.contract.number, row.seq)]),
      bridgedServices(database, takeoverId),
      personOf(database, row.requestedBy),
      afterTakeover(database, row, { official, failed }),
    ]);
    const sees = (providerId: string | null) => official || providerId === caller.organisationId;
    return {
      ...takeoverFacts(row),
      ...progressOf(row, groups),
      reason: row.reasonText,
      requestedBy: official ? requestedBy : null,
      groups: groups.filter((group) => sees(group.providerId)).map(groupAnswer),
      withoutProvider: gaps,
      standby: standbyOf(row).filter(({ provider }) => sees(provider.id)),
      lastResort: official ? lastResortOf(row) : null,
      tasks: tasks.filter((task) => sees(task.candidateOrgId)).map((task) => taskAnswer(task, caller)),
      events: official ? eventsOf(row, groups, tasks, requestedBy?.displayName ?? null) : [],
      ...after,
      bridges: bridgesOf(row, services).filter(({ provider }) => sees(provider.id)),
      report: official && row.drillReport !== null ? storedReport(row.drillReport.report) : null,
      paymentsFrozenAt: row.drill ? null : (row.contract.paymentsFrozenAt?.toISOString() ?? null),
      settlementFen: row.settlementFen === null ? null : Number(row.settlementFen),
      workflowUrl: official ? workflowUrl(environment, workflow) : null,
      checkedAt: new Date().toISOString(),
    };
  },
});

function progressOf(
  row: TakeoverRow,
  groups: readonly PlacedGroup[],
): Pick<TakeoverAnswer, 'coverage' | 'byDependency' | 'timings'> {
  const levels = byDependency(groups);
  const coverage = { covered: sum(levels, (level) => level.covered), total: sum(levels, (level) => level.total) };
  return {
    coverage,
    byDependency: levels,
    timings: {
      requestedAt: row.requestedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      firstCoveredAt: firstCovered(groups)?.toISOString() ?? null,
      lastCoveredAt: whenAllCovered(row, coverage)?.toISOString() ?? null,
      closedAt: endOf(row)?.toISOString() ?? null,
    },
  };
}

function firstCovered(groups: readonly PlacedGroup[]): Date | null {
  const times = groups.flatMap(({ firstCoveredAt }) => (firstCoveredAt === null ? [] : [firstCoveredAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function groupAnswer(group: PlacedGroup): TakeoverAnswer['groups'][number] {
  const { township, dependency, providerId, providerName, pending, covered, visited } = group;
  const provider = providerId === null ? null : { id: providerId, name: providerName ?? '' };
  return { township, dependency, provider, pending, covered, visited };
}

type Standby = TakeoverAnswer['standby'][number];

const NOT_ASKED = { state: 'not-asked', passReason: null, askedFor: null, capacity: 0, answeredAt: null } as const;

/** Those who were asked, and after them those of the plan who have not been. */
function standbyOf({ invitations, contract }: TakeoverRow): Standby[] {
  return contract.standby.map(({ position, provider }) => {
    const invitation = invitations.find((candidate) => candidate.position === position);
    if (invitation === undefined) return { position, provider, ...NOT_ASKED };
    return {
      position,
      provider,
      state: invitation.state as Standby['state'],
      passReason: invitation.passReason as Standby['passReason'],
      askedFor: invitation.askedFor,
      capacity: invitation.capacity,
      answeredAt: invitation.answeredAt?.toISOString() ?? null,
    };
  });
}

function lastResortOf({ lastResort, lastResortRung }: TakeoverRow): TakeoverAnswer['lastResort'] {
  const rung = LAST_RESORT_RUNGS.find((one) => one === lastResortRung);
  return lastResort === null || rung === undefined ? null : { organisation: lastResort, rung };
}

function eventsOf(
  row: TakeoverRow,
  groups: readonly PlacedGroup[],
  tasks: readonly TaskRow[],
  requester: string | null,
) {
  const { requestedAt, lastCoveredAt, invitations, failures, contract, drill } = row;
  const frozenAt = drill ? null : contract.paymentsFrozenAt;
  const firstCoveredAt = firstCovered(groups);
  return takeoverEvents({
    requestedAt,
    requester,
    frozenAt,
    firstCoveredAt,
    lastCoveredAt,
    closedAt: endOf(row),
    invitations,
    failures,
    tasks,
  });
}

function bridgesOf({ bridges }: TakeoverRow, services: ReadonlyMap<string, number>): TakeoverAnswer['bridges'] {
  return bridges.map(({ id, number, provider, state, legalBasis, ratePercent, endsOn }) => {
    return {
      ...{ id, number, provider, state, services: services.get(id) ?? 0, legalBasis: legalBasis ?? '' },
      ...{ ratePercent: ratePercent!, endsOn: endsOn!.toISOString().slice(0, 10) },
    };
  });
}

/** How many recipients' services each interim contract of the takeover serves now. */
async function bridgedServices({ pool }: Database, takeoverId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ id: string; services: number }>({
    name: 'bridged-services',
    text: `SELECT c.id, count(*)::int AS services FROM contract c JOIN coverage v ON v.contract_id = c.id
           WHERE c.takeover_id = $1 AND upper_inf(v.period) GROUP BY c.id`,
    values: [takeoverId],
  });
  return new Map(rows.map(({ id, services }) => [id, services]));
}

async function personOf({ prisma }: Database, userId: string | null) {
  if (userId === null) return null;
  return prisma.user.findUnique({ where: { id: userId }, select: { id: true, displayName: true } });
}
