import type { Logger } from 'pino';
import { figure } from '../domain/procurement/rules.ts';
import { feedbackPath, hashOfToken, newToken } from '../prisma/feedback-token.ts';
import { isQuiet } from '../domain/tasks/quiet-hours.ts';
import { ratingText } from '../domain/tasks/text-messages.ts';
import { addDays, dayOf, endOfDay, instantOfMillis } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import type { Delivery } from './outbox.ts';
import { repeat } from './repeat.ts';
import { postSigned, type OutsideService } from './signed-post.ts';

const EVERY_MS = 2_000;
const BATCH = 16;
/** Longer than a post has patience, so that no message is under way twice. */
const FIRST_LEASE_SECONDS = 15;
const LONGEST_LEASE_SECONDS = 900;
/** What the gateway does not take as it is is tried once a day until it is too old. */
const REFUSED_SECONDS = 86_400;

const TAKE = `
  UPDATE visit_text m
  SET attempts = m.attempts + 1,
      next_at = clock_timestamp()
        + interval '1 second' * least(${LONGEST_LEASE_SECONDS}, ${FIRST_LEASE_SECONDS} * 2 ^ least(m.attempts, 16))
  WHERE m.visit_id IN (
    SELECT w.visit_id FROM visit_text w
    WHERE w.sent_at IS NULL AND w.next_at <= clock_timestamp() AND w.expires_at > clock_timestamp()
    ORDER BY w.asked_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING m.visit_id AS id, m.origin, m.asked_by AS "askedBy", rating_number(m.visit_id) AS "to"`;

/** Too old to help, or of somebody who is not to be asked any more: died, moved away, has answered, took the number away. */
const DROP =
  'DELETE FROM visit_text WHERE sent_at IS NULL AND (visit_id = ANY ($1::uuid[]) OR expires_at <= clock_timestamp())';

const LINK = 'INSERT INTO visit_link (token_hash, visit_id, created_by, expires_at) VALUES ($1, $2, $3, $4)';

const SENT = `
  UPDATE visit_text SET sent_at = clock_timestamp(), receipt = $2, problem = NULL WHERE visit_id = $1 AND sent_at IS NULL`;

const FAILED = `
  UPDATE visit_text SET problem = $2, next_at = greatest(next_at, clock_timestamp() + interval '1 second' * $3)
  WHERE visit_id = $1 AND sent_at IS NULL`;

interface Waiting {
  readonly id: string;
  readonly origin: string;
  readonly askedBy: string;
  readonly to: string | null;
}

/**
 * Texts recipients the link by which they rate a visit; nobody in the quiet hours of `now` (milliseconds since 1970). The
 * visit's id is the message's: however often it is tried, the gateway sends one. Every attempt has a link of its own, kept
 * as a hash before it leaves, so that whichever arrives opens.
 */
export async function sendRatingTexts(
  { pool }: Database,
  gateway: OutsideService,
  log: Logger,
  now = Date.now(),
): Promise<Delivery> {
  if (isQuiet(instantOfMillis(now))) return { delivered: 0, failed: 0 };
  const { rows } = await pool.query<Waiting>({ name: 'take-rating-texts', text: TAKE });
  const today = dayOf(instantOfMillis(now));
  const expiresAt = endOfDay(addDays(today, figure('HS-18', 'feedbackLink', today).count));
  const sent = await Promise.all(
    rows.map(async ({ id, origin, askedBy, to }) => {
      if (to === null) return undefined;
      const token = newToken();
      await pool.query(LINK, [hashOfToken(token), id, askedBy, expiresAt]);
      const text = ratingText(new URL(feedbackPath(token), origin).href);
      const answer = await postSigned(gateway, 'v1/messages', id, { to, text });
      if ('receipt' in answer) {
        await pool.query(SENT, [id, answer.receipt]);
        return true;
      }
      log.warn({ visitId: id }, 'a rating link could not be texted; it is tried again');
      await pool.query(FAILED, [id, answer.problem, answer.final ? REFUSED_SECONDS : 0]);
      return false;
    }),
  );
  await pool.query({
    name: 'drop-rating-texts',
    text: DROP,
    values: [rows.filter(({ to }) => to === null).map(({ id }) => id)],
  });
  return {
    delivered: sent.filter((one) => one === true).length,
    failed: sent.filter((one) => one === false).length,
  };
}

/** Sends every two seconds for as long as the worker runs. Returns what ends it. */
export function startRatingTexts(database: Database, gateway: OutsideService, log: Logger): () => Promise<void> {
  return repeat(EVERY_MS, 'texting rating links', () => sendRatingTexts(database, gateway, log), log);
}
