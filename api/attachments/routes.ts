import { z } from 'zod';
import { LONGEST_FILE_NAME, PART_BYTES, type AttachmentOwner } from '../../domain/attachments.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import type { ProblemCode } from '../problem.ts';
import { Download, route, type Route } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import {
  attachmentAnswer,
  AttachmentIdParams,
  AttachmentView,
  filesOf,
  noFile,
  OwnerShape,
  theFile,
  type AttachmentRow,
} from './attachment-answer.ts';
import { FILE_OWNERS, type FileOwner } from './owners.ts';
import { contentOf } from './parts.ts';
import { savedFileHeaders } from './saved-file.ts';
import { announce, beingSent, forget, keepPart, refuseUnfit, store } from './receiving.ts';

/** @throws Problem `not-found` for a kind that has no files */
function ownerOf(kind: AttachmentOwner): FileOwner {
  const owner = FILE_OWNERS[kind];
  if (owner === undefined) throw noFile();
  return owner;
}

const OF_OWNER: readonly ProblemCode[] = [
  'not-found',
  'task-excluded',
  'task-forbidden',
  'task-state',
  'task-version-conflict',
  'task-closed',
  'attachment-closed',
];

const list = route({
  method: 'get',
  path: '/attachments',
  operationId: 'listAttachments',
  summary: '附件清单 · Files of a task, purchase or other owner',
  tag: 'attachments',
  access: ['read', 'Attachment'],
  query: z.strictObject(OwnerShape),
  success: {
    status: 200,
    schema: z.object({ items: z.array(AttachmentView) }),
    description: 'The oldest first; a removed file leaves its line',
  },
  problems: ['not-found'],
  async handle({ query: { ownerKind, ownerId }, caller }, context) {
    await ownerOf(ownerKind).mayRead(context, caller, ownerId);
    return { items: (await filesOf(context, ownerKind, ownerId)).map(attachmentAnswer) };
  },
});

const create = route({
  method: 'post',
  path: '/attachments',
  operationId: 'announceAttachment',
  summary: '准备上传附件 · Announce a file',
  description: `Then send its content in parts of ${PART_BYTES} bytes (the last one may be shorter), in any order, and finish.`,
  tag: 'attachments',
  access: ['create', 'Attachment'],
  body: z
    .strictObject({ ...OwnerShape, name: z.string().trim().min(1).max(LONGEST_FILE_NAME), size: z.int().min(0) })
    .meta({
      example: {
        ownerKind: 'task',
        ownerId: 'purchase:SLZC2027-C3-000001-SLJG/draft-plan/1',
        name: '需求调查.pdf',
        size: 1,
      },
    }),
  success: {
    status: 201,
    schema: z.object({ id: z.uuid(), partBytes: z.int() }),
    description: 'Where its parts go',
  },
  problems: [...OF_OWNER, 'attachment-size', 'attachment-type'],
  creates: true,
  async handle({ body, caller, createByStatement }, context) {
    await ownerOf(body.ownerKind).mayChange(context, caller, body.ownerId);
    refuseUnfit(body);
    return createByStatement(async (db) => ({ id: await announce(db, caller, body), partBytes: PART_BYTES }));
  },
});

const part = route({
  method: 'put',
  path: '/attachments/{attachmentId}/parts/{part}',
  operationId: 'sendAttachmentPart',
  summary: '上传附件的一部分 · Send one part of a file',
  description: 'Parts are numbered from 0. A part that was sent already may be sent again.',
  tag: 'attachments',
  access: ['create', 'Attachment'],
  params: AttachmentIdParams.extend({ part: z.coerce.number().int().min(0).max(10_000) }),
  bytes: PART_BYTES,
  success: { status: 204, description: 'Kept' },
  problems: ['not-found', 'attachment-incomplete', 'attachment-type'],
  async handle({ params, bytes, caller }, context) {
    await keepPart(context, await beingSent(context, caller, params.attachmentId), params.part, bytes);
    return undefined;
  },
});

const finish = route({
  method: 'post',
  path: '/attachments/{attachmentId}/finish',
  operationId: 'finishAttachment',
  summary: '完成上传 · Finish a file: its content is checked and it joins its owner’s',
  tag: 'attachments',
  access: ['create', 'Attachment'],
  params: AttachmentIdParams,
  success: { status: 200, schema: AttachmentView, description: 'The file' },
  problems: [...OF_OWNER, 'attachment-incomplete', 'attachment-type'],
  async handle({ params, caller }, context) {
    const file = await beingSent(context, caller, params.attachmentId);
    await ownerOf(file.ownerKind).mayChange(context, caller, file.ownerId);
    return attachmentAnswer(await store(context, caller, file));
  },
});

const read = route({
  method: 'get',
  path: '/attachments/{attachmentId}/content',
  operationId: 'readAttachment',
  summary: '下载附件 · The content of a file',
  tag: 'attachments',
  access: ['read', 'Attachment'],
  params: AttachmentIdParams,
  success: { status: 200, media: 'application/octet-stream', description: 'The content, to be saved' },
  problems: ['not-found'],
  async handle({ params, caller }, context) {
    const file = await theFile(context, params.attachmentId);
    await ownerOf(file.ownerKind).mayRead(context, caller, file.ownerId);
    if (file.state !== 'stored') throw noFile();
    return new Download(
      contentOf(context.database, file.id, file.size),
      savedFileHeaders({ ...file, mediaType: file.mediaType!, sha256: file.sha256! }),
    );
  },
});

const remove = route({
  method: 'delete',
  path: '/attachments/{attachmentId}',
  operationId: 'removeAttachment',
  summary: '移除附件 · Remove a file, or give up sending it',
  description: 'While its owner admits changes. Its content goes, its line and its hash stay.',
  tag: 'attachments',
  access: ['create', 'Attachment'],
  params: AttachmentIdParams,
  success: { status: 204, description: 'Removed' },
  problems: OF_OWNER,
  async handle({ params, caller }, context) {
    const file = await theFile(context, params.attachmentId);
    if (file.state === 'receiving') {
      await forget(context, await beingSent(context, caller, file.id));
    } else {
      await ownerOf(file.ownerKind).mayChange(context, caller, file.ownerId);
      await removeStored(context, caller, file);
    }
    return undefined;
  },
});

const REMOVE = `
  WITH removed AS (
    UPDATE attachment SET state = 'removed', removed_by = $2, removed_at = now()
    WHERE id = $1 AND state = 'stored' RETURNING *
  )
  INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
  SELECT $2, $3, 'attachment.removed', owner_kind, owner_id, jsonb_build_object('attachment', id, 'sha256', sha256)
  FROM removed`;

async function removeStored({ database }: ApiContext, caller: Caller, { id }: AttachmentRow): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query(REMOVE, [id, caller.userId, caller.roles.join(',')]);
    await client.query('DELETE FROM attachment_part WHERE attachment_id = $1', [id]);
  });
}

export const ATTACHMENT_ROUTES: readonly Route[] = [list, create, part, finish, read, remove];
