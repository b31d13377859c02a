import { rateLimit } from 'express-rate-limit';
import { Problem } from '../problem.ts';

const WINDOW_MS = 60_000;
/** A whole office behind one address reads comfortably; a program that takes everything is sent to the feeds. */
const READS = 600;

/** Setting a PDF takes a tenth of a second of the processor. */
const DOCUMENTS = 60;

/** Per address. What a page costs is small, so this only keeps one visitor from taking the service from the others. */
export const limitReads = () => limit(READS);
export const limitDocuments = () => limit(DOCUMENTS);

function limit(times: number) {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: times,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(
        new Problem('too-many-attempts', {
          detail: { zh: '访问过于频繁，请一分钟后再试。', en: 'Too many requests. Try again in a minute.' },
          headers: { 'Retry-After': String(WINDOW_MS / 1000) },
        }),
      );
    },
  });
}
