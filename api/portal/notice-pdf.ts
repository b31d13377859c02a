import type { RequestHandler } from 'express';
import { noticeDocument } from '../documents/notices/notice-document.ts';
import { sendPdf } from '../documents/pdf/send-pdf.ts';
import type { ApiContext } from '../context.ts';
import { hasIt } from './answer.ts';
import { hashOfJson } from './canonical.ts';
import { publishedNotice } from './records.ts';
import { noticePath } from './view.ts';

/** Raised when the layout changes: whoever kept a PDF gets the new one. */
const LAYOUT = 1;

/** A notice as PDF, with its hash in small print. The same notice gives the same file. */
export function noticePdf({ database, log }: ApiContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const notice = await publishedNotice(database, request.params.id);
    const hash = hashOfJson(notice);
    const etag = `"${hash.slice(0, 32)}-${LAYOUT}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'public, max-age=60, stale-if-error=86400');
    if (hasIt(request, etag)) {
      response.status(304).end();
      return;
    }
    const notes = [`本公告 JSON 文件的校验值（SHA-256）：${hash}`, `查验地址：${noticePath(notice)}`];
    const missing = await sendPdf(response, { ...noticeDocument(notice), notes });
    if (missing.length > 0) log.warn({ notice: notice.id, missing }, 'the fonts lack characters of a notice');
  };
}
