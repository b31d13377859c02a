import { fileTypeFromBuffer } from 'file-type';
import { FILE_TYPES, type FileType } from '../../domain/attachments.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { fileContent, isProgram } from '../../prisma/file-content.ts';
import { Problem } from '../problem.ts';

/** What was found in a file that is admitted. */
export interface CheckedContent {
  readonly mediaType: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

const CONTAINERS: ReadonlySet<string> = new Set(['application/zip', 'application/x-cfb']);

/** Refuses what begins like a program or another type that is never admitted, before the rest of it is sent. */
export async function refuseAtOnce(name: string, beginning: Uint8Array): Promise<void> {
  const type = (await fileTypeFromBuffer(beginning))?.mime;
  if (type === undefined || CONTAINERS.has(type) || FILE_TYPES.some(({ mediaType }) => mediaType === type)) return;
  throw refused(name, isProgram(type) ? PROGRAM : UNKNOWN);
}

/**
 * What a whole file is, by its content.
 *
 * @param read starts reading from the beginning
 * @throws Problem `attachment-type` with the reason: a program, macros, another type, a name that misleads
 */
export async function checkContent(name: string, read: () => AsyncIterable<Uint8Array>): Promise<CheckedContent> {
  const { sha256, type, fault } = await fileContent(name, read);
  if (fault === 'macros') throw refused(name, WITH_MACROS);
  if (fault === 'program') throw refused(name, PROGRAM);
  if (type === undefined) throw refused(name, UNKNOWN);
  if (fault !== undefined) throw refused(name, misleading(type));
  return { mediaType: type.mediaType, sha256 };
}

const ADMITTED = FILE_TYPES.map(({ title }) => title);

const UNKNOWN: Bilingual = {
  zh: `可以上传的是：${ADMITTED.map(({ zh }) => zh).join('、')}。请转换格式后再传；压缩包请解开后逐个上传。`,
  en: `Accepted are: ${ADMITTED.map(({ en }) => en).join(', ')}. Convert it; unpack archives and send the files one by one.`,
};
const PROGRAM: Bilingual = {
  zh: '内容是可执行程序，为防病毒一律不接收。',
  en: 'It is a program. Programs are never accepted, because they may carry a virus.',
};
const WITH_MACROS: Bilingual = {
  zh: '文档含有宏，为防病毒不接收。请另存为不含宏的格式（docx、xlsx 或 PDF）后再传。',
  en: 'The document holds macros. Save it without them (docx, xlsx or PDF) and send it again.',
};

function misleading({ title, extensions }: FileType): Bilingual {
  const wanted = extensions.map((extension) => `.${extension}`).join('、');
  return {
    zh: `内容是${title.zh}，文件名后缀却不是 ${wanted}。请核对是否选错文件，或者改正后缀。`,
    en: `Its content is ${title.en}, but the name does not end in ${wanted}. Is it the right file? Else mend its name.`,
  };
}

/** The same refusal for a name that promises nothing admitted. */
export function refusedByName(name: string): Problem {
  return refused(name, UNKNOWN);
}

function refused(name: string, why: Bilingual): Problem {
  return new Problem('attachment-type', {
    detail: { zh: `没有上传“${name}”：${why.zh}`, en: `“${name}” was not uploaded. ${why.en}` },
  });
}
