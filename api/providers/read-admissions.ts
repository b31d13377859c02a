import { z } from 'zod';
import { ADMISSION_STATES } from '../../domain/providers/admission-state.ts';
import { seesRegion } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';
import {
  admissionDetail,
  admissionItem,
  admissionScope,
  detailOf,
  itemOf,
  WITH_ORGANISATION,
} from './admission-answer.ts';

export const listAdmissions = route({
  method: 'get',
  path: '/admissions',
  operationId: 'listAdmissions',
  summary: '准入申请 · Applications for admission, the newest first',
  description: 'Of the own region; for a provider its own.',
  tag: 'providers',
  access: ['read', 'Admission'],
  query: z.strictObject({ state: z.enum(ADMISSION_STATES).optional(), ...pageQuery }),
  success: { status: 200, schema: pageOf(admissionItem), description: 'A page of applications' },
  problems: [],
  async handle({ query: { state, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const before = after && { OR: [{ appliedAt: { lt: after[0] } }, { appliedAt: after[0], id: { lt: after[1] } }] };
    const rows = await database.prisma.admission.findMany({
      where: { AND: [admissionScope(caller), state === undefined ? {} : { state }, before ?? {}] },
      include: WITH_ORGANISATION,
      orderBy: [{ appliedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return page(rows, limit, (row) => [row.appliedAt.toISOString(), row.id], itemOf);
  },
});

export const getAdmission = route({
  method: 'get',
  path: '/admissions/{admissionId}',
  operationId: 'getAdmission',
  summary: '一份准入申请 · One application with what the rules say of it',
  tag: 'providers',
  access: ['read', 'Admission'],
  params: z.object({ admissionId: z.uuid() }),
  success: { status: 200, schema: admissionDetail, description: 'The application' },
  problems: ['not-found'],
  async handle({ params: { admissionId }, caller }, { database }) {
    const row = await database.prisma.admission.findFirst({
      where: { AND: [{ id: admissionId }, admissionScope(caller)] },
      include: { ...WITH_ORGANISATION, services: { orderBy: [{ item: 'asc' }, { regionCode: 'asc' }] } },
    });
    if (row === null) throw notFound({ zh: '该准入申请', en: 'This application' });
    return detailOf(row, seesRegion(caller, row.regionCode));
  },
});
