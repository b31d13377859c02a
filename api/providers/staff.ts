import { z } from 'zod';
import { PROFESSION_CODES, type Profession } from '../../domain/providers/professions.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ProviderStaff } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const day = z.iso.date();

const staffSchema = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ description: 'In full to the provider itself; to offices masked: 张*' }),
    profession: z.enum(PROFESSION_CODES),
    qualification: z.string(),
    certificate: z.string().nullable().meta({ description: 'To the provider itself; null to offices' }),
    fullTime: z.boolean(),
    joinedOn: day,
    leftOn: day.nullable(),
  })
  .meta({ id: 'StaffMember' });

const staffInput = z
  .strictObject({
    name: z.string().trim().min(2).max(50),
    profession: z.enum(PROFESSION_CODES),
    qualification: z.string().trim().min(2).max(200),
    certificate: z.string().trim().max(100).nullable().default(null),
    fullTime: z.boolean(),
    joinedOn: day,
  })
  .meta({
    id: 'StaffInput',
    example: {
      ...{ name: '示例护理员', profession: 'carer', qualification: '养老护理员三级（示例）' },
      ...{ certificate: null, fullTime: true, joinedOn: '2026-03-01' },
    },
  });

const ofProvider = z.object({ providerId: z.uuid() });

export const listStaff = route({
  method: 'get',
  path: '/providers/{providerId}/staff',
  operationId: 'listStaff',
  summary: '人员名册 · The roster of a provider, those in service first',
  description: 'Names are masked for everybody but the provider itself.',
  tag: 'providers',
  access: ['read', 'Provider'],
  params: ofProvider,
  query: z.strictObject({ current: z.enum(['true']).optional(), ...pageQuery }),
  success: { status: 200, schema: pageOf(staffSchema), description: 'A page of the roster' },
  problems: ['not-found'],
  async handle({ params: { providerId }, query: { current, limit, cursor }, caller }, { database: { prisma } }) {
    const provider = await prisma.organisation.findFirst({
      where: { AND: [{ id: providerId }, providerScope(caller)] },
      select: { id: true },
    });
    if (provider === null) throw providerNotFound();
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const older = after && { OR: [{ recordedAt: { lt: after[0] } }, { recordedAt: after[0], id: { lt: after[1] } }] };
    const rows = await prisma.providerStaff.findMany({
      where: { AND: [{ organisationId: providerId }, current ? { leftOn: null } : {}, older ?? {}] },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const own = caller.organisationId === providerId;
    return page(
      rows,
      limit,
      (row) => [row.recordedAt.toISOString(), row.id],
      (row) => staffOf(row, own),
    );
  },
});

export const addStaff = route({
  method: 'post',
  path: '/providers/{providerId}/staff',
  operationId: 'addStaff',
  summary: '登记人员 · Add somebody to the own roster',
  tag: 'providers',
  access: ['create', 'Admission'],
  params: ofProvider,
  body: staffInput,
  success: { status: 201, schema: staffSchema, description: 'Recorded' },
  problems: ['not-found', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { providerId }, body, caller, create }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    return create(async (tx) => {
      const { joinedOn, ...rest } = body;
      const row = await tx.providerStaff.create({
        data: {
          ...{ ...rest, organisationId: providerId, recordedBy: caller.userId },
          joinedOn: new Date(joinedOn),
        },
      });
      await audit(tx, caller, 'roster.joined', row.id);
      return staffOf(row, true);
    });
  },
});

export const endStaff = route({
  method: 'post',
  path: '/providers/{providerId}/staff/{staffId}/leaving',
  operationId: 'endStaff',
  summary: '登记离职 · Somebody of the own roster has left',
  description: 'The line stays with its last day: who served when must be known later (SAL 70).',
  tag: 'providers',
  access: ['create', 'Admission'],
  params: ofProvider.extend({ staffId: z.uuid() }),
  body: z.strictObject({ leftOn: day }).meta({ id: 'StaffLeaving', example: { leftOn: '2026-11-30' } }),
  success: { status: 200, schema: staffSchema, description: 'Recorded' },
  problems: ['not-found'],
  async handle({ params: { providerId, staffId: id }, body: { leftOn }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const row = await tx.providerStaff.findFirst({
        where: { id, organisationId: providerId, AND: [{ organisationId: caller.organisationId }] },
      });
      if (row === null) throw notFound({ zh: '该人员', en: 'This person' });
      if (new Date(leftOn) < row.joinedOn) throw invalid([BEFORE_JOINING]);
      await audit(tx, caller, 'roster.left', id);
      return staffOf(await tx.providerStaff.update({ where: { id }, data: { leftOn: new Date(leftOn) } }), true);
    });
  },
});

const BEFORE_JOINING = {
  pointer: '/leftOn',
  in: 'body',
  code: 'before_joining',
  message: '离职日期早于入职日期。 / The last day is before the first.',
} as const;

function staffOf(row: ProviderStaff, own: boolean): z.input<typeof staffSchema> {
  const { id, name, qualification, certificate, fullTime, joinedOn, leftOn } = row;
  return {
    ...{ id, qualification, fullTime },
    name: own ? name : `${name.slice(0, 1)}*`,
    certificate: own ? certificate : null,
    profession: row.profession as Profession,
    joinedOn: joinedOn.toISOString().slice(0, 10),
    leftOn: leftOn?.toISOString().slice(0, 10) ?? null,
  };
}

async function audit(tx: Tx, { userId }: Caller, action: string, objectId: string): Promise<void> {
  await tx.auditEvent.create({
    data: { actorId: userId, actorRole: 'provider', action, objectType: 'provider-staff', objectId, detail: {} },
  });
}
