import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import type { Database } from '../../prisma/database.ts';
import { contractScope, seesRegion, takeoverScope } from '../access/scope.ts';
import { route } from '../route.ts';
import { readinessAnswer, readinessSchema, riskAnswer, riskOfRow, riskSchema } from '../supervision/assessment.ts';
import { contractRows } from '../supervision/contract-rows.ts';
import { readinessRows } from '../supervision/readiness-rows.ts';
import { workflowUrl } from '../workflow-url.ts';
import { contractItem, contractItemSchema } from './contract-answer.ts';
import { contractPayments, paymentSchema } from './contract-payments.ts';
import { coverageNow, recipientGroups } from './coverage-now.ts';
import { earmarkAnswer, earmarkSchema } from './earmark-answer.ts';
import { standbyOf } from './standby-of.ts';
import { contractNotFound, contractParams } from './visible-contract.ts';

const organisation = z.object({ id: z.uuid(), name: z.string() });
const instant = z.iso.datetime();

const takeoverPlanSchema = z.object({
  trigger: z.string(),
  scope: z.string(),
  costCapPercent: z.int(),
  dataHandover: z.string(),
  staffHandover: z.string(),
  end: z.string(),
});

const detailSchema = contractItemSchema
  .extend({
    signedAt: instant.nullable(),
    legalBasis: z.string().nullable(),
    acceptancePlan: z.string().nullable(),
    takeoverPlan: takeoverPlanSchema.nullable().meta({ description: 'A condition of signing (CT-01)' }),
    standby: z
      .array(
        z.object({
          position: z.int(),
          provider: organisation,
          capacity: z.int().nullable().meta({ description: 'Recipients it can serve at once; for offices' }),
          serving: z.int().nullable().meta({ description: 'Recipients it serves already; for offices' }),
        }),
      )
      .meta({ description: 'In order of asking' }),
    payments: z.array(paymentSchema),
    earmarks: z
      .array(earmarkSchema)
      .meta({ description: 'Sources of the money; for the parties, empty in purchases from before (BU-03)' }),
    smallEnterprise: z.boolean().meta({ description: 'The contractor is a small or medium enterprise (DL-08)' }),
    lateRateBasisPoints: z.int().nullable().meta({
      description: 'Agreed interest for late payment, hundredths of a per cent a year; null: of the law (DL-08)',
    }),
    inspections: z.array(
      z.object({
        month: z.int(),
        result: z.enum(['pass', 'problems']),
        visitsPlanned: z.int(),
        visitsDone: z.int(),
        satisfaction: z.int().meta({ description: '0–100 %' }),
        notes: z.string(),
        inspectedAt: instant,
      }),
    ),
    takeovers: z.array(
      z.object({
        id: z.uuid(),
        seq: z.int(),
        drill: z.boolean(),
        state: z.string(),
        outcome: z.string().nullable(),
        requestedAt: instant,
      }),
    ),
    coverage: z
      .object({ covered: z.int(), total: z.int() })
      .meta({ description: 'Recipients’ services with a responsible provider now (I6)' }),
    purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
    lot: z.object({ seq: z.int(), name: z.string() }),
    takeoverId: z.uuid().nullable().meta({ description: 'Of an interim contract: the takeover it bridges' }),
    groups: z
      .array(
        z.object({
          township: z.string(),
          dependency: z.enum(DEPENDENCY_ORDER),
          recipients: z.int(),
          services: z.int(),
          covered: z.int(),
        }),
      )
      .meta({ description: 'Recipients by township and dependency; for offices' }),
    risk: riskSchema.nullable().meta({ description: 'Of a main contract in force; for offices' }),
    readiness: readinessSchema.nullable().meta({ description: 'As risk' }),
    workflowUrl: z.url().nullable().meta({ description: 'The workflow in the Temporal UI, for offices' }),
  })
  .meta({ id: 'Contract' });

type Detail = z.input<typeof detailSchema>;

