import { PART_BYTES, partsOf, type AttachmentOwner } from '../../domain/attachments.ts';
import { answerOf, api } from '../connection/client.ts';

/** What files belong to. */
export interface Owner {
  readonly kind: AttachmentOwner;
  readonly id: string;
}

/** A file on its way; what has arrived stays when the connection breaks. */
export interface Sending {
  readonly file: File;
  readonly owner: Owner;
  /** Undefined until it is announced. */
  id?: string;
  /** Parts that have arrived. */
  parts: number;
}

/** The person's computer cannot read the file: moved, changed, or locked by another program. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * Sends what has not arrived yet of a file. Call it again with the same object to go on after an Unreachable.
 *
 * @throws Refusal with the sentence for the person; Unreachable; Unreadable
 */
export async function sendFile(sending: Sending, progress: () => void, signal: AbortSignal): Promise<void> {
  const { file, owner } = sending;
  if (sending.id === undefined) {
    const body = { ownerKind: owner.kind, ownerId: owner.id, name: file.name, size: file.size };
    sending.id = (await answerOf(api.POST('/api/v1/attachments', { body, signal }))).id;
  }
  const attachmentId = sending.id;
  while (sending.parts < partsOf(file.size)) {
    const bytes = await bytesOf(file, sending.parts);
    await answerOf(
      api.PUT('/api/v1/attachments/{attachmentId}/parts/{part}', {
        params: { path: { attachmentId, part: sending.parts } },
        headers: { 'Content-Type': 'application/octet-stream' },
        body: '',
        bodySerializer: () => bytes,
        signal,
      }),
    );
    sending.parts += 1;
    progress();
  }
  await answerOf(api.POST('/api/v1/attachments/{attachmentId}/finish', { params: { path: { attachmentId } }, signal }));
}

async function bytesOf(file: File, part: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(part * PART_BYTES, (part + 1) * PART_BYTES).arrayBuffer();
  } catch (error) {
    throw new Unreadable('the file cannot be read', { cause: error });
  }
}

/** Takes back what has arrived of a file that is not to come. */
export async function giveUp({ id }: Sending): Promise<void> {
  if (id === undefined) return;
  await answerOf(api.DELETE('/api/v1/attachments/{attachmentId}', { params: { path: { attachmentId: id } } }));
}
