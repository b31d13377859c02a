import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';

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

/**
 * Runs the effect and keeps its answer in one transaction; a repeat with the same key gets the kept answer.
 *
 * @throws Problem `idempotency-in-flight` while the first is still running, `idempotency-conflict` for other content
 */
export async function once<T>(
  database: Database,
  request: IdempotentRequest,
  effect: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { userId, key, route, status } = request;
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return database.prisma.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0)) AS free`;
    if (!lock?.free) throw inFlight();
    const known = await tx.idempotencyKey.findUnique({ where: { userId_key: { userId, key } } });
    if (known) {
      if (known.bodyHash !== bodyHash || known.route !== route) throw conflict();
      return known.response as T;
    }
    const answer = await effect(tx);
    const response = (answer ?? {}) as object;
    await tx.idempotencyKey.create({ data: { userId, key, route, bodyHash, status, response } });
    return answer;
  });
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
