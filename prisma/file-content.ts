import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { fileTypeFromStream } from 'file-type';
import { extensionOf, FILE_TYPES, type FileType } from '../domain/attachments.ts';

/** Why a file is not admitted: it runs, holds macros, is of another type, or its name promises another type. */
export type FileFault = 'program' | 'macros' | 'unknown' | 'misleading';

export interface FileContent {
  /** Hexadecimal. */
  readonly sha256: string;
  /** What the content is, where that is one of the admitted types. */
  readonly type?: FileType;
  /** Absent when it is admitted. */
  readonly fault?: FileFault;
}

/** Names of what runs when a document is opened, as the containers write them: OOXML in ASCII, the old format in UTF-16. */
const MACROS = [Buffer.from('vbaProject.bin'), Buffer.from('_VBA_PROJECT', 'utf16le')];
/** An OFD document is a zip archive with this entry. */
const OFD = Buffer.from('OFD.xml');

/**
 * Reads a whole file once for its hash and once for its type: the content counts, and the name must not promise
 * something else.
 *
 * @param read starts reading from the beginning
 */
export async function fileContent(name: string, read: () => AsyncIterable<Uint8Array>): Promise<FileContent> {
  const { sha256, macros, ofd, text } = await scan(read());
  const found = (await fileTypeFromStream(Readable.from(read(), { objectMode: false })))?.mime;
  if (macros) return { sha256, fault: 'macros' };
  if (found !== undefined && isProgram(found)) return { sha256, fault: 'program' };
  const mediaType =
    found === 'application/zip' && ofd ? 'application/ofd' : (found ?? (text ? 'text/plain' : undefined));
  const type = FILE_TYPES.find((candidate) => candidate.mediaType === mediaType);
  if (type === undefined) return { sha256, fault: 'unknown' };
  return type.extensions.includes(extensionOf(name)) ? { sha256, type } : { sha256, type, fault: 'misleading' };
}

interface Scanned {
  readonly sha256: string;
  readonly macros: boolean;
  readonly ofd: boolean;
  /** UTF-8 or GB 18030 without control characters; both are written by office programs. */
  readonly text: boolean;
}

const LONGEST_MARK = Math.max(...[...MACROS, OFD].map(({ length }) => length));

async function scan(parts: AsyncIterable<Uint8Array>): Promise<Scanned> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  let [macros, ofd, isUtf8, isGb18030] = [false, false, true, true];
  let tail = Buffer.alloc(0);
  for await (const part of parts) {
    hash.update(part);
    const seen = Buffer.concat([tail, part]);
    macros ||= MACROS.some((mark) => seen.includes(mark));
    ofd ||= seen.includes(OFD);
    isUtf8 &&= isText(utf8, part);
    isGb18030 &&= isText(gb18030, part);
    tail = seen.subarray(-LONGEST_MARK);
  }
  return { sha256: hash.digest('hex'), macros, ofd, text: isUtf8 || isGb18030 };
}

function isText(decoder: TextDecoder, part: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(decoder.decode(part, { stream: true }));
  } catch {
    return false;
  }
}

export function isProgram(mediaType: string): boolean {
  return /msdownload|executable|elf|mach|sharedlib|java-archive|apk|x-sh|wasm|msi|installer|x-ms-shortcut|deb|rpm/.test(
    mediaType,
  );
}
