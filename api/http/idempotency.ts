import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Database, Tx } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';
import { inTransaction } from '../transaction.ts';

/** A creating request that may be sent twice. */
export interface IdempotentRequest {
  readonly userId: string;
  /** Value of the Idempotency-Key header. */
  readonly key: string;
  /** Method and concrete path. */
  readonly route: string;
  readonly body: unknown;
  readonly status: number;
}

/** Longer keys are refused; a UUID has 36 characters. */
export const LONGEST_KEY = 128;

type Query = <R extends object>(text: string, values: unknown[]) => Promise<R[]>;

/**
 * Runs the effect and keeps its answer in one transaction; a repeat with the same key gets the kept answer.
 *
 * @throws Problem `idempotency-in-flight` while the first is still running, `idempotency-conflict` for other content
 */
export function once<T>(database: Database, request: IdempotentRequest, effect: (tx: Tx) => Promise<T>): Promise<T> {
  return database.prisma.$transaction((tx) =>
    keepAnswer(
      (text, values) => tx.$queryRawUnsafe(text, ...values),
      request,
      () => effect(tx),
    ),
  );
}

/** The same in plain SQL, which takes half the processor time. */
export function onceBySql<T>(
  database: Database,
  request: IdempotentRequest,
  effect: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(database, (client) =>
    keepAnswer(
      async <R extends object>(text: string, values: unknown[]) => (await client.query<R>(text, values)).rows,
      request,
      () => effect(client),
    ),
  );
}

const LOCK = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free';
// A statement of its own: it must see what was committed before the lock was free.
const KNOWN = `
  SELECT route, body_hash AS "bodyHash", response FROM idempotency_key WHERE user_id = $1::uuid AND key = $2`;
const KEEP = `
  INSERT INTO idempotency_key (user_id, key, route, body_hash, status, response) VALUES ($1::uuid, $2, $3, $4, $5::int, $6::jsonb)`;

interface Kept<T> {
  readonly route: string;
  readonly bodyHash: string;
  readonly response: T;
}

async function keepAnswer<T>(query: Query, request: IdempotentRequest, effect: () => Promise<T>): Promise<T> {
  const { userId, key, route, body, status } = request;
  const bodyHash = createHash('sha256')
    .update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null))
    .digest('hex');
  const [lock] = await query<{ free: boolean }>(LOCK, [`${userId} ${key}`]);
  if (!lock?.free) throw inFlight();
  const [known] = await query<Kept<T>>(KNOWN, [userId, key]);
  if (known) {
    if (known.bodyHash !== bodyHash || known.route !== route) throw conflict();
    return known.response;
  }
  const answer = await effect();
  await query(KEEP, [userId, key, route, bodyHash, status, JSON.stringify(answer ?? {})]);
  return answer;
}

function inFlight(): Problem {
  return new Problem('idempotency-in-flight', {
    detail: {
      zh: '同一请求正在处理，请稍候用同一幂等键重试以取得结果。',
      en: 'The same request is still running. Repeat it with the same key in a moment to get its answer.',
    },
    headers: { 'Retry-After': '1' },
  });
}

function conflict(): Problem {
  return new Problem('idempotency-conflict', {
    detail: {
      zh: '此幂等键已用于另一内容，没有执行任何操作。请为新的请求使用新的 Idempotency-Key。',
      en: 'This key belongs to other content, nothing was done. Use a new Idempotency-Key for a new request.',
    },
  });
}
