import { z } from 'zod';
import { isOpenComplaint, type ComplaintState } from '../../domain/procurement/complaint.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { CLOCK_COLUMNS, clockOfPurchase } from '../purchases/purchase-clock.ts';
import { route } from '../route.ts';
import { complaintState } from './complaint-refusals.ts';
import { complaintNotFound, complaintScope } from './complaint-scope.ts';

export const complaintParams = z.object({ complaintId: z.uuid() });

const words = (longest: number) => z.string().trim().min(4).max(longest);

/** What was asked for, within the time that the office set; once only (CH-07). */
export const correctComplaint = route({
  method: 'post',
  path: '/complaints/{complaintId}/correction',
  operationId: 'correctComplaint',
  summary: '补正投诉书 · Correct a complaint as the finance department asked',
  tag: 'complaints',
  access: ['create', 'Complaint'],
  params: complaintParams,
  body: z
    .strictObject({ correction: words(4000) })
    .meta({ id: 'ComplaintCorrection', example: { correction: '补充事实依据：采购文件第三章第二节第四项（示例）。' } }),
  success: { status: 204, description: 'Received' },
  problems: ['not-found', 'complaint-state'],
  async handle({ params: { complaintId }, body: { correction }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const { complaint, now } = await locked(tx, complaintId, { providerId: caller.organisationId });
      const late = complaint.correctionUntil !== null && complaint.correctionUntil < new Date(now);
      if (complaint.state !== 'returned' || complaint.correctedAt !== null || late) {
        throw complaintState(
          '现在不能补正：没有补正要求、已经补正，或者补正期限已过。',
          'Nothing to correct now: none was asked for, it came already, or its time is over.',
        );
      }
      await tx.complaint.update({ where: { id: complaintId }, data: { correction, correctedAt: now } });
      await audited(tx, caller, complaintId, 'complaint.corrected');
      return undefined;
    });
  },
});

/** In writing, until it is decided; the handling then ends (CH-12). */
export const withdrawComplaint = route({
  method: 'post',
  path: '/complaints/{complaintId}/withdrawal',
  operationId: 'withdrawComplaint',
  summary: '撤回投诉 · Take a complaint back',
  tag: 'complaints',
  access: ['create', 'Complaint'],
  params: complaintParams,
  body: z
    .strictObject({ reason: words(1000) })
    .meta({ id: 'ComplaintWithdrawal', example: { reason: '经沟通已了解情况，自愿撤回投诉（示例）。' } }),
  success: { status: 204, description: 'Taken back' },
  problems: ['not-found', 'complaint-state'],
  async handle({ params: { complaintId }, body: { reason }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const { complaint, now } = await locked(tx, complaintId, { providerId: caller.organisationId });
      if (!isOpenComplaint(complaint.state as ComplaintState) || complaint.withdrawnAt !== null) {
        throw complaintState('投诉已经办结或者已经撤回。', 'It is decided, refused or taken back already.');
      }
      await tx.complaint.update({ where: { id: complaintId }, data: { withdrawal: reason, withdrawnAt: now } });
      await audited(tx, caller, complaintId, 'complaint.withdrawn');
      return undefined;
    });
  },
});

/** A supplier that was sent a copy says what it has to say (M94 21, 22); the buyer does so in its task. */
export const stateOnComplaint = route({
  method: 'post',
  path: '/complaints/{complaintId}/statements',
  operationId: 'stateOnComplaint',
  summary: '当事人说明 · A supplier concerned states on a complaint',
  tag: 'complaints',
  access: ['create', 'Complaint'],
  params: complaintParams,
  body: z
    .strictObject({ text: words(4000) })
    .meta({ id: 'ComplaintStatement', example: { text: '我单位服务网点情况与响应文件一致，附证明材料（示例）。' } }),
  success: { status: 204, description: 'On record' },
  problems: ['not-found', 'complaint-state'],
  async handle({ params: { complaintId }, body: { text }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const { organisationId } = caller;
      const concerned = { AND: [complaintScope(caller), { providerId: { not: organisationId } }] };
      const { complaint, now } = await locked(tx, complaintId, concerned);
      const data = [{ complaintId, organisationId, text, at: now }];
      const open = complaint.state === 'accepted';
      const { count } = open ? await tx.complaintStatement.createMany({ data, skipDuplicates: true }) : { count: 0 };
      if (count === 0) throw complaintState('已经说明过，或者投诉已经办结。', 'You have stated, or it is decided.');
      await audited(tx, caller, complaintId, 'complaint.stated');
      return undefined;
    });
  },
});

/** Locks first and reads after, so that a decision and a withdrawal see each other. Throws Problem `not-found`. */
async function locked(tx: Tx, id: string, where: NonNullable<Parameters<Tx['complaint']['findFirst']>[0]>['where']) {
  await tx.$queryRaw`SELECT 1 FROM complaint WHERE id = ${id}::uuid FOR UPDATE`;
  const complaint = await tx.complaint.findFirst({
    where: { AND: [{ id }, where ?? {}] },
    include: { purchase: { select: CLOCK_COLUMNS } },
  });
  if (complaint === null) throw complaintNotFound();
  return { complaint, now: toBusiness(clockOfPurchase(complaint.purchase), instantOfMillis(Date.now())) };
}

/** Without the person: before the opening the record must not tell who is interested (PB-05). */
async function audited(tx: Tx, { roles }: Caller, objectId: string, action: string): Promise<void> {
  await tx.auditEvent.create({ data: { actorRole: roles[0]!, action, objectType: 'complaint', objectId, detail: {} } });
}
