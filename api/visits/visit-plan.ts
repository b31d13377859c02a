import { z } from 'zod';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import { businessDay } from '../contracts/business-day.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import { joinServiceName } from './served.ts';
import { contractOfRecords, isOwn, monthsOfContract, type RecordedContract } from './visit-contract.ts';

const lineShape = {
  service: z.string().max(20).meta({ description: 'Code of the guidance directory' }),
  dependency: z.enum(DEPENDENCY_ORDER),
  perMonth: z.int().min(0).max(200),
};

const planSchema = z
  .object({
    services: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    lines: z.array(z.object(lineShape)),
    mayChange: z.boolean(),
    mayRecord: z.boolean().meta({ description: 'The caller may record visits now' }),
    mayImport: z
      .boolean()
      .meta({ description: 'The caller is of the contract’s provider, and may record many at once' }),
    mayRate: z.boolean().meta({ description: 'The caller may ask recipients, and write down what they say' }),
    mayEnd: z.boolean().meta({ description: 'The caller may record that a recipient died or moved away' }),
    number: z.string().meta({ description: 'Of the contract' }),
    month: z
      .int()
      .nullable()
      .meta({ description: 'The month of service that runs now, or the last; null without a term' }),
    months: z.int(),
  })
  .meta({ id: 'VisitPlan' });

const SERVICES = `
  SELECT owed.code, coalesce(item.name_zh, owed.code) AS zh, coalesce(item.name_en, owed.code) AS en
  FROM (SELECT DISTINCT service_code AS code FROM coverage WHERE contract_id = $1) owed
  ${joinServiceName('$1', 'owed.code')}
  ORDER BY owed.code`;

export const getPlan = route({
  method: 'get',
  path: '/contracts/{contractId}/visits/plan',
  operationId: 'getVisitPlan',
  summary: '每月服务次数标准 · How many visits a month the contract owes',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  success: { status: 200, schema: planSchema, description: 'The delivery standard, and what may be done here' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    const [today, lines, { rows: services }] = await Promise.all([
      businessDay(database.prisma, contract.purchaseId),
      database.prisma.visitPlan.findMany({
        where: { contractId },
        orderBy: [{ serviceCode: 'asc' }, { dependency: 'asc' }],
      }),
      database.pool.query<{ code: string; zh: string; en: string }>(SERVICES, [contractId]),
    ]);
    const mayRecord = caller.ability.can('create', 'Visit') && IN_FORCE.includes(contract.state);
    return {
      services,
      lines: lines.map(({ serviceCode: service, dependency, perMonth }) => ({
        ...{ service, perMonth, dependency: dependency as (typeof DEPENDENCY_ORDER)[number] },
      })),
      mayChange: caller.ability.can('work', 'Visit'),
      mayRecord,
      mayImport: mayRecord && isOwn(caller, contract),
      mayEnd: caller.ability.can('work', 'Recipient'),
      mayRate: caller.ability.can('create', 'Feedback') && !isOwn(caller, contract),
      number: contract.number,
      ...monthNow(contract, today),
    };
  },
});

function monthNow(contract: RecordedContract, today: Day): { month: number | null; months: number } {
  const months = monthsOfContract(contract);
  const now = months.find(({ to }) => today <= to) ?? months.at(-1);
  return { month: now?.month ?? null, months: months.length };
}

const IN_FORCE: readonly string[] = ['running', 'suspended'];

const planInput = z.strictObject({ lines: z.array(z.strictObject(lineShape)).max(60) }).meta({
  id: 'VisitPlanInput',
  example: { lines: [{ service: 'B01', dependency: 'full', perMonth: 8 }] },
});

/** What the contract's text owes, entered once; a change is on record (audit). */
export const setPlan = route({
  method: 'put',
  path: '/contracts/{contractId}/visits/plan',
  operationId: 'setVisitPlan',
  summary: '设定每月服务次数标准 · Set how many visits a month the contract owes',
  tag: 'contracts',
  access: ['work', 'Visit'],
  params: contractParams,
  body: planInput,
  success: { status: 204, description: 'The standard holds from now on' },
  problems: ['not-found'],
  async handle({ params: { contractId }, body: { lines }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const keys = lines.map(({ service, dependency }) => `${service} ${dependency}`);
    const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
    if (twice !== -1) {
      const message = '同一服务、同一失能等级只能有一行。 / One line a service and level.';
      throw invalid([{ pointer: `/lines/${twice}`, in: 'body', code: 'repeated', message }]);
    }
    await database.prisma.$transaction(async (tx) => {
      await tx.visitPlan.deleteMany({ where: { contractId } });
      await tx.visitPlan.createMany({
        data: lines.map(({ service: serviceCode, ...line }) => ({
          ...{ contractId, serviceCode, ...line, setBy: caller.userId },
        })),
      });
      await tx.auditEvent.create({
        data: {
          ...{
            actorId: caller.userId,
            actorRole: caller.roles[0] ?? null,
            action: 'contract.visit-plan',
            objectType: 'contract',
            objectId: contractId,
          },
          detail: { lines },
        },
      });
    });
    return undefined;
  },
});
