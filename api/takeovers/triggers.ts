import { z } from 'zod';
import { isInForce } from '../../domain/contracts/contract-state.ts';
import { TRIGGER_CAUSE_CODES, WEIGHINGS, type TriggerCauseCode } from '../../domain/contracts/takeover-triggers.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { TakeoverTrigger } from '../../prisma/generated/client.ts';
import { contractScope } from '../access/scope.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

/** Triggers of one contract that are shown, the newest first. */
const MOST = 50;

const triggerSchema = z
  .object({
    id: z.uuid(),
    cause: z.enum(TRIGGER_CAUSE_CODES),
    facts: z.string().nullable().meta({ description: 'The contractor’s own words, or the document' }),
    raisedAt: z.iso.datetime(),
    state: z.enum(['open', ...WEIGHINGS]),
    reason: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    takeoverId: z.uuid().nullable(),
    taskId: z.string().nullable().meta({ description: 'Null for the moment until the supervisor is asked' }),
  })
  .meta({ id: 'TakeoverTrigger' });

export const listTriggers = route({
  method: 'get',
  path: '/contracts/{contractId}/triggers',
  operationId: 'listTakeoverTriggers',
  summary: '接管触发情形 · What has asked for a takeover of this contract to be weighed',
  description: 'The fifty newest, with what the supervisor decided on each.',
  tag: 'takeovers',
  access: ['read', 'Takeover'],
  params: contractParams,
  success: {
    status: 200,
    schema: z.object({ items: z.array(triggerSchema) }).meta({ id: 'TakeoverTriggers' }),
    description: 'The newest first',
  },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database: { prisma } }) {
    const contract = await prisma.contract.findFirst({
      where: { AND: [{ id: contractId }, contractScope(caller)] },
      select: { triggers: { orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }], take: MOST } },
    });
    if (contract === null) throw contractNotFound();
    return { items: contract.triggers.map(triggerOf) };
  },
});

const inabilityInput = z
  .strictObject({
    reason: z.string().trim().min(10).max(2000).meta({ description: 'What has happened; no names of recipients' }),
    servesUntil: z.iso.date().meta({ description: 'Last day on which everybody can still be served' }),
  })
  .meta({
    id: 'InabilityInput',
    example: { reason: '多名护理员同时离职，无法保证每日照料（示例）。', servesUntil: '2027-05-31' },
  });

const reported = z.object({ id: z.uuid() }).meta({ id: 'InabilityReported' });

/** The contractor's own word; its duties go on until others have taken over. */
export const reportInability = route({
  method: 'post',
  path: '/contracts/{contractId}/inability',
  operationId: 'reportInability',
  summary: '报告不能继续履约 · Say that one cannot go on with a contract',
  description:
    'A supervisor is asked within hours to weigh a takeover. The contractor stays responsible for every recipient until then (CT-06).',
  tag: 'takeovers',
  access: ['create', 'Report'],
  params: contractParams,
  body: inabilityInput,
  success: { status: 202, schema: reported, description: 'Recorded; a supervisor is asked' },
  problems: [
    'not-found',
    'contract-not-running',
    'inability-reported',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  handle({ params: { contractId: id }, body: { reason, servesUntil }, caller, create }) {
    return create(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${id}::uuid FOR UPDATE`;
      const contract = await tx.contract.findFirst({
        where: { AND: [{ id, kind: 'main', providerId: caller.organisationId }, contractScope(caller)] },
        include: { triggers: { where: { cause: 'self-report' } } },
      });
      if (contract === null) throw contractNotFound();
      if (!isInForce(contract.state)) throw notRunning();
      if (contract.triggers.some(({ state }) => state === 'open')) throw alreadyReported();
      const trigger = await tx.takeoverTrigger.create({
        data: {
          ...{ contractId: id, regionCode: contract.regionCode, cause: 'self-report', raisedBy: caller.userId },
          ...{ ref: String(contract.triggers.length + 1), facts: `${reason}（可服务至 ${servesUntil}）` },
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'provider', action: 'contract.inability-reported' },
          ...{ objectType: 'contract', objectId: id, detail: { triggerId: trigger.id } },
        },
      });
      return { id: trigger.id };
    });
  },
});

function notRunning(): Problem {
  return new Problem('contract-not-running', {
    detail: { zh: '合同不在履行中，无需报告。', en: 'The contract is not in force; there is nothing to report.' },
  });
}

function alreadyReported(): Problem {
  return new Problem('inability-reported', {
    detail: {
      zh: '您已经报告过，监督员正在研判；在他人接手以前请继续服务。',
      en: 'You have said so, and a supervisor is weighing it; go on serving until others have taken over.',
    },
  });
}

function triggerOf(row: TakeoverTrigger): z.input<typeof triggerSchema> {
  const { id, facts, reason, takeoverId } = row;
  return {
    ...{ id, facts, reason, takeoverId, cause: row.cause as TriggerCauseCode },
    state: row.state as z.input<typeof triggerSchema>['state'],
    ...{ raisedAt: row.raisedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null },
    taskId: row.startedAt === null ? null : `${workflowId.takeoverTrigger(id)}/weigh-takeover/1`,
  };
}
