import { z } from 'zod';
import { isDay, type Day } from '../../domain/time/shanghai.ts';
import { contractScope, seesRegion } from '../access/scope.ts';
import { evaluatorsOf } from '../contract/task-forms/evaluation-forms.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { contractOfRecords, isOwn } from '../visits/visit-contract.ts';
import { evaluationOf, evaluationSchema } from './evaluation-answer.ts';

const WITH_SAMPLE = {
  evaluator: { select: { name: true } },
  sample: { select: { answer: { select: { givenAt: true } } } },
} as const;

const ENDED = ['published', 'void'];

const evaluationsSchema = z
  .object({
    evaluations: z.array(evaluationSchema),
    mayAsk: z.boolean().meta({ description: 'The caller may ask for one now' }),
    evaluators: z.array(z.object({ id: z.uuid(), name: z.string() })).meta({ description: 'For whoever may ask' }),
  })
  .meta({ id: 'PerformanceEvaluations' });

export const listEvaluations = route({
  method: 'get',
  path: '/contracts/{contractId}/evaluations',
  operationId: 'listEvaluations',
  summary: '绩效评价 · The performance evaluations of a contract, the newest first',
  description: 'Its provider reads a result from its announcement on, and never what one recipient has said.',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  success: { status: 200, schema: evaluationsSchema, description: 'All of them: a few' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, context) {
    const { prisma } = context.database;
    const contract = await prisma.contract.findFirst({ where: { AND: [{ id: contractId }, contractScope(caller)] } });
    if (contract === null) throw contractNotFound();
    const inside = isOwn(caller, contract) || seesRegion(caller, contract.regionCode);
    const rows = await prisma.performanceEvaluation.findMany({
      where: { contractId, ...(inside ? {} : { state: 'published' }) },
      include: WITH_SAMPLE,
      orderBy: { seq: 'desc' },
    });
    const open = rows.some(({ state }) => !ENDED.includes(state));
    const may = caller.ability.can('work', 'Evaluation') && contract.kind === 'main' && contract.startsOn !== null;
    return {
      evaluations: rows.map(evaluationOf),
      mayAsk: may && !open,
      evaluators: may ? await evaluatorsOf(context, contractId) : [],
    };
  },
});

const evaluationInput = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    evaluatorId: z.uuid().optional().meta({ description: 'Third party; may be left out' }),
  })
  .meta({ id: 'EvaluationInput', example: { from: '2027-01-01', to: '2027-06-30' } });

const asked = z.object({ id: z.uuid(), seq: z.int() }).meta({ id: 'EvaluationAsked' });

/** The row is its workflow's own outbox. The whole term may be evaluated once it is over, too. */
export const askEvaluation = route({
  method: 'post',
  path: '/contracts/{contractId}/evaluations',
  operationId: 'askEvaluation',
  summary: '发起绩效评价 · Evaluate a period of a contract',
  description: 'One at a time (DL-07).',
  tag: 'contracts',
  access: ['work', 'Evaluation'],
  params: contractParams,
  body: evaluationInput,
  success: { status: 202, schema: asked, description: 'Recorded; buyer, third party and a sample are asked' },
  problems: ['not-found', 'evaluation-running', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { contractId }, body, caller, create }, context) {
    const contract = await contractOfRecords(context.database, caller, contractId);
    const days = { from: body.from as Day, to: body.to as Day };
    if (contract.kind !== 'main' || contract.startsOn === null || contract.endsOn === null) throw contractNotFound();
    const [startsOn, endsOn] = [contract.startsOn, contract.endsOn].map((date) => date.toISOString().slice(0, 10));
    if (!isDay(days.from) || days.from >= days.to || days.from < startsOn! || days.to > endsOn!) {
      const message = `评价期间应在合同期 ${startsOn} 至 ${endsOn} 之内。 / The period lies within the contract’s.`;
      throw invalid([{ pointer: '/to', in: 'body', code: 'period', message, rule: 'DL-07' }]);
    }
    const evaluators = await evaluatorsOf(context, contractId);
    if (body.evaluatorId !== undefined && !evaluators.some(({ id }) => id === body.evaluatorId)) {
      const message = '不是本地区的第三方评估机构。 / Not a third party of the region.';
      throw invalid([{ pointer: '/evaluatorId', in: 'body', code: 'no_such_evaluator', message, rule: 'PE-01' }]);
    }
    return create(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
      const open = { contractId, state: { notIn: ENDED } };
      if ((await tx.performanceEvaluation.count({ where: open })) > 0) throw running();
      const seq = (await tx.performanceEvaluation.count({ where: { contractId } })) + 1;
      const { id } = await tx.performanceEvaluation.create({
        data: {
          ...{ contractId, seq, regionCode: contract.regionCode, requestedBy: caller.userId },
          ...{ periodFrom: new Date(days.from), periodTo: new Date(days.to), evaluatorId: body.evaluatorId ?? null },
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'officer', action: 'evaluation.asked' },
          ...{ objectType: 'contract', objectId: contractId, detail: { evaluationId: id, seq } },
        },
      });
      return { id, seq };
    });
  },
});

function running(): Problem {
  return new Problem('evaluation-running', {
    detail: {
      zh: '该合同已有绩效评价正在进行，公布结果后才能再次发起。',
      en: 'An evaluation of this contract is under way; ask again when its result is published.',
    },
  });
}
