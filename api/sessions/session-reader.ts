import type { Role } from '../../domain/tasks/task-kind.ts';
import type { Database } from '../../prisma/database.ts';

/** The person behind a session. */
export interface SessionPerson {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly organisationId: string;
  readonly organisationName: string;
  readonly region: string;
  readonly standsInFor: string[];
}

/** The same, and when they last gave their password. */
export interface LivingSession extends SessionPerson {
  readonly passwordCheckedAt: Date;
}

/** Columns of SessionPerson from `app_user u` and `organisation o`. */
export const PERSON_COLUMNS = `
  u.id, u.username, u.display_name AS "displayName", u.roles, u.region_code AS region,
  u.organisation_id AS "organisationId", o.name AS "organisationName",
  ARRAY(SELECT l.user_id FROM leave_substitute n JOIN leave l ON l.id = n.leave_id
        WHERE n.user_id = u.id AND l.starts_at <= now() AND now() < l.ends_at) AS "standsInFor"`;

const BY_TOKENS = `
  SELECT s.token_hash AS "tokenHash", s.password_checked_at AS "passwordCheckedAt", ${PERSON_COLUMNS}
  FROM session s JOIN app_user u ON u.id = s.user_id JOIN organisation o ON o.id = u.organisation_id
  WHERE s.token_hash = ANY ($1::bytea[]) AND s.expires_at > now() AND u.active`;

/** The people behind sessions that live, by the token's hash as latin1. */
export async function peopleOf(
  { pool }: Database,
  tokenHashes: readonly Buffer[],
): Promise<Map<string, LivingSession>> {
  const hashes = new Map(tokenHashes.map((tokenHash) => [tokenHash.toString('latin1'), tokenHash]));
  const { rows } = await pool.query<LivingSession & { tokenHash: Buffer }>({
    name: 'sessions',
    text: BY_TOKENS,
    values: [[...hashes.values()]],
  });
  return new Map(rows.map(({ tokenHash, ...person }) => [tokenHash.toString('latin1'), person]));
}

interface Waiting {
  readonly tokenHash: Buffer;
  readonly resolve: (person: LivingSession | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads sessions, always from the database, so that a session ended or a right taken away counts from the next request.
 * Requests that arrive while a read is under way share the next one: one round trip for many, no waiting for one.
 */
export class SessionReader {
  readonly #database: Database;
  #waiting: Waiting[] = [];
  #reading = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Undefined for a token without a living session. */
  personOf(tokenHash: Buffer): Promise<LivingSession | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ tokenHash, resolve, reject });
      if (!this.#reading) void this.#readAll();
    });
  }

  async #readAll(): Promise<void> {
    this.#reading = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#read(batch);
    }
    this.#reading = false;
  }

  async #read(batch: readonly Waiting[]): Promise<void> {
    try {
      const people = await peopleOf(
        this.#database,
        batch.map(({ tokenHash }) => tokenHash),
      );
      for (const { tokenHash, resolve } of batch) resolve(people.get(tokenHash.toString('latin1')));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
