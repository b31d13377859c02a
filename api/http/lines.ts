import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';

export const NDJSON = 'application/x-ndjson';

/** Refuses what is no NDJSON, or says from the start that it is too large. The body itself is read line by line. */
export function linesBody(limit: number): RequestHandler {
  return (request, _response, next) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type !== NDJSON) {
      next(
        new Problem('unsupported-media-type', {
          detail: { zh: `请设置 Content-Type: ${NDJSON}，每行一个 JSON。`, en: `Send Content-Type: ${NDJSON}.` },
        }),
      );
      return;
    }
    next(Number(request.headers['content-length'] ?? 0) > limit ? tooLarge(limit) : undefined);
  };
}

export interface TextLine {
  /** From 1; empty lines count and are left out. */
  readonly line: number;
  readonly text: string;
}

/**
 * The lines of a body, in groups, as they arrive: a large body is never in memory as a whole.
 *
 * @throws Problem `body-too-large` as soon as more bytes or lines have come than may
 */
export async function* linesOf(
  body: Readable,
  limits: { readonly bytes: number; readonly lines: number; readonly lineBytes: number },
  groupSize: number,
): AsyncGenerator<readonly TextLine[]> {
  const decoder = new StringDecoder('utf8');
  let [bytes, line, rest] = [0, 0, ''];
  let group: TextLine[] = [];
  const take = (text: string) => {
    line += 1;
    if (line > limits.lines) throw tooMany(limits.lines);
    if (text.trim() !== '') group.push({ line, text });
  };
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > limits.bytes) throw tooLarge(limits.bytes);
    const texts = (rest + decoder.write(piece)).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > limits.lineBytes) throw tooLarge(limits.lineBytes);
    for (const text of texts) {
      take(text);
      if (group.length === groupSize) {
        yield group;
        group = [];
      }
    }
  }
  rest += decoder.end();
  if (rest !== '') take(rest);
  if (group.length > 0) yield group;
}

function tooLarge(limit: number): Problem {
  const kilobytes = Math.floor(limit / 1024);
  return new Problem('body-too-large', {
    detail: {
      zh: `内容超过 ${kilobytes} KB，请分几次上传。已记录的行不会重复记录。`,
      en: `More than ${kilobytes} KB: send it in parts. What is on record is not recorded again.`,
    },
  });
}

function tooMany(lines: number): Problem {
  return new Problem('body-too-large', {
    detail: {
      zh: `超过 ${lines} 行，请分几次上传。已记录的行不会重复记录。`,
      en: `More than ${lines} lines: send them in parts. What is on record is not recorded again.`,
    },
  });
}
