import type { Logger } from 'pino';
import { TEXTS, type TextKind } from '../domain/tasks/text-messages.ts';
import { mayBeTexted } from '../domain/tasks/quiet-hours.ts';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import type { Delivery } from './outbox.ts';
import { repeat } from './repeat.ts';
import { postSigned, type OutsideService } from './signed-post.ts';

const EVERY_MS = 2_000;
const BATCH = 16;
/** Longer than a post has patience, so that no message is under way twice. */
const FIRST_LEASE_SECONDS = 15;
const LONGEST_LEASE_SECONDS = 900;
/** What the gateway does not take as it is, a number that is none for example, is tried once a day until it is too old. */
const REFUSED_SECONDS = 86_400;

const KINDS = Object.keys(TEXTS) as TextKind[];

/** The newest first: after an outage people want to know what is, not what was. */
const TAKE = `
  UPDATE text_message m
  SET attempts = m.attempts + 1,
      next_at = clock_timestamp()
        + interval '1 second' * least(${LONGEST_LEASE_SECONDS}, ${FIRST_LEASE_SECONDS} * 2 ^ least(m.attempts, 16))
  FROM app_user u
  WHERE u.id = m.user_id AND m.id IN (
    SELECT w.id FROM text_message w
    WHERE w.kind = ANY ($1) AND w.sent_at IS NULL AND w.next_at <= clock_timestamp() AND w.expires_at > clock_timestamp()
    ORDER BY w.created_at DESC LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING m.id, m.kind, CASE WHEN u.active THEN u.mobile END AS "to"`;

/** Too old to help, or of somebody who wants none any more. */
const DROP =
  'DELETE FROM text_message WHERE sent_at IS NULL AND (id = ANY ($1::uuid[]) OR expires_at <= clock_timestamp())';

const SENT = `
  UPDATE text_message SET sent_at = clock_timestamp(), receipt = $2, problem = NULL WHERE id = $1 AND sent_at IS NULL`;

const FAILED = `
  UPDATE text_message SET problem = $2, next_at = greatest(next_at, clock_timestamp() + interval '1 second' * $3)
  WHERE id = $1 AND sent_at IS NULL`;

interface Waiting {
  readonly id: string;
  readonly kind: TextKind;
  readonly to: string | null;
}

/**
 * Hands the messages that are due to the gateway, signed. A message has one id for ever: the gateway sends the first and
 * answers a repetition with the same receipt, so a worker may die at any point and nobody is told twice. In the quiet hours of
 * `now` (milliseconds since 1970) only what cannot wait is sent.
 */
export async function sendTexts(
  { pool }: Database,
  gateway: OutsideService,
  log: Logger,
  now = Date.now(),
): Promise<Delivery> {
  const kinds = KINDS.filter((kind) => mayBeTexted(kind, instantOfMillis(now)));
  const { rows } = await pool.query<Waiting>({ name: 'take-texts', text: TAKE, values: [kinds] });
  const sent = await Promise.all(
    rows.map(async ({ id, kind, to }) => {
      if (to === null) return undefined;
      const answer = await postSigned(gateway, 'v1/messages', id, { to, text: TEXTS[kind] });
      if ('receipt' in answer) {
        await pool.query(SENT, [id, answer.receipt]);
        return true;
      }
      log.warn({ textMessageId: id }, 'a text message could not be sent; it is tried again');
      await pool.query(FAILED, [id, answer.problem, answer.final ? REFUSED_SECONDS : 0]);
      return false;
    }),
  );
  await pool.query({
    name: 'drop-texts',
    text: DROP,
    values: [rows.filter(({ to }) => to === null).map(({ id }) => id)],
  });
  const delivered = sent.filter((one) => one === true).length;
  return { delivered, failed: sent.filter((one) => one === false).length };
}

/** Sends every two seconds for as long as the worker runs. Returns what ends it. */
export function startTexting(database: Database, gateway: OutsideService, log: Logger): () => Promise<void> {
  return repeat(EVERY_MS, 'sending text messages', () => sendTexts(database, gateway, log), log);
}
