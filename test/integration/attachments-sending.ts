import { deflateRawSync } from 'node:zlib';
import { PART_BYTES, partsOf } from '../../domain/attachments.ts';
import type { Answer, Visitor } from './api-world.ts';

/** A one-page document in PDF, of as many bytes as wanted. */
export function aPdf(size = 600): Buffer {
  const head = '%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n';
  return Buffer.concat([Buffer.from(head), Buffer.alloc(Math.max(0, size - head.length), '%')]);
}

/** A zip archive with these entries, as office programs write them. */
export function aZip(entries: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(entries).map(([name, text]) => {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8); // deflated
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name), packed]);
  });
  return Buffer.concat([...parts, Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
}

/** The file's first two entries of a Word document; with a macro if wanted. */
export function aDocx(withMacro = false): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return aZip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...(withMacro ? { 'word/vbaProject.bin': 'macro' } : {}),
  });
}

export function filesPath(ownerId: string, ownerKind = 'task'): string {
  return `/api/v1/attachments?${new URLSearchParams({ ownerKind, ownerId }).toString()}`;
}

export function filePath(id: string, rest = ''): string {
  return `/api/v1/attachments/${id}${rest}`;
}

export function announce(
  visitor: Visitor,
  ownerId: string,
  name: string,
  size: number,
  ownerKind = 'task',
): Promise<Answer> {
  return visitor.post('/api/v1/attachments', { ownerKind, ownerId, name, size });
}

export function sendPart(visitor: Visitor, id: string, content: Buffer, part: number): Promise<Answer> {
  const raw = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
  return visitor.send('PUT', filePath(id, `/parts/${part}`), {
    raw,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

/** Sends a whole file; the first refusal is the answer. */
export async function sendFile(
  visitor: Visitor,
  ownerId: string,
  name: string,
  content: Buffer,
  ownerKind = 'task',
): Promise<Answer> {
  const announced = await announce(visitor, ownerId, name, content.length, ownerKind);
  if (announced.status !== 201) return announced;
  const { id } = announced.body as { id: string };
  for (let part = 0; part < partsOf(content.length); part += 1) {
    const sent = await sendPart(visitor, id, content, part);
    if (sent.status !== 204) return sent;
  }
  return visitor.post(filePath(id, '/finish'));
}
