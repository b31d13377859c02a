import { z } from 'zod';
import { houseLimit, RECORD_RULE_CODES, type RecordRuleCode } from '../../domain/contracts/record-rules.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { contractOfRecords } from '../visits/visit-contract.ts';

const value = z.int().min(1).max(10_000);
const basis = z.string().trim().min(4).max(200);

const limitsSchema = z
  .object({
    number: z.string().meta({ description: 'Of the contract' }),
    rules: z.array(
      z.object({
        rule: z.enum(RECORD_RULE_CODES),
        house: z.int().meta({ description: 'The house’s, where the contract has none of its own (HS-18)' }),
        limit: z.int().meta({ description: 'In force' }),
        changes: z
          .array(
            z.object({
              n: z.int(),
              value: z.int().nullable().meta({ description: 'null: the house’s again' }),
              basis: z.string(),
              by: z.string(),
              at: z.iso.datetime(),
            }),
          )
          .meta({ description: 'Every change for this contract, the last one first' }),
      }),
    ),
    mayChange: z.boolean(),
  })
  .meta({ id: 'WatchLimits' });

interface ChangeRow {
  readonly rule: RecordRuleCode;
  readonly n: number;
  readonly value: number | null;
  readonly basis: string;
  readonly by: string;
  readonly at: Date;
}

const CHANGES = `
  SELECT w.rule, w.n, w.value, w.basis, u.display_name AS by, w.set_at AS at
  FROM watch_limit w JOIN app_user u ON u.id = w.set_by WHERE w.contract_id = $1 ORDER BY w.rule, w.n DESC`;

export const getLimits = route({
  method: 'get',
  path: '/contracts/{contractId}/watch',
  operationId: 'getWatchLimits',
  summary: '巡查界限 · From when on the records of a contract are pointed out',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  params: contractParams,
  success: { status: 200, schema: limitsSchema, description: 'Every rule with its limit and its changes' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    const { number } = await contractOfRecords(database, caller, contractId);
    const { rows } = await database.pool.query<ChangeRow>(CHANGES, [contractId]);
    const today = dayOf(instantOfMillis(Date.now()));
    return {
      number,
      rules: RECORD_RULE_CODES.map((rule) => {
        const changes = rows.filter((row) => row.rule === rule);
        const house = houseLimit(rule, today);
        return {
          ...{ rule, house, limit: changes[0]?.value ?? house },
          changes: changes.map(({ n, value: set, basis: why, by, at }) => ({
            ...{ n, value: set, basis: why, by, at: at.toISOString() },
          })),
        };
      }),
      mayChange: caller.ability.can('work', 'Visit'),
    };
  },
});

export const changeLimit = route({
  method: 'post',
  path: '/contracts/{contractId}/watch',
  operationId: 'changeWatchLimit',
  summary: '更改巡查界限 · Change the limit of one rule for a contract',
  description: 'Holds from the next hourly pass on. What was found stays found, and every change stays to be read.',
  tag: 'contracts',
  access: ['work', 'Visit'],
  params: contractParams,
  body: z
    .strictObject({
      rule: z.enum(RECORD_RULE_CODES),
      value: value.nullable().meta({ description: 'null: the house’s again (HS-18)' }),
      basis: basis.meta({ description: 'What it rests on: a clause, a decision' }),
      after: z.int().min(0).max(10_000).meta({ description: 'Number of the last change that was read; 0 for none' }),
    })
    .meta({
      id: 'WatchLimitChange',
      example: { rule: 'missed-visits', value: 5, basis: '合同第三条：每月漏访不超过百分之五', after: 0 },
    }),
  success: { status: 204, description: 'The limit holds from now on' },
  problems: ['not-found', 'watch-limit-changed'],
  async handle({ params: { contractId }, body: { after, ...change }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    await database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR NO KEY UPDATE`;
      const last = await tx.watchLimit.findFirst({
        where: { contractId, rule: change.rule },
        orderBy: { n: 'desc' },
      });
      if ((last?.n ?? 0) !== after) throw changedMeanwhile();
      if ((last?.value ?? null) === change.value) throw noChange();
      const n = after + 1;
      await tx.watchLimit.create({ data: { contractId, n, ...change, setBy: caller.userId } });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'contract.watch-limit' },
          ...{ objectType: 'contract', objectId: contractId, detail: { n, ...change } },
        },
      });
    });
    return undefined;
  },
});

function changedMeanwhile(): Problem {
  return new Problem('watch-limit-changed', {
    detail: {
      zh: '刚刚有人改过这一条界限，您的更改没有保存。请看过最新的界限再改。',
      en: 'Somebody has just changed this limit; yours was not kept. Look at the newest before changing it.',
    },
  });
}

function noChange(): Problem {
  const message = '与现在的界限相同。 / It is the limit in force.';
  return invalid([{ pointer: '/value', in: 'body', code: 'unchanged', message }]);
}
