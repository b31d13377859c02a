import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../problem.ts';
import type { Authenticated } from './session.ts';

const WINDOW_MS = 60_000;
const ATTEMPTS = 20;

/** Spares the processor: hashing a password is expensive by design. Counted per username, or person, and address. */
export const limitPasswords = rateLimit({
  windowMs: WINDOW_MS,
  limit: ATTEMPTS,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (request: Request, response: Response) => {
    const authenticated = response.locals['authenticated'] as Authenticated | undefined;
    const { username = authenticated?.caller.username } = (request.body ?? {}) as { username?: unknown };
    return `${ipKeyGenerator(request.ip ?? '')} ${String(username).slice(0, 100)}`;
  },
  handler: (_request, _response, next) => {
    next(
      new Problem('too-many-attempts', {
        detail: {
          zh: '密码尝试过于频繁，请一分钟后重试。',
          en: 'Too many passwords in a short time. Try again in a minute.',
        },
        headers: { 'Retry-After': String(WINDOW_MS / 1000) },
      }),
    );
  },
});
