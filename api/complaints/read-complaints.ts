import { z } from 'zod';
import { COMPLAINT_STATES } from '../../domain/procurement/complaint.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { complaintItem, complaintItemOf, WITH_COMPLAINT } from './complaint-answer.ts';
import { complaintDetail, complaintDetailOf } from './complaint-detail.ts';
import { complaintNotFound, complaintScope } from './complaint-scope.ts';
import { complaintParams } from './own-steps.ts';

export const listComplaints = route({
  method: 'get',
  path: '/complaints',
  operationId: 'listComplaints',
  summary: '投诉 · Complaints, the newest first',
  description: 'Of the own region; for a provider its own and those it is sent a copy of.',
  tag: 'complaints',
  access: ['read', 'Complaint'],
  query: z.strictObject({
    state: z.enum(COMPLAINT_STATES).optional(),
    purchase: z.uuid().optional(),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(complaintItem), description: 'A page of complaints' },
  problems: [],
  async handle({ query: { state, purchase, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await database.prisma.complaint.findMany({
      where: {
        AND: [
          complaintScope(caller),
          state === undefined ? {} : { state },
          purchase === undefined ? {} : { purchaseId: purchase },
          after === undefined
            ? {}
            : { OR: [{ recordedAt: { lt: after[0] } }, { recordedAt: after[0], id: { lt: after[1] } }] },
        ],
      },
      include: WITH_COMPLAINT,
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const calendar = await workingCalendar(database);
    const key = (row: (typeof rows)[number]) => [row.recordedAt.toISOString(), row.id];
    return page(rows, limit, key, (row) => complaintItemOf(row, caller, calendar));
  },
});

export const getComplaint = route({
  method: 'get',
  path: '/complaints/{complaintId}',
  operationId: 'getComplaint',
  summary: '一份投诉 · One complaint with its course and its decision',
  tag: 'complaints',
  access: ['read', 'Complaint'],
  params: complaintParams,
  success: { status: 200, schema: complaintDetail, description: 'The complaint' },
  problems: ['not-found'],
  async handle({ params: { complaintId: id }, caller }, { database }) {
    const where = { AND: [{ id }, complaintScope(caller)] };
    const row = await database.prisma.complaint.findFirst({ where, include: WITH_COMPLAINT });
    if (row === null) throw complaintNotFound();
    return complaintDetailOf(database.prisma, row, caller, await workingCalendar(database));
  },
});
