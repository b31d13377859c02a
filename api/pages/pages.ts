import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router, type Response } from 'express';
import type { ApiContext } from '../context.ts';
import { recordOf } from '../http/request-record.ts';
import { openApiDocument } from '../openapi.ts';
import { ROUTES } from '../routes.ts';
import { startPage } from './start-page.ts';

const require = createRequire(import.meta.url);
const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));

/** Everything a browser may fetch without login: read once, served from memory, nothing from other hosts. */
export function pagesRouter(context: ApiContext): Router {
  const router = Router({ strict: true });
  const serve = (path: string, type: string, content: string | Buffer, cache = 'no-cache') => {
    router.get(path, (_request, response) => {
      recordOf(response).route = path;
      sendFile(response, type, content, cache);
    });
  };
  const own = (name: string) => readFileSync(new URL(name, import.meta.url));
  const swagger = (name: string) => readFileSync(join(SWAGGER_UI, name));
  serve('/', 'text/html', startPage(context.environment));
  serve('/start.css', 'text/css', own('start.css'));
  serve('/api/openapi.json', 'application/json', JSON.stringify(openApiDocument(ROUTES)));
  serve('/api/docs', 'text/html', own('docs.html'));
  serve('/api/docs/docs.js', 'text/javascript', own('docs.js'));
  serve('/api/docs/swagger-ui.css', 'text/css', swagger('swagger-ui.css'), LONG);
  serve('/api/docs/swagger-ui-bundle.js', 'text/javascript', swagger('swagger-ui-bundle.js'), LONG);
  serve('/favicon.ico', 'image/svg+xml', own('icon.svg'), LONG);
  return router;
}

/** A day: they change with a release only. */
const LONG = 'public, max-age=86400';

function sendFile(response: Response, type: string, content: string | Buffer, cache: string): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Cache-Control', cache);
  response.end(content);
}
