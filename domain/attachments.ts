import type { Bilingual } from './procurement/rules/rule.ts';

/** What files may belong to. A new kind needs its guard in api/attachments/owners.ts. */
export const ATTACHMENT_OWNERS = [
  'task',
  'purchase',
  'question',
  'challenge',
  'complaint',
  'admission',
  'report',
  'visit',
  'repair',
  'finance',
] as const;
export type AttachmentOwner = (typeof ATTACHMENT_OWNERS)[number];

/** Bytes a file may have; the database holds the same limit. A scanned contract of a hundred pages stays below it. */
export const LARGEST_FILE = 52_428_800;

/** Bytes of every part but the last: small enough to arrive over a weak line, and to be sent again when it did not. */
export const PART_BYTES = 262_144;

/** Files that one thing may have. */
export const MOST_FILES = 20;

export const LONGEST_FILE_NAME = 200;

export interface FileType {
  readonly mediaType: string;
  /** Without the dot, small; the first is the usual one. */
  readonly extensions: readonly string[];
  readonly title: Bilingual;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The closed list of what offices send each other. Nothing that runs, and nothing that hides other files. */
export const FILE_TYPES: readonly FileType[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], title: { zh: 'PDF 文件', en: 'PDF' } },
  { mediaType: 'application/ofd', extensions: ['ofd'], title: { zh: 'OFD 版式文件', en: 'OFD' } },
  {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    extensions: ['docx'],
    title: { zh: 'Word 文档', en: 'Word document' },
  },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], title: { zh: 'Excel 表格', en: 'Excel sheet' } },
  {
    mediaType: `${OFFICE}.presentationml.presentation`,
    extensions: ['pptx'],
    title: { zh: 'PowerPoint 文稿', en: 'PowerPoint slides' },
  },
  {
    mediaType: 'application/x-cfb',
    extensions: ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'],
    title: { zh: 'Office 97 或 WPS 文件', en: 'Office 97 or WPS file' },
  },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], title: { zh: 'JPEG 图片', en: 'JPEG picture' } },
  { mediaType: 'image/png', extensions: ['png'], title: { zh: 'PNG 图片', en: 'PNG picture' } },
  { mediaType: 'text/plain', extensions: ['txt', 'csv'], title: { zh: '文本文件', en: 'Text' } },
];

/** 'jpg' of '现场照片.JPG'; empty without one. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The type that a name promises; its content decides. */
export function typeOfName(name: string): FileType | undefined {
  const extension = extensionOf(name);
  return FILE_TYPES.find(({ extensions }) => extensions.includes(extension));
}

/** How many parts a file of so many bytes is sent in. */
export function partsOf(size: number): number {
  return Math.ceil(size / PART_BYTES);
}

/** '3.4 MB', '12 KB'. */
export function formatSize(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
