import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { contractScope } from '../access/scope.ts';
import { route } from '../route.ts';
import { contractItem, contractItemSchema, dayText } from './contract-answer.ts';
import { coverageNow } from './coverage-now.ts';
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
      .array(z.object({ position: z.int(), provider: organisation }))
      .meta({ description: 'In order of asking' }),
    payments: z.array(
      z.object({
        seq: z.int(),
        amountFen: z.int(),
        dueOn: z.iso.date(),
        state: z.enum(['scheduled', 'paid', 'withheld']),
        paidAt: instant.nullable(),
      }),
    ),
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
      z.object({ id: z.uuid(), seq: z.int(), drill: z.boolean(), state: z.string(), outcome: z.string().nullable() }),
    ),
    coverage: z
      .object({ covered: z.int(), total: z.int() })
      .meta({ description: 'Recipients’ services with a responsible provider now (I6)' }),
  })
  .meta({ id: 'Contract' });

type Detail = z.input<typeof detailSchema>;

const WITH_ALL = {
  provider: { select: { id: true, name: true } },
  standby: { include: { provider: { select: { id: true, name: true } } }, orderBy: { position: 'asc' } },
  payments: { orderBy: { seq: 'asc' } },
  inspections: { orderBy: { month: 'asc' } },
  takeovers: { orderBy: { seq: 'asc' } },
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
  async handle({ params: { contractId }, caller }, { database }) {
    const where = { AND: [{ id: contractId }, contractScope(caller)] };
    const row = await database.prisma.contract.findFirst({ where, include: WITH_ALL });
    if (row === null) throw contractNotFound();
    return {
      ...contractItem(row),
      signedAt: row.signedAt?.toISOString() ?? null,
      legalBasis: row.legalBasis,
      acceptancePlan: row.acceptancePlan,
      takeoverPlan: row.takeoverPlan === null ? null : takeoverPlanSchema.parse(row.takeoverPlan),
      standby: row.standby.map(({ position, provider }) => ({ position, provider })),
      payments: paymentsOf(row),
      inspections: inspectionsOf(row),
      takeovers: row.takeovers.map(({ id, seq, drill, state, outcome }) => ({ id, seq, drill, state, outcome })),
      coverage: await coverageNow(database, row.id),
    };
  },
});

function paymentsOf({ payments }: ContractRow): Detail['payments'] {
  return payments.map(({ seq, amountFen, dueOn, state, paidAt }) => ({
    seq,
    amountFen: Number(amountFen),
    dueOn: dayText(dueOn)!,
    state: state as Detail['payments'][number]['state'],
    paidAt: paidAt?.toISOString() ?? null,
  }));
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
