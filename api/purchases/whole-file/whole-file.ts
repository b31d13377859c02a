import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { formatInstant, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { LARGEST_ARCHIVE, zip, type ZipEntry } from '../../exports/zip.ts';
import { Download, route } from '../../route.ts';
import { getPurchase } from '../get-purchase.ts';
import { purchaseNotFound, purchaseParams } from '../visible-purchase.ts';
import { attachedFiles } from './attached-files.ts';
import { courseCsv, courseOf, csv, type CourseEvent } from './course.ts';
import { internalPapers, notices, type Listed } from './papers.ts';
import { answered, inOnePiece, type Paper, type Reading } from './reading.ts';

/** Room for papers, headers and index beside the attachments, in bytes. */
const FOR_PAPERS = 512 * 1024 * 1024;

export const purchaseFile = route({
  method: 'get',
  path: '/purchases/{purchaseId}/file',
  operationId: 'purchaseFile',
  summary: '下载全卷 · The whole file of a purchase as one archive',
  description:
    'Its papers as PDF, its attachments, its course as CSV and an index with the SHA-256 of each, as far as the caller may read them. Written while it is sent; each download is audited.',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  success: { status: 200, media: 'application/zip', description: 'The archive' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, context) {
    const reading = { caller, context, purchaseId };
    const events = await courseOf(reading);
    const listed = (await answered(getPurchase, reading, { purchaseId })) as Listed | undefined;
    if (events === undefined || listed === undefined) throw purchaseNotFound();
    await audit(reading);
    const name = encodeURIComponent(`采购全卷_${listed.number}.zip`);
    return new Download(Readable.from(zip(entries(reading, listed, events)), { objectMode: false }), {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="purchase.zip"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
    });
  },
});

async function audit({ caller, context, purchaseId }: Reading): Promise<void> {
  const text = `INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
                VALUES ($1, $2, 'purchase.file-downloaded', 'purchase', $3, '{}')`;
  const values = [caller.userId, caller.roles.join(' '), purchaseId];
  await context.database.pool.query({ name: 'audit-file', text, values });
}

type IndexLine = readonly [name: string, bytes: string, sha256: string];

/** Numbered in order, so that no two have one name; the index comes last, when everything has been hashed. */
async function* entries(reading: Reading, listed: Listed, events: readonly CourseEvent[]): AsyncGenerator<ZipEntry> {
  const index: IndexLine[] = [];
  let seq = 0;
  const numbered = ({ folder, title, content }: Paper): ZipEntry => {
    seq += 1;
    const name = `${folder}/${String(seq).padStart(3, '0')}_${safeName(title)}`;
    return { name, content: hashed(content, (bytes, sha256) => index.push([name, String(bytes), sha256])) };
  };
  for await (const paper of notices(reading, listed)) yield numbered(paper);
  for await (const paper of internalPapers(reading, listed)) yield numbered(paper);
  let room = LARGEST_ARCHIVE - FOR_PAPERS;
  for await (const file of attachedFiles(reading)) {
    if (file.size > room) {
      index.push([
        `${file.folder}/${safeName(file.title)}`,
        String(file.size),
        '超出压缩包容量，未装入，请在页面单独下载',
      ]);
      continue;
    }
    room -= file.size;
    yield numbered(file);
  }
  yield numbered({ folder: '5_进程', title: '采购进程.csv', content: inOnePiece(courseCsv(events)) });
  yield { name: '目录.csv', content: [indexCsv(listed.number, index)] };
}

/** Passes the content on and tells its length in bytes and its SHA-256 in hexadecimal when it has passed. */
async function* hashed(
  content: Paper['content'],
  told: (bytes: number, sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    const plain = typeof piece === 'string' ? Buffer.from(piece) : piece;
    hash.update(plain);
    bytes += plain.length;
    yield plain;
  }
  told(bytes, hash.digest('hex'));
}

/** A title as a file name on every system: no separators, no signs that Windows refuses, at most 100 characters. */
function safeName(title: string): string {
  const plain = title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  const ending = /\.\w{1,8}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, plain.length - ending.length).slice(0, 100) + ending;
}

function indexCsv(number: string, lines: readonly IndexLine[]): string {
  return csv([
    ['采购编号', number, ''],
    ['制作时间', formatInstant(instantOfMillis(Date.now())), ''],
    ['文件', '字节数', 'SHA-256'],
    ...lines,
  ]);
}
