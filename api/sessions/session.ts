import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request } from 'express';
import { inboxesOf } from '../../domain/tasks/task-state.ts';
import type { Database } from '../../prisma/database.ts';
import { abilityOf } from '../access/abilities.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { PERSON_COLUMNS, type SessionPerson, type SessionReader } from './session-reader.ts';

/** Hours that a session lives; signing out or deactivating the person ends it at once. */
export const SESSION_HOURS = 12;

export interface Authenticated {
  readonly caller: Caller;
  readonly tokenHash: Buffer;
  readonly passwordCheckedAt: Date;
}

/** A new session and the removal of the person's expired ones, in one statement. */
const OPEN = `
  WITH expired AS (DELETE FROM session WHERE user_id = $2 AND expires_at <= now()),
  opened AS (
    INSERT INTO session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 hour') RETURNING user_id
  )
  SELECT ${PERSON_COLUMNS}
  FROM opened JOIN app_user u ON u.id = opened.user_id JOIN organisation o ON o.id = u.organisation_id`;

/** @throws Problem `not-signed-in` without a session that lives */
export async function authenticate(
  request: Request,
  context: ApiContext,
  sessions: SessionReader,
): Promise<Authenticated> {
  const token = tokenOf(request, cookieName(context));
  if (token === undefined) throw notSignedIn();
  const tokenHash = hashOf(token);
  const session = await sessions.personOf(tokenHash);
  if (session === undefined) throw notSignedIn();
  const { passwordCheckedAt, ...person } = session;
  return { caller: callerOf(person), tokenHash, passwordCheckedAt };
}

/** Opens a session; the token is told once and only its hash is kept. */
export async function openSession({ pool }: Database, userId: string): Promise<{ token: string; caller: Caller }> {
  const token = randomBytes(32).toString('base64url');
  const values = [hashOf(token), userId, SESSION_HOURS];
  const { rows } = await pool.query<SessionPerson>({ name: 'open-session', text: OPEN, values });
  return { token, caller: callerOf(rows[0]!) };
}

export async function closeSession({ pool }: Database, tokenHash: Buffer): Promise<void> {
  await pool.query({ name: 'close-session', text: 'DELETE FROM session WHERE token_hash = $1', values: [tokenHash] });
}

/** The Set-Cookie header of a session; without a token, the one that removes it. */
export function sessionCookie(context: ApiContext, token: string | undefined): string {
  return stringifySetCookie({
    name: cookieName(context),
    value: token ?? '',
    httpOnly: true,
    sameSite: 'strict',
    secure: isProduction(context),
    path: '/',
    maxAge: token === undefined ? 0 : SESSION_HOURS * 3600,
  });
}

function isProduction({ environment }: ApiContext): boolean {
  return environment.mode === 'production';
}

/** The prefix makes browsers insist on Secure and on the exact host. */
function cookieName(context: ApiContext): string {
  return isProduction(context) ? '__Host-jieli' : 'jieli';
}

function tokenOf({ headers }: Request, cookie: string): string | undefined {
  const { authorization } = headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length);
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[cookie];
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whoever a session's person is to the handlers. */
export function callerOf({ id: userId, ...row }: SessionPerson): Caller {
  return { ...row, userId, inboxes: inboxesOf({ ...row, userId }), ability: abilityOf(row.roles) };
}

function notSignedIn(): Problem {
  return new Problem('not-signed-in', {
    detail: {
      zh: '未登录或会话已过期，请先登录（POST /api/v1/sessions）。',
      en: 'No session, or it has expired: sign in first (POST /api/v1/sessions).',
    },
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}
