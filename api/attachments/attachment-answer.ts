import { z } from 'zod';
import {
  ATTACHMENT_OWNERS,
  FILE_TYPES,
  LARGEST_FILE,
  LONGEST_FILE_NAME,
  type AttachmentOwner,
} from '../../domain/attachments.ts';
import type { ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';

export const AttachmentIdParams = z.object({ attachmentId: z.uuid() });

export const OwnerShape = {
  ownerKind: z.enum(ATTACHMENT_OWNERS),
  ownerId: z.string().min(1).max(300).meta({ description: 'Id of the task, purchase, question …' }),
};

export const AttachmentView = z
  .object({
    id: z.uuid(),
    name: z.string().max(LONGEST_FILE_NAME),
    state: z.enum(['receiving', 'stored', 'removed']),
    mediaType: z.enum(FILE_TYPES.map(({ mediaType }) => mediaType)).nullable(),
    size: z.int().max(LARGEST_FILE).meta({ description: 'Bytes' }),
    sha256: z.string().nullable().meta({ description: 'Hexadecimal; null while the file is received' }),
    uploadedBy: z.object({ id: z.uuid(), displayName: z.string() }),
    createdAt: z.iso.datetime(),
    storedAt: z.iso.datetime().nullable(),
    removedBy: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
    removedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Attachment' });

export interface AttachmentRow {
  readonly id: string;
  readonly ownerKind: AttachmentOwner;
  readonly ownerId: string;
  readonly name: string;
  readonly state: 'receiving' | 'stored' | 'removed';
  readonly mediaType: string | null;
  readonly size: number;
  readonly sha256: string | null;
  readonly uploadedBy: string;
  readonly uploader: string;
  readonly createdAt: Date;
  readonly storedAt: Date | null;
  readonly removedBy: string | null;
  readonly remover: string | null;
  readonly removedAt: Date | null;
}

/** Columns of AttachmentRow from `attachment a` with the names of the people (see ATTACHMENT_JOINS). */
const COLUMNS = `
  a.id, a.owner_kind AS "ownerKind", a.owner_id AS "ownerId", a.name, a.state, a.media_type AS "mediaType", a.size,
  a.sha256, a.uploaded_by AS "uploadedBy", u.display_name AS uploader, a.created_at AS "createdAt",
  a.stored_at AS "storedAt", a.removed_by AS "removedBy", r.display_name AS remover, a.removed_at AS "removedAt"`;
const SELECT = `
  SELECT ${COLUMNS} FROM attachment a
  JOIN app_user u ON u.id = a.uploaded_by LEFT JOIN app_user r ON r.id = a.removed_by`;

/** Everything that has arrived, the oldest first; what was removed leaves its line. */
export async function filesOf(
  { database }: ApiContext,
  ownerKind: AttachmentOwner,
  ownerId: string,
): Promise<AttachmentRow[]> {
  const text = `${SELECT} WHERE a.owner_kind = $1 AND a.owner_id = $2 AND a.state <> 'receiving' ORDER BY a.created_at, a.id`;
  return (await database.pool.query<AttachmentRow>({ name: 'files', text, values: [ownerKind, ownerId] })).rows;
}

/** @throws Problem `not-found` */
export async function theFile({ database }: ApiContext, id: string): Promise<AttachmentRow> {
  const text = `${SELECT} WHERE a.id = $1`;
  const { rows } = await database.pool.query<AttachmentRow>({ name: 'file', text, values: [id] });
  if (!rows[0]) throw noFile();
  return rows[0];
}

export function noFile() {
  return notFound({ zh: '附件', en: 'The attachment' });
}

export function attachmentAnswer(row: AttachmentRow): z.input<typeof AttachmentView> {
  const { id, name, state, mediaType, size, sha256, uploadedBy, uploader, removedBy, remover } = row;
  return {
    id,
    name,
    state,
    mediaType,
    size,
    sha256,
    uploadedBy: { id: uploadedBy, displayName: uploader },
    createdAt: row.createdAt.toISOString(),
    storedAt: row.storedAt?.toISOString() ?? null,
    removedBy: removedBy === null ? null : { id: removedBy, displayName: remover ?? '' },
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}
