import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { openSchemaEngine } from './schema-engine.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

// Any number will do, as long as every process that migrates takes the same one. Not Prisma's own (72707369).
const LOCK = 5_701_836_214;

/**
 * Brings the database to the newest migration and returns the names of those that were applied now.
 * Keeps the ordinary `_prisma_migrations` table, so `prisma migrate deploy` elsewhere agrees with it. Two processes may
 * call this at once: the second waits and finds nothing left to do.
 *
 * @throws Error naming the migration and PostgreSQL's own message; what failed has been rolled back and is tried again
 *   by the next call
 */
export async function migrate(databaseUrl: string, folder: string = MIGRATIONS): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  // One connection for the lock and for the work: if this process is killed, PostgreSQL frees the lock only when the
  // statement that was running has ended, so that nobody begins on a half-applied migration.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await forgetInterrupted(pool);
    return await applyAll(pool, migrationsList);
  } finally {
    await pool.end();
  }
}

/** The migrations on disk, oldest first, in the form the schema engine wants. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => {
      const value = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    }),
  );
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
  };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}

/** A migration runs in one transaction, so one that was begun and not finished has left nothing behind. */
async function forgetInterrupted(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!rows[0]?.found) return;
  await pool.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
}

async function applyAll(pool: pg.Pool, migrationsList: MigrationList): Promise<string[]> {
  let cause: Error | undefined;
  const engine = await openSchemaEngine(pool, (error) => (cause = error));
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  } catch (error) {
    const name = /migration_name="([^"]+)"/.exec(String(error))?.[1] ?? 'of the database';
    throw new Error(`Migration ${name} failed: ${cause?.message ?? String(error)}`, { cause: cause ?? error });
  } finally {
    engine.free();
  }
}

async function main(): Promise<void> {
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is not set: give the address of the database to migrate.');
  const applied = await migrate(databaseUrl);
  process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'the database is up to date\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
