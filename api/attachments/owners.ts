import type { AttachmentOwner } from '../../domain/attachments.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { admissionFiles, challengeFiles, complaintFiles } from './case-files.ts';
import { financeFiles } from './finance-files.ts';
import { repairFiles } from './repair-files.ts';
import { reportFiles } from './report-files.ts';
import { taskFiles } from './task-files.ts';
import { visitFiles } from './visit-files.ts';

/** What files belong to says who may do what with them. */
export interface FileOwner {
  /** @throws Problem `not-found` unless the caller may read the owner's files */
  mayRead(context: ApiContext, caller: Caller, ownerId: string): Promise<void>;
  /** @throws Problem `not-found`, or a refusal that says why the caller may not add or remove files now */
  mayChange(context: ApiContext, caller: Caller, ownerId: string): Promise<void>;
}

/** Whose files are served. A kind that is not here yet has none, and is refused like one that does not exist. */
export const FILE_OWNERS: Readonly<Partial<Record<AttachmentOwner, FileOwner>>> = {
  task: taskFiles,
  admission: admissionFiles,
  challenge: challengeFiles,
  complaint: complaintFiles,
  report: reportFiles,
  visit: visitFiles,
  repair: repairFiles,
  finance: financeFiles,
};
