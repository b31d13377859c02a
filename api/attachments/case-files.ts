import { z } from 'zod';
import { isOpenComplaint, type ComplaintState } from '../../domain/procurement/complaint.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { challengeFilesScope } from '../challenges/challenge-answer.ts';
import { complaintFilesScope } from '../complaints/complaint-scope.ts';
import { filesClosed } from '../http/errors.ts';
import { notFound, Problem } from '../problem.ts';
import { admissionScope } from '../providers/admission-answer.ts';
import type { FileOwner } from './owners.ts';

/** Of an application: read by the applicant and the offices of the bank's region, added by the applicant until it is decided. */
export const admissionFiles: FileOwner = {
  async mayRead(context, caller, id) {
    if (!isId(id)) throw nothing();
    const where = { AND: [{ id }, admissionScope(caller)] };
    if ((await context.database.prisma.admission.count({ where })) === 0) throw nothing();
  },
  async mayChange(context, caller, id) {
    await admissionFiles.mayRead(context, caller, id);
    const { organisationId, state } = await context.database.prisma.admission.findUniqueOrThrow({ where: { id } });
    refuseOthers(caller, organisationId);
    if (state !== 'reviewing') throw filesClosed();
  },
};

/** Of a challenge: read by the challenger and whoever may know it, added by the challenger until it is answered. */
export const challengeFiles: FileOwner = {
  async mayRead(context, caller, id) {
    if (!isId(id)) throw nothing();
    const where = { AND: [{ id }, challengeFilesScope(caller)] };
    if ((await context.database.prisma.challenge.count({ where })) === 0) throw nothing();
  },
  async mayChange(context, caller, id) {
    await challengeFiles.mayRead(context, caller, id);
    const { providerId, state } = await context.database.prisma.challenge.findUniqueOrThrow({ where: { id } });
    refuseOthers(caller, providerId);
    if (state !== 'received') throw filesClosed();
  },
};

/** Of a complaint: read by the complainant and whoever may know it, added by the complainant until it has ended. */
export const complaintFiles: FileOwner = {
  async mayRead(context, caller, id) {
    if (!isId(id)) throw nothing();
    const where = { AND: [{ id }, complaintFilesScope(caller)] };
    if ((await context.database.prisma.complaint.count({ where })) === 0) throw nothing();
  },
  async mayChange(context, caller, id) {
    await complaintFiles.mayRead(context, caller, id);
    const { providerId, state } = await context.database.prisma.complaint.findUniqueOrThrow({ where: { id } });
    refuseOthers(caller, providerId);
    if (!isOpenComplaint(state as ComplaintState)) throw filesClosed();
  },
};

export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

export function nothing(): Problem {
  return notFound({ zh: '附件', en: 'The attachment' });
}

/** An office reads what was handed in; its own files go with its task. */
export function refuseOthers(caller: Caller, organisationId: string): void {
  if (hasRole(caller, 'provider') && caller.organisationId === organisationId) return;
  throw new Problem('attachment-closed', {
    detail: {
      zh: '这里的附件由提交单位添加，没有上传。办理中的材料请附在任务上。',
      en: 'Whoever handed this in adds its files; nothing was uploaded. Attach your own to the task.',
    },
  });
}
