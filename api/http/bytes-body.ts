import express, { type RequestHandler } from 'express';
import { Problem } from '../problem.ts';

const TYPE = 'application/octet-stream';

/** Reads a body of bytes. A route of ours is no form: another type means another page speaks, or a program errs. */
export function bytesBody(limit: number): RequestHandler {
  const read = express.raw({ limit, type: () => true, inflate: false });
  return (request, response, next) => {
    if (request.headers['content-type'] === TYPE) {
      read(request, response, next);
      return;
    }
    next(
      new Problem('unsupported-media-type', {
        detail: { zh: `请设置 Content-Type: ${TYPE}。`, en: `Send Content-Type: ${TYPE}.` },
      }),
    );
  };
}
