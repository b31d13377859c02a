import { readFileSync } from 'node:fs';
import { Router, type Request, type Response } from 'express';
import { keyId, publicPem } from '../../prisma/signing-key.ts';
import type { ApiContext } from '../context.ts';
import { sendPublic } from '../portal/answer.ts';

/** The public half of the signing key, and the program that verifies with it: what one needs before the network is gone. */
export function keysRouter({ environment: { signingKey } }: ApiContext): Router {
  const pem = publicPem(signingKey);
  const program = readFileSync(new URL('verify.mjs', import.meta.url), 'utf8');
  const keys = { keys: [{ id: keyId(signingKey), algorithm: 'Ed25519', pem }] };
  const router = Router({ strict: true, caseSensitive: true });
  const serve = (path: string, type: string, body: string) =>
    router.get(path, (request: Request, response: Response) => sendPublic(request, response, { type, body }));
  serve('/keys.json', 'application/json', JSON.stringify(keys, null, 2));
  serve('/keys/signing-key.pem', 'application/x-pem-file', pem);
  serve('/keys/verify.mjs', 'text/javascript', program);
  return router;
}
