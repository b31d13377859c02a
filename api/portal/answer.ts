import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const compress = promisify(gzip);

/** Nothing of a page may run or load but the portal's own style and pictures. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join(';');

/** A correction must be seen soon; until then nobody asks the database again. */
const SHORT = 'public, max-age=60, stale-if-error=86400';

/** Below this compressing saves no packet. */
const SMALL_BYTES = 1_200;

export interface PublicAnswer {
  readonly type: string;
  readonly body: string;
  readonly status?: number;
  readonly cache?: string;
}

/** Headers that every answer of the portal carries. Anybody may use its data from anywhere. */
export function publicHeaders(response: Response): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** The one place that writes the portal's texts: with an ETag, and 304 for whoever has the answer already. */
export async function sendPublic(request: Request, response: Response, answer: PublicAnswer): Promise<void> {
  const { type, body, status = 200, cache = SHORT } = answer;
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', status === 200 ? cache : 'no-store');
  if (status === 200) {
    // Weak, because the compressed and the plain answer share it.
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    response.setHeader('ETag', etag);
    if (hasIt(request, etag)) {
      response.statusCode = 304;
      response.end();
      return;
    }
  }
  response.statusCode = status;
  const bytes = Buffer.from(body);
  const squeezed = bytes.length > SMALL_BYTES && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (squeezed) response.setHeader('Content-Encoding', 'gzip');
  response.end(squeezed ? await compress(bytes) : bytes);
}

export function hasIt(request: Request, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return known !== undefined && (known === '*' || known.split(',').some((one) => one.trim() === etag));
}
