import { createHash, randomBytes } from 'node:crypto';

/** 128 bits: nobody guesses one, and a printed address stays short. */
const TOKEN_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database keeps of a token; undefined for a text that is none. */
export function hashOfToken(token: string): Buffer | undefined {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest() : undefined;
}

/** Where the portal asks about the visit. */
export function feedbackPath(token: string): string {
  return `/public/v/${token}`;
}
