import type { Logger } from 'pino';
import type { ReportChange } from '../domain/providers/platform-report.ts';
import type { Database } from '../prisma/database.ts';
import type { Delivery } from './outbox.ts';
import { repeat } from './repeat.ts';
import { postSigned, type OutsideService } from './signed-post.ts';

const EVERY_MS = 2_000;
const BATCH = 8;
/** Longer than a post has patience, so that no report is under way twice. */
const FIRST_LEASE_SECONDS = 15;
const LONGEST_LEASE_SECONDS = 3_600;
/** What the platform does not accept as it is will not be right in a minute. */
const REFUSED_SECONDS = 86_400;

/** Taking a report leases it, longer with every attempt; a repair or a lifting waits for the ban that it ends. */
const TAKE = `
  UPDATE platform_report r
  SET attempts = r.attempts + 1,
      next_at = clock_timestamp()
        + interval '1 second' * least(${LONGEST_LEASE_SECONDS}, ${FIRST_LEASE_SECONDS} * 2 ^ least(r.attempts, 16))
  FROM debarment d
  WHERE d.id = r.debarment_id AND r.id IN (
    SELECT w.id FROM platform_report w
    WHERE w.sent_at IS NULL AND w.next_at <= clock_timestamp()
      AND (w.change = 'added' OR NOT EXISTS (
        SELECT 1 FROM platform_report a WHERE a.debarment_id = w.debarment_id AND a.change = 'added' AND a.sent_at IS NULL))
    ORDER BY w.next_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING r.id, r.change, d.credit_code AS "creditCode", d.name, d.region_code AS region, d.rule, d.facts, d.authority,
            d.document, d.from_day::text AS "from", d.until_day::text AS until, 
            CASE WHEN r.change <> 'added' THEN coalesce(
              (SELECT b.reason FROM ban_repair b WHERE b.debarment_id = d.id AND b.state = 'granted'
                 AND b.scope = CASE r.change WHEN 'lifted' THEN 'lifting' ELSE 'publication' END),
              d.lift_reason) END AS "liftReason"`;

/** What the public list says of a ban, and nothing else. Days in Asia/Shanghai. */
interface Report {
  readonly id: string;
  readonly change: ReportChange;
  readonly creditCode: string;
  readonly name: string;
  readonly region: string;
  readonly rule: string;
  readonly facts: string;
  readonly authority: string;
  readonly document: string;
  readonly from: string;
  readonly until: string;
  readonly liftReason: string | null;
}

/**
 * Sends what is due to the credit platform, signed (standardwebhooks.com). A report has one id for ever: the platform
 * keeps the first and answers a repetition with the same receipt, so a worker may die at any point.
 */
export async function sendReports({ pool }: Database, platform: OutsideService, log: Logger): Promise<Delivery> {
  const { rows } = await pool.query<Report>({ name: 'take-reports', text: TAKE });
  const sent = await Promise.all(
    rows.map(async (report) => {
      const { id, ...record } = report;
      const answer = await postSigned(platform, 'v1/records', id, record);
      if ('receipt' in answer) {
        await pool.query(
          'UPDATE platform_report SET sent_at = clock_timestamp(), receipt = $2, problem = NULL WHERE id = $1 AND sent_at IS NULL',
          [report.id, answer.receipt],
        );
        return true;
      }
      log.warn({ reportId: report.id, problem: answer.problem }, 'a ban could not be reported');
      await pool.query(
        `UPDATE platform_report SET problem = $2, next_at = greatest(next_at, clock_timestamp() + interval '1 second' * $3)
         WHERE id = $1 AND sent_at IS NULL`,
        [report.id, answer.problem, answer.final ? REFUSED_SECONDS : 0],
      );
      return false;
    }),
  );
  const delivered = sent.filter(Boolean).length;
  return { delivered, failed: sent.length - delivered };
}

/** Reports every two seconds for as long as the worker runs. Returns what ends it. */
export function startReporting(database: Database, platform: OutsideService, log: Logger): () => Promise<void> {
  return repeat(EVERY_MS, 'reporting to the credit platform', () => sendReports(database, platform, log), log);
}
