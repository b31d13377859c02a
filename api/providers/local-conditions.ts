import { z } from 'zod';
import { addDays, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { LocalCondition } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { isWithin } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound, type InputError } from '../problem.ts';
import { route, type Sql } from '../route.ts';

const day = z.iso.date();

const conditionSchema = z
  .object({
    id: z.uuid(),
    region: z.string(),
    text: z.string(),
    basis: z.string(),
    publishedAt: z.iso.datetime(),
    effectiveFrom: day,
    effectiveUntil: day.nullable(),
    binds: z.boolean().meta({ description: 'In force today' }),
  })
  .meta({ id: 'LocalCondition' });

const conditionInput = z
  .strictObject({
    text: z.string().trim().min(10).max(1000),
    basis: z.string().trim().min(4).max(200).meta({ description: 'The document that it stands in' }),
    effectiveFrom: day.meta({ description: 'The day after the publication at the earliest (AD-07)' }),
  })
  .meta({
    id: 'LocalConditionInput',
    example: {
      text: '承接照料护理服务的，护理人员应当持有养老护理员职业技能等级证书（示例）。',
      ...{ basis: '示例县民发〔2026〕8号', effectiveFrom: '2099-01-01' },
    },
  });

/** Conditions of the region and of those above it, for which no end has come. */
export const listLocalConditions = route({
  method: 'get',
  path: '/conditions',
  operationId: 'listLocalConditions',
  summary: '地方承接条件 · Further conditions for providers, of the own region and above',
  tag: 'providers',
  access: ['read', 'Provider'],
  success: {
    status: 200,
    schema: z.object({ items: z.array(conditionSchema) }).meta({ id: 'LocalConditions' }),
    description: 'Those that bind or will bind, the newest first',
  },
  problems: [],
  async handle({ caller }, { database }) {
    const rows = await conditionsFor(database.pool, caller.region);
    return { items: rows };
  },
});

export const publishLocalCondition = route({
  method: 'post',
  path: '/conditions',
  operationId: 'publishLocalCondition',
  summary: '公布地方承接条件 · Publish a further condition for providers',
  description: 'In the portal at once; it binds from its first day, never before it was published (§2.3).',
  tag: 'providers',
  access: ['work', 'Condition'],
  body: conditionInput,
  success: { status: 201, schema: conditionSchema, description: 'Published' },
  problems: ['idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, create }) {
    const today = dayOf(instantOfMillis(Date.now()));
    if (body.effectiveFrom <= today) throw invalid([tooEarly(addDays(today, 1))]);
    return create(async (tx) => {
      const { effectiveFrom, ...rest } = body;
      const row = await tx.localCondition.create({
        data: {
          ...{ ...rest, regionCode: caller.region, publishedBy: caller.userId },
          effectiveFrom: new Date(effectiveFrom),
        },
      });
      await audit(tx, caller, row.id, 'condition.published');
      return conditionOf(row, today);
    });
  },
});

export const endLocalCondition = route({
  method: 'post',
  path: '/conditions/{conditionId}/end',
  operationId: 'endLocalCondition',
  summary: '废止地方承接条件 · End a further condition',
  description: 'Its last day; what was examined under it stays as it was.',
  tag: 'providers',
  access: ['work', 'Condition'],
  params: z.object({ conditionId: z.uuid() }),
  body: z
    .strictObject({ effectiveUntil: day })
    .meta({ id: 'LocalConditionEnd', example: { effectiveUntil: '2099-12-31' } }),
  success: { status: 200, schema: conditionSchema, description: 'Ended' },
  problems: ['not-found'],
  async handle({ params: { conditionId: id }, body: { effectiveUntil }, caller }, { database }) {
    const today = dayOf(instantOfMillis(Date.now()));
    return database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM local_condition WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.localCondition.findUnique({ where: { id } });
      if (row === null || row.effectiveUntil !== null || !isWithin(caller.region, row.regionCode)) throw gone();
      if (effectiveUntil < dayIn(row.effectiveFrom)) throw invalid([BEFORE_ITS_START]);
      await audit(tx, caller, id, 'condition.ended');
      const data = { effectiveUntil: new Date(effectiveUntil) };
      return conditionOf(await tx.localCondition.update({ where: { id }, data }), today);
    });
  },
});

/**
 * Of a region and all above it (220422 is bound by 220400 and 220000 too), without those that are over.
 */
export async function conditionsFor(db: Sql, region: string): Promise<z.input<typeof conditionSchema>[]> {
  const { rows } = await db.query<z.input<typeof conditionSchema> & { publishedAt: Date }>(
    `SELECT id, region_code AS region, text, basis, published_at AS "publishedAt",
            effective_from::text AS "effectiveFrom", effective_until::text AS "effectiveUntil",
            today.day BETWEEN effective_from AND coalesce(effective_until, today.day) AS binds
     FROM local_condition, (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day) AS today
     WHERE region_code = ANY ($1) AND coalesce(effective_until, today.day) >= today.day
     ORDER BY effective_from DESC, id DESC LIMIT 200`,
    [[region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`]],
  );
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }));
}

function conditionOf(row: LocalCondition, today: Day): z.input<typeof conditionSchema> {
  const { id, regionCode: region, text, basis, publishedAt } = row;
  const effectiveFrom = dayIn(row.effectiveFrom);
  const effectiveUntil = row.effectiveUntil === null ? null : dayIn(row.effectiveUntil);
  const binds = effectiveFrom <= today && (effectiveUntil === null || today <= effectiveUntil);
  return { id, region, text, basis, publishedAt: publishedAt.toISOString(), effectiveFrom, effectiveUntil, binds };
}

/** A column of type date. */
function dayIn(date: Date): Day {
  return date.toISOString().slice(0, 10) as Day;
}

async function audit(tx: Tx, { userId, roles }: Caller, objectId: string, action: string): Promise<void> {
  await tx.auditEvent.create({
    data: { actorId: userId, actorRole: roles[0] ?? null, action, objectType: 'local-condition', objectId, detail: {} },
  });
}

function tooEarly(first: Day): InputError {
  return {
    pointer: '/effectiveFrom',
    in: 'body',
    code: 'too_early',
    message: `条件公布后才有约束力，最早自 ${first} 起施行（AD-07）。 / Published before it binds: ${first} at the earliest.`,
    rule: 'AD-07',
  };
}

const BEFORE_ITS_START = {
  pointer: '/effectiveUntil',
  in: 'body',
  code: 'before_start',
  message: '废止日期早于施行日期。 / The last day is before the first.',
} as const;

function gone() {
  return notFound({ zh: '该条件', en: 'This condition' });
}
