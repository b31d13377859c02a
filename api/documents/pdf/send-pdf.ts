import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { fullTitle, type OfficialDocument } from '../document.ts';
import { officialPdf } from './official-pdf.ts';

/** Headers of a PDF that opens in the browser and is saved under the document's own title. */
export function pdfHeaders(title: string, missing: readonly string[]): Record<string, string> {
  return {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`,
    ...(missing.length === 0 ? {} : { 'X-Missing-Glyphs': missing.join(' ') }),
  };
}

/** Writes the document as it is set. A reader who goes away ends the setting. */
export async function sendPdf(response: Response, document: OfficialDocument): Promise<readonly string[]> {
  const { stream, missing } = officialPdf(document);
  for (const [name, value] of Object.entries(pdfHeaders(fullTitle(document), missing))) response.setHeader(name, value);
  try {
    await pipeline(stream, response);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
  return missing;
}
