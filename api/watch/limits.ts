import { z } from 'zod';
import { limitOf, RECORD_RULE_CODES, type Limits } from '../../domain/contracts/record-rules.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import { contractOfRecords } from '../visits/visit-contract.ts';

const limitShape = {
  rule: z.enum(RECORD_RULE_CODES),
  value: z.int().min(1).max(10_000),
  basis: z.string().trim().min(4).max(200).meta({ description: 'What it rests on: a clause, a decision' }),
};

const limitsSchema = z
  .object({
    rules: z.array(
      z.object({
        rule: z.enum(RECORD_RULE_CODES),
        limit: z.int().meta({ description: 'In force: the contract’s own, or the house’s (HS-18)' }),
        own: z.object({ value: z.int(), basis: z.string() }).nullable(),
      }),
    ),
    mayChange: z.boolean(),
  })
  .meta({ id: 'WatchLimits' });

export const getLimits = route({
  method: 'get',
  path: '/contracts/{contractId}/watch',
  operationId: 'getWatchLimits',
  summary: '巡查界限 · From when on the records of a contract are pointed out',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  params: contractParams,
  success: { status: 200, schema: limitsSchema, description: 'Every rule with its limit' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const rows = await database.prisma.watchLimit.findMany({ where: { contractId } });
    const own: Limits = Object.fromEntries(rows.map(({ rule, value }) => [rule, value]));
    const today = dayOf(instantOfMillis(Date.now()));
    return {
      rules: RECORD_RULE_CODES.map((rule) => {
        const row = rows.find((candidate) => candidate.rule === rule);
        return {
          ...{ rule, limit: limitOf(rule, own, today) },
          own: row === undefined ? null : { value: row.value, basis: row.basis },
        };
      }),
      mayChange: caller.ability.can('work', 'Visit'),
    };
  },
});

export const setLimits = route({
  method: 'put',
  path: '/contracts/{contractId}/watch',
  operationId: 'setWatchLimits',
  summary: '设定巡查界限 · Give a contract limits of its own',
  description: 'Rules that are left out have the house’s limit (HS-18). What was found stays found.',
  tag: 'contracts',
  access: ['work', 'Visit'],
  params: contractParams,
  body: z.strictObject({ limits: z.array(z.strictObject(limitShape)).max(RECORD_RULE_CODES.length) }).meta({
    id: 'WatchLimitsInput',
    example: { limits: [{ rule: 'missed-visits', value: 5, basis: '合同第三条：每月漏访不超过百分之五' }] },
  }),
  success: { status: 204, description: 'The limits hold from now on' },
  problems: ['not-found'],
  async handle({ params: { contractId }, body: { limits }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const rules = limits.map(({ rule }) => rule);
    const twice = rules.findIndex((rule, at) => rules.indexOf(rule) !== at);
    if (twice !== -1) {
      const message = '同一规则只能有一行。 / One line a rule.';
      throw invalid([{ pointer: `/limits/${twice}`, in: 'body', code: 'repeated', message }]);
    }
    await database.prisma.$transaction(async (tx) => {
      await tx.watchLimit.deleteMany({ where: { contractId } });
      await tx.watchLimit.createMany({
        data: limits.map((limit) => ({ contractId, ...limit, setBy: caller.userId })),
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'contract.watch-limits' },
          ...{ objectType: 'contract', objectId: contractId, detail: { limits } },
        },
      });
    });
    return undefined;
  },
});
