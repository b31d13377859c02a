import { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import { isWithin } from '../access/scope.ts';
import type { Caller } from '../access/caller.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { lastResortAnswer, lastResortRows, lastResortSchema } from './last-resort-rows.ts';
import { regionNotFound } from './preview-last-resort.ts';

const namingInput = z
  .strictObject({
    region: z
      .string()
      .regex(/^\d{6}$/)
      .meta({ description: 'GB/T 2260; in the own subtree' }),
    name: z
      .string()
      .trim()
      .min(4)
      .max(100)
      .meta({ description: 'Of the unit; one that was ended here may be named again' }),
    basis: z.string().trim().min(4).max(200).meta({ description: 'Document or decision that it rests on' }),
    replaces: z.uuid().nullable().meta({ description: 'The unit that was there when it was decided; null: none' }),
  })
  .meta({
    id: 'LastResortInput',
    example: {
      ...{ region: '220422', name: '示例镇社会救助服务站', replaces: null },
      basis: '示例县民政局关于明确兜底服务单位的通知（示例民〔2026〕5号）',
    },
  });

type Naming = z.output<typeof namingInput>;

/** What an ended unit is from then on: an office of the township, which may not contract (PL-02). */
const ENDED_KIND = 'state-organ';

export const nameLastResort = route({
  method: 'post',
  path: '/supervision/units',
  operationId: 'nameLastResort',
  summary: '登记兜底单位 · Name the last-resort unit of a region (CT-06)',
  description:
    'It serves whoever no standby provider takes, from the next handover on. Another unit of the region ends with it and stays responsible for whom it serves.',
  tag: 'takeovers',
  access: ['work', 'LastResort'],
  body: namingInput,
  success: { status: 201, schema: lastResortSchema, description: 'The region as it stands now' },
  problems: [
    'not-found',
    'last-resort-changed',
    'organisation-name-taken',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  handle({ body, caller, create }) {
    return create(async (tx) => {
      if (!isWithin(caller.region, body.region)) throw regionNotFound();
      // Two who name at once see each other.
      const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM region WHERE code = ${body.region} FOR NO KEY UPDATE`;
      if (locked.length === 0) throw regionNotFound();
      const ended = await endPresent(tx, body, caller);
      const organisationId = await unitNamed(tx, body);
      await tx.lastResortEvent.create({ data: eventOf('named', organisationId, body, caller) });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'supervisor', action: 'last-resort.named' },
          ...{ objectType: 'organisation', objectId: organisationId },
          detail: { region: body.region, basis: body.basis, ended },
        },
      });
      const [row] = await lastResortRows(tx, { prefix: body.region, after: '', limit: 1, also: [body.region] });
      return lastResortAnswer(row!);
    });
  },
});

/** Ends whoever was there and answers their ids. Throws Problem `last-resort-changed` when it is not who the caller saw. */
async function endPresent(tx: Tx, body: Naming, caller: Caller): Promise<string[]> {
  const { region, name, replaces } = body;
  const present = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM organisation WHERE kind = 'last-resort' AND region_code = ${region} ORDER BY name COLLATE "C"`;
  const [current] = present;
  if ((current?.id ?? null) !== replaces) throw changed(current?.name);
  if (current?.name === name) throw invalid([SAME]);
  const ids = present.filter((unit) => unit.name !== name).map(({ id }) => id);
  await tx.organisation.updateMany({ where: { id: { in: ids } }, data: { kind: ENDED_KIND } });
  for (const id of ids) await tx.lastResortEvent.create({ data: eventOf('ended', id, body, caller) });
  return ids;
}

/** A new organisation, or one that was the unit of this region before. Throws Problem `organisation-name-taken`. */
async function unitNamed(tx: Tx, { region, name }: Naming): Promise<string> {
  await tx.organisation.createMany({
    data: [{ name, kind: 'last-resort', regionCode: region }],
    skipDuplicates: true,
  });
  const unit = await tx.organisation.findUniqueOrThrow({
    where: { name },
    include: { lastResortEvents: { where: { regionCode: region }, take: 1 } },
  });
  const here = unit.regionCode === region;
  if (here && unit.kind === 'last-resort') return unit.id;
  if (!here || unit.kind !== ENDED_KIND || unit.lastResortEvents.length === 0) throw taken();
  await tx.organisation.update({ where: { id: unit.id }, data: { kind: 'last-resort' } });
  return unit.id;
}

function eventOf(action: 'named' | 'ended', organisationId: string, { region, basis }: Naming, { userId }: Caller) {
  return { action, organisationId, regionCode: region, basis, by: userId };
}

function changed(name: string | undefined): Problem {
  return new Problem('last-resort-changed', {
    detail: {
      zh: `该地区现在的兜底单位是：${name ?? '没有登记'}。请核对后重新提交，没有更改任何内容。`,
      en: `The unit of this region is now: ${name ?? 'none'}. Look again and resubmit; nothing was changed.`,
    },
  });
}

function taken(): Problem {
  return new Problem('organisation-name-taken', {
    detail: {
      zh: '已有其他单位使用这个名称，不能登记为本地区的兜底单位。请核对单位全称。',
      en: 'Another organisation has this name and cannot be this region’s unit. Check the full name.',
    },
  });
}

const SAME = {
  ...{ pointer: '/name', in: 'body' as const, code: 'same', rule: 'CT-06' },
  message: '该单位现在就是本地区的兜底单位。 / This is the region’s unit already.',
};