const WITH_ALL = {
  provider: { select: { id: true, name: true } },
  standby: { include: { provider: { select: { id: true, name: true } } }, orderBy: { position: 'asc' } },
  payments: { orderBy: { seq: 'asc' } },
  inspections: { orderBy: { month: 'asc' } },
  takeovers: { orderBy: { seq: 'asc' } },
  purchase: { select: { id: true, number: true, name: true } },
  lot: { select: { seq: true, name: true } },
} satisfies Prisma.ContractInclude;

type ContractRow = Prisma.ContractGetPayload<{ include: typeof WITH_ALL }>;

export const getContract = route({
  method: 'get',
  path: '/contracts/{contractId}',
  operationId: 'getContract',
  summary: '合同详情 · One contract',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  success: { status: 200, schema: detailSchema, description: 'The contract' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database, environment }) {
    const where = { AND: [{ id: contractId }, contractScope(caller)] };
    const row = await database.prisma.contract.findFirst({ where, include: WITH_ALL });
    if (row === null) throw contractNotFound();
    const item = contractItem(row);
    const official = seesRegion(caller, row.regionCode);
    // Whoever stands by knows the plan and its own place in it, not how the contractor is paid and judged.
    const party = official || row.providerId === caller.organisationId;
    const known = await database.prisma.takeover.findMany({
      where: { AND: [{ contractId: row.id }, takeoverScope(caller)] },
      select: { id: true },
    });
    return {
      ...item,
      signedAt: row.signedAt?.toISOString() ?? null,
      legalBasis: row.legalBasis,
      acceptancePlan: row.acceptancePlan,
      takeoverPlan: row.takeoverPlan === null ? null : takeoverPlanSchema.parse(row.takeoverPlan),
      standby: official
        ? await standbyOf(database, row.id)
        : plainStandby(row).filter(({ provider }) => party || provider.id === caller.organisationId),
      ...(party
        ? await contractPayments(database, row)
        : { payments: [], smallEnterprise: false, lateRateBasisPoints: null }),
      earmarks: party ? await earmarkAnswer(database.pool, row.purchaseId) : [],
      inspections: party ? inspectionsOf(row) : [],
      takeovers: row.takeovers
        .filter(({ id }) => known.some((takeover) => takeover.id === id))
        .map(({ id, seq, drill, state, outcome, requestedAt }) => {
          return { id, seq, drill, state, outcome, requestedAt: requestedAt.toISOString() };
        }),
      coverage: await coverageNow(database, row.id),
      purchase: row.purchase,
      lot: row.lot,
      takeoverId: row.takeoverId,
      groups: official ? await recipientGroups(database, row.id) : [],
      ...(await assessmentOf(database, official ? row : undefined)),
      workflowUrl: official && item.workflowId !== null ? workflowUrl(environment, item.workflowId) : null,
    };
  },
});

/** The order is the plan's; what a competitor can serve is not for the others to know. */
function plainStandby({ standby }: ContractRow): Detail['standby'] {
  return standby.map(({ position, provider }) => ({ position, provider, capacity: null, serving: null }));
}

async function assessmentOf(
  database: Database,
  row: ContractRow | undefined,
): Promise<Pick<Detail, 'risk' | 'readiness'>> {
  const [judged] = row === undefined ? [] : await contractRows(database, row.regionCode, row.id);
  if (judged === undefined) return { risk: null, readiness: null };
  const ready = (await readinessRows(database, [judged.id])).get(judged.id);
  return {
    risk: riskAnswer(riskOfRow(judged), judged),
    readiness: ready === undefined ? null : readinessAnswer(judged, ready),
  };
}

function inspectionsOf({ inspections }: ContractRow): Detail['inspections'] {
  return inspections.map(({ month, result, visitsPlanned, visitsDone, satisfaction, notes, inspectedAt }) => ({
    month,
    result: result === 'pass' ? 'pass' : 'problems',
    visitsPlanned,
    visitsDone,
    satisfaction,
    notes,
    inspectedAt: inspectedAt.toISOString(),
  }));
}
