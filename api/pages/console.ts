import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Router, type Response } from 'express';
import type { ApiEnvironment } from '../environment.ts';
import { recordOf } from '../http/request-record.ts';

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The console at /console/, for browsers. Assets carry their hash in their name and are kept for a year; every other
 * address is a page of the console and gets index.html, which is asked for again each time. Without a built console
 * (web/dist) there is nothing to serve and the addresses do not exist.
 */
export function consoleRouter({ mode }: Pick<ApiEnvironment, 'mode'>): Router {
  const router = Router({ strict: true });
  const files = builtFiles();
  const index = files.get('index.html')?.content.toString('utf8').replace('{{mode}}', mode);
  if (index === undefined) return router;
  router.get('/console', (_request, response) => {
    recordOf(response).route = '/console';
    response.redirect(302, '/console/');
  });
  router.get('/console/assets/:name', (request, response, next) => {
    recordOf(response).route = '/console/assets/{name}';
    const file = files.get(`assets/${request.params.name}`);
    if (!file) {
      next();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(request.params.name)] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Vary', 'Accept-Encoding');
    const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (gzip) response.setHeader('Content-Encoding', 'gzip');
    response.end(gzip ? (file.compressed ??= gzipSync(file.content, { level: 9 })) : file.content);
  });
  router.get('/console/{*page}', (_request, response) => {
    recordOf(response).route = '/console/{page}';
    sendIndex(response, index);
  });
  return router;
}

/**
 * Ant Design writes its styles at run time. This page alone admits style sheets that carry the nonce of this answer, and
 * style attributes (sizes and positions); scripts stay those of the build.
 */
function sendIndex(response: Response, index: string): void {
  const nonce = randomBytes(18).toString('base64');
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader(
    'Content-Security-Policy',
    policy.replace(/(style-src [^;]*)/, `$1 'nonce-${nonce}';style-src-attr 'unsafe-inline'`),
  );
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  response.end(index.replace('{{nonce}}', nonce));
}

interface BuiltFile {
  readonly content: Buffer;
  /** Made at the first request that takes it. */
  compressed?: Buffer;
}

/** Read once, at the start: a file that is not of the build is never served. */
function builtFiles(): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const folder of ['', 'assets/']) {
    for (const name of namesIn(join(DIST, folder))) {
      files.set(`${folder}${name}`, { content: readFileSync(join(DIST, folder, name)) });
    }
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
