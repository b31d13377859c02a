import { formatSize, LARGEST_FILE, MOST_FILES, PART_BYTES, partsOf, typeOfName } from '../../domain/attachments.ts';
import type { AttachmentOwner } from '../../domain/attachments.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import type { Sql } from '../route.ts';
import { noFile, theFile, type AttachmentRow } from './attachment-answer.ts';
import { checkContent, refuseAtOnce, refusedByName } from './content-check.ts';
import { partsIn } from './parts.ts';

export interface Announced {
  readonly ownerKind: AttachmentOwner;
  readonly ownerId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** @throws Problem `attachment-size`, or `attachment-type` by the name */
export function refuseUnfit(file: Announced): void {
  if (file.size < 1) throw tooSmall(file.name);
  if (file.size > LARGEST_FILE) throw tooLarge(file);
  if (typeOfName(file.name) === undefined) throw refusedByName(file.name);
}

/** What nobody sends any more, because the window was closed, makes room for what comes. */
const ANNOUNCE = `
  WITH forgotten AS (
    DELETE FROM attachment WHERE state = 'receiving' AND uploaded_by = $5 AND created_at < now() - interval '1 day'
  )
  INSERT INTO attachment (owner_kind, owner_id, name, size, uploaded_by)
  SELECT $1, $2, $3, $4, $5
  WHERE (SELECT count(*) FROM attachment WHERE owner_kind = $1 AND owner_id = $2 AND state <> 'removed') < $6
  RETURNING id`;

/**
 * Makes room for a file whose parts come next.
 *
 * @throws Problem `attachment-closed` for one file too many
 */
export async function announce(db: Sql, caller: Caller, file: Announced): Promise<string> {
  const { ownerKind, ownerId, name, size } = file;
  const values = [ownerKind, ownerId, name, size, caller.userId, MOST_FILES];
  const { rows } = await db.query<{ id: string }>({ name: 'announce-file', text: ANNOUNCE, values });
  if (!rows[0]) throw tooMany();
  return rows[0].id;
}

/** A file that the caller is sending. Nobody else adds to it. */
export async function beingSent(context: ApiContext, caller: Caller, attachmentId: string): Promise<AttachmentRow> {
  const file = await theFile(context, attachmentId);
  if (file.uploadedBy !== caller.userId || file.state === 'removed') throw noFile();
  return file;
}

const KEEP = `
  INSERT INTO attachment_part (attachment_id, seq, bytes) VALUES ($1, $2, $3)
  ON CONFLICT (attachment_id, seq) DO NOTHING`;

/** Keeps one part. The same part again, after an answer that got lost, changes nothing. */
export async function keepPart(context: ApiContext, file: AttachmentRow, seq: number, bytes: Buffer): Promise<void> {
  if (file.state !== 'receiving') return;
  const last = partsOf(file.size) - 1;
  const wanted = seq < last ? PART_BYTES : file.size - last * PART_BYTES;
  if (seq > last || bytes.length !== wanted) throw incomplete(file);
  if (seq === 0) await orForget(context, file, () => refuseAtOnce(file.name, bytes));
  await context.database.pool.query({ name: 'keep-part', text: KEEP, values: [file.id, seq, bytes] });
}

const STORE = `
  WITH stored AS (
    UPDATE attachment SET state = 'stored', media_type = $2, sha256 = $3, stored_at = now()
    WHERE id = $1 AND state = 'receiving' RETURNING *
  )
  INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
  SELECT $4, $5, 'attachment.stored', owner_kind, owner_id,
         jsonb_build_object('attachment', id, 'size', size, 'mediaType', media_type, 'sha256', sha256)
  FROM stored`;

/**
 * Checks the whole content and makes the file one of the owner's. A file that is refused leaves nothing behind.
 *
 * @throws Problem `attachment-incomplete`, `attachment-type`
 */
export async function store(context: ApiContext, caller: Caller, file: AttachmentRow): Promise<AttachmentRow> {
  if (file.state === 'stored') return file;
  const { database } = context;
  const received = await database.prisma.attachmentPart.count({ where: { attachmentId: file.id } });
  if (received !== partsOf(file.size)) throw incomplete(file);
  const { mediaType, sha256 } = await orForget(context, file, () =>
    checkContent(file.name, () => partsIn(database, file.id, file.size)),
  );
  await database.pool.query(STORE, [file.id, mediaType, sha256, caller.userId, caller.roles.join(',')]);
  return theFile(context, file.id);
}

async function orForget<T>(context: ApiContext, file: AttachmentRow, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Problem) await forget(context, file);
    throw error;
  }
}

/** Cancelled, or refused: as if it had never come. */
export async function forget({ database }: ApiContext, { id }: AttachmentRow): Promise<void> {
  await database.prisma.attachment.deleteMany({ where: { id, state: 'receiving' } });
}

function tooSmall(name: string): Problem {
  return new Problem('attachment-size', {
    detail: { zh: `“${name}”是空文件，没有上传。请核对后重新选择。`, en: `“${name}” is empty and was not uploaded.` },
  });
}

function tooLarge({ name, size }: Announced): Problem {
  const [has, most] = [formatSize(size), formatSize(LARGEST_FILE)];
  return new Problem('attachment-size', {
    detail: {
      zh: `“${name}”有 ${has}，超过 ${most}，没有上传。请压缩图片、降低扫描分辨率或者分成几个文件。`,
      en: `“${name}” has ${has}, more than ${most}, and was not uploaded. Scan it coarser or split it.`,
    },
  });
}

function tooMany(): Problem {
  return new Problem('attachment-closed', {
    detail: {
      zh: `附件最多 ${MOST_FILES} 个，没有上传。请合并文件，或者先移除不需要的。`,
      en: `There may be ${MOST_FILES} attachments. Nothing was uploaded; merge files or remove some first.`,
    },
  });
}

function incomplete({ name }: AttachmentRow): Problem {
  return new Problem('attachment-incomplete', {
    detail: {
      zh: `“${name}”没有传完整，可能是上传时文件被修改。请重新选择后再传。`,
      en: `“${name}” has not arrived completely; it may have changed meanwhile. Choose it again.`,
    },
  });
}
