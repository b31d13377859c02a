import express, { type Request, type RequestHandler } from 'express';
import { Problem } from '../problem.ts';

/** Bytes. Documents go elsewhere; no form of this service comes near it. */
const LIMIT = 1_048_576;

const parse = express.json({ limit: LIMIT, type: () => true, strict: true, verify: refuseNul });

/** PostgreSQL stores no NUL in a text, and no person types one. */
function refuseNul(_request: unknown, _response: unknown, body: Buffer): void {
  if (body.includes('\\u0000')) throw new Error('NUL');
}

/** Reads a JSON body. A request without any body counts as an empty object, so that `claim` needs none. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (!hasBody(request)) {
    request.body = {};
    next();
    return;
  }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    parse(request, response, next);
    return;
  }
  next(
    new Problem('unsupported-media-type', {
      detail: {
        zh: '请求内容必须是 JSON：请设置 Content-Type: application/json。',
        en: 'The body must be JSON: send Content-Type: application/json.',
      },
    }),
  );
};

function hasBody(request: Request): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** The refusals of Express's own parsers, as problems; undefined for anything else. */
export function problemOfParser(error: unknown): Problem | undefined {
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') {
    return new Problem('body-too-large', {
      detail: { zh: '请求内容最多 1 MB，请减少内容后重试。', en: 'A body may hold 1 MB at most. Send less.' },
    });
  }
  if (type === 'entity.verify.failed') {
    return new Problem('malformed-request', {
      detail: {
        zh: '文字中有不可见的控制字符（\\u0000），请删去后重试。',
        en: 'A text holds the control character \\u0000. Remove it.',
      },
    });
  }
  if (type === 'entity.parse.failed') {
    return new Problem('malformed-json', {
      detail: { zh: '请检查 JSON 语法（引号、逗号、括号）后重试。', en: 'Check the JSON syntax and send it again.' },
    });
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Problem('unsupported-media-type', {
      detail: { zh: '请使用 UTF-8 编码，不要使用其他压缩方式。', en: 'Use UTF-8 and a common content encoding.' },
    });
  }
  if (status === 400 || error instanceof URIError) {
    return new Problem('malformed-request', {
      detail: { zh: '请检查请求地址和内容的编码后重试。', en: 'Check the encoding of the address and the body.' },
    });
  }
  return undefined;
}
