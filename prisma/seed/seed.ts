import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DEMO_HOLDER_IDENTITIES } from './demo/holder-keys.ts';
import { loadDemo } from './demo/load-demo.ts';
import { DEMO_ORGANISATIONS } from './demo/organisations.ts';
import { DEMO_RECIPIENTS, SHOWCASE_RECIPIENTS } from './demo/recipients.ts';
import { DEMO_USERS } from './demo/users.ts';
import { loadReference } from './load-reference.ts';
import { readCalendar, readDirectory, readFunds, readRegions } from './reference-data.ts';

export interface SeedOptions {
  /** Also load fictitious organisations, people and recipients, whose password everybody knows. Never in production. */
  readonly demo: boolean;
}

/** Raised when a loader writes the same data differently, so that databases seeded before are seeded again. */
const LOADER_VERSION = 1;

// Any number will do, as long as every process that seeds takes the same one, and migrating takes another.
const LOCK = 5_701_836_215;

/**
 * Loads regions, the working-day calendar and the service directory, and the demo if asked for. What is loaded already
 * is skipped, so calling it at every start costs a few milliseconds; data that changed since is written over by key and
 * nothing is deleted. One transaction a part; two processes may call it at once.
 *
 * @throws Error of PostgreSQL when the database is not migrated, or when a demo name is taken by a real row
 */
export async function seed(databaseUrl: string, options: SeedOptions): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [regions, calendar, directory, funds] = [readRegions(), readCalendar(), readDirectory(), readFunds()];
    const reference = { regions, calendar, directory, funds };
    await loadOnce(client, 'reference', reference, () => loadReference(client, reference));
    if (!options.demo) return;
    const demo = [DEMO_ORGANISATIONS, DEMO_USERS, DEMO_RECIPIENTS, SHOWCASE_RECIPIENTS, DEMO_HOLDER_IDENTITIES];
    await loadOnce(client, 'demo', demo, () => loadDemo(client));
  } finally {
    await client.end();
  }
}

/** Loads one part of the seed unless exactly this data is recorded as loaded. */
async function loadOnce(client: pg.Client, name: string, data: unknown, load: () => Promise<void>): Promise<void> {
  const digest = createHash('sha256')
    .update(JSON.stringify([LOADER_VERSION, data]))
    .digest('hex');
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM seed_record WHERE name = $1 AND hash = $2', [name, digest]);
    if (rowCount === 0) {
      await load();
      await client.query(
        `INSERT INTO seed_record (name, hash) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET hash = EXCLUDED.hash, loaded_at = now()`,
        [name, digest],
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function main(): Promise<void> {
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is not set: give the address of the database to seed.');
  await seed(databaseUrl, { demo: process.argv.includes('--demo') });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
